using TorchSharp.Modules;

namespace TorchSharp;

/// <summary>Layers with the same values as others and parameters of their own, without drawing random numbers.</summary>
internal static class Copies
{
    internal static Parameter Copied(this Parameter parameter) => new(parameter.detach().clone(), parameter.requires_grad);

    internal static Linear Copied(this Linear layer) => new(layer.weight.Copied(), layer.bias?.Copied());
}
