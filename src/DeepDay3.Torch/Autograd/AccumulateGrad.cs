using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Where a leaf's gradients arrive: adds them to its <c>grad</c>.</summary>
internal sealed class AccumulateGrad : Node
{
    readonly AutogradMeta meta;
    readonly Layout layout;
    readonly ScalarType type;

    internal AccumulateGrad(AutogradMeta meta, Tensor variable) : base(ReadOnlySpan<Tensor?>.Empty)
    {
        this.meta = meta;
        layout = variable.layout;
        type = variable.scalarType;
    }

    internal override string Name => "AccumulateGrad";

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } gradient) return;
        if (!gradient.layout.SameSizes(layout)) throw TorchError.Create(
            $"The gradient of a leaf of shape {layout.Describe()} has shape {gradient.layout.Describe()}.");
        // Of a complex gradient of a real leaf the real part counts.
        meta.Accumulate(gradient.scalarType == type ? gradient : gradient.to_type(type));
    }
}
