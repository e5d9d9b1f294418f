using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Reading a region of a base tensor: the gradient goes to that region, zero elsewhere.</summary>
internal sealed class AsStridedView(Tensor whole, Tensor view) : Node(whole)
{
    readonly ViewPlace place = new(whole, view);

    internal override string Name => "AsStridedBackward0";

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } gradient) return;
        input[0] = place.Scatter(gradient);
    }
}

/// <summary>Writing a region of a base tensor: the old base gets the gradient without the region, the new contents get the region.</summary>
internal sealed class CopySlices(Tensor whole, Tensor value, Tensor view) : Node(whole, value)
{
    readonly ViewPlace place = new(whole, view);

    internal override string Name => "CopySlices";

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } gradient) return;
        if (Needs(1)) input[1] = place.Gather(gradient);
        if (Needs(0)) input[0] = gradient - place.Scatter(place.Gather(gradient));
    }
}
