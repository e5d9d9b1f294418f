using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Reading and adding to the part of a tensor that a view's strides reach, in the geometry of the base's storage.</summary>
internal static class Region
{
    /// <summary>The elements of <paramref name="gradient"/> (of the base's shape) that the view shows.</summary>
    internal static Tensor Gather(Tensor gradient, Layout whole, Layout view, long relative)
    {
        if (Repeats(whole) is { } repeats) return Gather(gradient.sum(repeats, keepdim: true).Over((double)Copies(whole, repeats)), Single(whole, repeats), view, relative);
        long at = relative;
        using var storage = Allocate(whole, view, ref at, gradient.scalarType, out var asWhole);
        asWhole.CopyFrom(gradient);
        asWhole.Dispose();
        using var asView = Share(storage, view, at);
        var result = Compacted(asView);
        return Tensor.Recording(gradient) ? result.Record(new GatherRegion(gradient, whole, view, relative)) : result;
    }

    /// <summary>A tensor of the base's shape that is zero but for what the view shows; where the view overlaps itself, contributions add up.</summary>
    internal static Tensor Scatter(Tensor gradient, Layout whole, Layout view, long relative)
    {
        // An expanded base shows each of its elements several times: every showing gets its share.
        if (Repeats(whole) is { } repeats) return Scatter(gradient, Single(whole, repeats), view, relative).Over((double)Copies(whole, repeats)).expand(whole.Sizes.AsSpan());
        long at = relative;
        using var storage = Allocate(whole, view, ref at, gradient.scalarType, out var asWhole);
        var action = new AddAction { Source = gradient, Target = storage, View = view, Relative = at };
        Dispatch.Numeric(gradient.scalarType, ref action);
        var result = asWhole;
        if (!whole.IsDense || storage.layout.Count != whole.Count)
        {
            result = Compacted(asWhole);
            asWhole.Dispose();
        }
        return Tensor.Recording(gradient) ? result.Record(new ScatterRegion(gradient, whole, view, relative)) : result;
    }

    /// <summary>The dimensions along which an expanded layout stands still; null where there is none.</summary>
    static long[]? Repeats(Layout whole)
    {
        List<long>? found = null;
        for (int i = 0; i < whole.Rank; i++)
            if (whole.Strides[i] == 0 && whole.Sizes[i] > 1) (found ??= []).Add(i);
        return found?.ToArray();
    }

    static long Copies(Layout whole, long[] repeats) => repeats.Aggregate(1L, (product, d) => product * whole.Sizes[d]);

    static Layout Single(Layout whole, long[] repeats)
    {
        var sizes = (long[])whole.Sizes.Clone();
        foreach (long d in repeats) sizes[d] = 1;
        return Layout.Of(sizes, (long[])whole.Strides.Clone());
    }

    static Tensor Compacted(Tensor x)
    {
        var result = Tensor.Allocate(x.layout.AsContiguous, x.scalarType);
        result.CopyFrom(x);
        return result;
    }

    /// <summary>Another handle on a tensor's memory: it lasts until both are disposed.</summary>
    static Tensor Share(Tensor storage, Layout layout, long offset)
    {
        storage.memory.Retain();
        return new Tensor(storage.memory, layout, offset, storage.scalarType);
    }

    /// <summary>Zeros that hold both the base and the view (a strided view may reach beyond its base on either side), and the base in them.</summary>
    static Tensor Allocate(Layout whole, Layout view, ref long relative, ScalarType type, out Tensor asWhole)
    {
        long start = Math.Min(0, relative);
        long end = Math.Max(whole.Reach, relative + view.Reach);
        var storage = Tensor.Allocate(Layout.Of(Math.Max(end - start, 1)), type);
        storage.memory.Span<byte>(0, storage.memory.Bytes).Clear();
        asWhole = Share(storage, whole, -start);
        relative -= start;
        return storage;
    }

    struct AddAction : INumericAction
    {
        internal Tensor Source;
        internal Tensor Target;
        internal Layout View;
        internal long Relative;

        public readonly void RunComplex<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> =>
            ComplexLines.Add<T>(View.Sizes, Source.Reach<ComplexNumber<T>>(), Source.layout.Strides, Target.Elements<ComplexNumber<T>>()[(int)Relative..], View.Strides);

        public readonly void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T> =>
            Copying.Add(View.Sizes, Source.Reach<T>(), Source.layout.Strides, Target.Elements<T>()[(int)Relative..], View.Strides);
    }
}

internal sealed class GatherRegion(Tensor gradient, Layout whole, Layout view, long relative) : Node(gradient)
{
    internal override string Name => "AsStridedBackward0";

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is { } g) input[0] = Region.Scatter(g, whole, view, relative);
    }
}

internal sealed class ScatterRegion(Tensor gradient, Layout whole, Layout view, long relative) : Node(gradient)
{
    internal override string Name => "AsStridedScatterBackward0";

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is { } g) input[0] = Region.Gather(g, whole, view, relative);
    }
}
