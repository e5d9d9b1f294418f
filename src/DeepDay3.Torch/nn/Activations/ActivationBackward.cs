using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The gradient times the slope of an activation.</summary>
internal sealed class ActivationBackward<TFunction>(Tensor x, Coefficients k) : Node(x) where TFunction : struct, IActivation
{
    SavedTensor saved = new(x);

    internal override string Name => TFunction.Name;

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var x = saved.Get(this);
        input[0] = GradMode.Enabled
            ? g * (TFunction.Slope(x, k) ?? Activation.Map<TFunction>(x, null, k, slope: true))
            : Activation.Map<TFunction>(x, g, k, slope: true);
    }

    internal override void Release() => saved.Release();
}
