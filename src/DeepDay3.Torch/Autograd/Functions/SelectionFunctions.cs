using static TorchSharp.torch;

namespace TorchSharp;

internal sealed class IndexSelectBackward(Tensor x, int dimension, Tensor index) : Node(x)
{
    SavedTensor savedIndex = new(index);
    readonly long[] sizes = x.layout.Sizes;

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is { } g) input[0] = zeros(sizes, g.scalarType).index_add(dimension, savedIndex.Get(this), g, 1);
    }

    internal override void Release() => savedIndex.Release();
}

internal sealed class IndexAddBackward(Tensor x, Tensor source, int dimension, Tensor index, Number alpha) : Node(x, source)
{
    SavedTensor savedIndex = new(index);
    readonly long[] sizes = source.layout.Sizes;
    readonly Number alpha = alpha;

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        input[0] = g;
        if (Needs(1)) input[1] = g.index_select(dimension, savedIndex.Get(this)).Times(alpha).reshape(sizes);
    }

    internal override void Release() => savedIndex.Release();
}

internal sealed class GatherBackward(Tensor x, int dimension, Tensor index) : Node(x)
{
    SavedTensor savedIndex = new(index);
    readonly long[] sizes = x.layout.Sizes;

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is { } g) input[0] = zeros(sizes, g.scalarType).scatter_add(dimension, savedIndex.Get(this), g);
    }

    internal override void Release() => savedIndex.Release();
}

internal sealed class ScatterBackward(Tensor x, Tensor source, int dimension, Tensor index, bool add) : Node(x, source)
{
    SavedTensor savedIndex = new(index);
    readonly Layout sourceLayout = source.layout;

    internal override string Name => add ? "ScatterAddBackward0" : "ScatterBackward0";

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        if (Needs(0)) input[0] = add ? g : g.scatter(dimension, savedIndex.Get(this), zeros(savedIndex.Get(this).shape, g.scalarType));
        if (Needs(1)) input[1] = Pad(g.gather(dimension, savedIndex.Get(this)));
    }

    /// <summary>A source larger than the index: what was not used has no gradient.</summary>
    Tensor Pad(Tensor used)
    {
        if (used.layout.SameSizes(sourceLayout)) return used;
        var whole = zeros(sourceLayout.Sizes, used.scalarType);
        var part = whole;
        for (int i = 0; i < used.layout.Rank; i++) part = part.narrow(i, 0, used.layout.Sizes[i]);
        part.copy_(used);
        return whole;
    }

    internal override void Release() => savedIndex.Release();
}

internal sealed class WhereBackward(Tensor condition, Tensor x, Tensor y) : Node(x, y)
{
    SavedTensor savedCondition = new(condition);
    readonly Form formX = new(x);
    readonly Form formY = new(y);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var zero = Tensor.FromNumber(0, g.scalarType);
        if (Needs(0)) input[0] = formX.Fit(where(savedCondition.Get(this), g, zero));
        if (Needs(1)) input[1] = formY.Fit(where(savedCondition.Get(this), zero, g));
    }

    internal override void Release() => savedCondition.Release();
}

internal sealed class CatBackward : Node
{
    readonly int dimension;
    readonly long[] lengths;
    readonly Form[] forms;
    readonly long[]?[] empty;

    /// <summary>For all that was joined: of another rank than the result are only vectors without elements, which take up no room.</summary>
    internal CatBackward(Tensor[] parts, int rank, int dimension) : base(parts)
    {
        this.dimension = dimension;
        lengths = [.. parts.Select(p => p.layout.Rank == rank ? p.layout.Sizes[dimension] : 0)];
        forms = [.. parts.Select(p => new Form(p))];
        empty = [.. parts.Select((p, i) => lengths[i] == 0 ? p.layout.Sizes : null)];
    }

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        long start = 0;
        for (int i = 0; i < lengths.Length; i++)
        {
            if (Needs(i)) input[i] = lengths[i] == 0 ? zeros(empty[i]!, g.scalarType) : forms[i].Fit(g.narrow(dimension, start, lengths[i]));
            start += lengths[i];
        }
    }
}
