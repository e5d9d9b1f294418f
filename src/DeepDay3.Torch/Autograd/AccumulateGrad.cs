using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Where a leaf's gradients arrive: adds them to its <c>grad</c>.</summary>
internal sealed class AccumulateGrad : Node
{
    readonly AutogradMeta meta;
    readonly Layout layout;

    internal AccumulateGrad(AutogradMeta meta, Tensor variable) : base(ReadOnlySpan<Tensor?>.Empty)
    {
        this.meta = meta;
        layout = variable.layout;
    }

    internal override string Name => "AccumulateGrad";

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        var gradient = output[0];
        if (gradient is null) return;
        if (!gradient.layout.SameSizes(layout)) throw TorchError.Create(
            $"The gradient of a leaf of shape {layout.Describe()} has shape {gradient.layout.Describe()}.");
        if (meta.Grad is null)
        {
            bool recorded = GradMode.Enabled && gradient.Tracks;
            // The same gradient may be on its way to several leaves: only an unshared one is taken as it is.
            bool take = recorded || (!gradient.claimed && gradient.memory.References == 1 && gradient.layout.Contiguous);
            meta.Grad = take ? gradient : gradient.detach().clone();
            meta.Grad.claimed = true;
        }
        else if (GradMode.Enabled)
        {
            meta.Grad = meta.Grad + gradient;
        }
        else
        {
            meta.Grad.add_(gradient);
        }
    }
}
