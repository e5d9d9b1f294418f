using TorchSharp.Modules;

namespace TorchSharp;

/// <summary>Layers with the same values as others and parameters of their own, without drawing random numbers.</summary>
internal static class Copies
{
    internal static Parameter Copied(this Parameter parameter) => new(parameter.detach().clone(), parameter.requires_grad);

    internal static Linear Copied(this Linear layer) => new(layer.weight.Copied(), layer.bias?.Copied());

    /// <summary>A normalisation over the same width, with the same eps.</summary>
    internal static LayerNorm Copied(this LayerNorm layer)
    {
        var copy = torch.nn.LayerNorm(layer.weight!.shape, layer.eps, dtype: layer.weight.dtype);
        using var mode = torch.no_grad();
        copy.weight!.copy_(layer.weight);
        copy.bias!.copy_(layer.bias!);
        return copy;
    }
}
