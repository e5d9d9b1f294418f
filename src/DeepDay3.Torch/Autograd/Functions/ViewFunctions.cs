using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Reading a region of a base tensor: the gradient goes to that region, zero elsewhere.</summary>
internal sealed class AsStridedView(Tensor whole, Tensor view) : Node(whole)
{
    readonly Layout wholeLayout = whole.layout;
    readonly Layout viewLayout = view.layout;
    readonly long relative = view.offset - whole.offset;

    internal override string Name => "AsStridedBackward0";

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } gradient) return;
        input[0] = Region.Scatter(gradient, wholeLayout, viewLayout, relative);
    }
}

/// <summary>Writing a region of a base tensor: the old base gets the gradient without the region, the new contents get the region.</summary>
internal sealed class CopySlices(Tensor whole, Tensor value, Tensor view) : Node(whole, value)
{
    readonly Layout wholeLayout = whole.layout;
    readonly Layout viewLayout = view.layout;
    readonly long relative = view.offset - whole.offset;

    internal override string Name => "CopySlices";

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } gradient) return;
        if (Needs(1)) input[1] = Region.Gather(gradient, wholeLayout, viewLayout, relative);
        if (Needs(0)) input[0] = gradient - Region.Scatter(Region.Gather(gradient, wholeLayout, viewLayout, relative), wholeLayout, viewLayout, relative);
    }
}
