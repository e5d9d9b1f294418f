using static TorchSharp.torch;

namespace TorchSharp;

internal sealed class SumBackward(Tensor x, long[] dimensions, bool keep) : Node(x)
{
    readonly Layout layout = x.layout;
    readonly ScalarType type = x.scalarType;

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        if (g.scalarType != type) g = g.to_type(type);
        // One number expands to any shape as it is.
        if (!keep && layout.Rank > 0 && dimensions.Length > 0) g = g.reshape(AxisView.Reduced(layout, dimensions, keep: true));
        input[0] = g.expand(layout.Sizes.AsSpan());
    }
}

/// <summary>The gradient of a value picked along a dimension goes to where it was picked.</summary>
internal sealed class PickBackward(Tensor x, Tensor indices, int dimension, bool keep, string name) : Node(x)
{
    readonly Layout layout = x.layout;

    internal override int Outputs => 1;

    internal override string Name => name;

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        if (layout.Rank == 0)
        {
            input[0] = g;
            return;
        }
        var at = keep ? indices : indices.unsqueeze(dimension);
        input[0] = zeros(layout.Sizes, g.scalarType).scatter_add(dimension, at, keep ? g : g.unsqueeze(dimension));
    }
}

/// <summary>The largest (smallest) of all: shared evenly among those that are equal.</summary>
internal sealed class ExtremeBackward(Tensor x, Tensor result, string name) : Node(x)
{
    SavedTensor savedX = new(x);
    SavedTensor savedResult = new(result, isOutput: true);

    internal override string Name => name;

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var mask = savedX.Get(this).eq(savedResult.Get(this));
        input[0] = (g / mask.sum().to_type(g.scalarType)) * mask.to_type(g.scalarType);
    }

    internal override void Release()
    {
        savedX.Release();
        savedResult.Release();
    }
}
