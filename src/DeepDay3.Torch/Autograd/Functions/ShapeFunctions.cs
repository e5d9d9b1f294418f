using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Every change of shape that keeps the order of the elements.</summary>
internal sealed class ReshapeBackward(Tensor x, string name) : Node(x)
{
    readonly long[] sizes = x.layout.Sizes;

    internal override string Name => name;

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input) => input[0] = output[0]?.reshape(sizes);
}

internal sealed class PermuteBackward(Tensor x, int[] order) : Node(x)
{
    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        var inverse = new int[order.Length];
        for (int i = 0; i < order.Length; i++) inverse[order[i]] = i;
        input[0] = output[0]?.Permuted(inverse);
    }
}

internal sealed class ExpandBackward(Tensor x) : Node(x)
{
    readonly Form form = new(x);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is { } g) input[0] = form.Fit(g);
    }
}

/// <summary>A part of a tensor (select, slice): the gradient lies there, zero elsewhere.</summary>
internal sealed class RegionBackward(Tensor x, Tensor view, string name) : Node(x)
{
    readonly Layout whole = x.layout;
    readonly Layout part = view.layout;
    readonly long relative = view.offset - x.offset;

    internal override string Name => name;

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is { } g) input[0] = Region.Scatter(g, whole, part, relative);
    }
}
