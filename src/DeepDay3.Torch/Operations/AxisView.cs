using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// A tensor as [outer, length, inner]: the form in which kernels work along some dimensions. Dimensions that are not next to each other, and
/// tensors with gaps, are copied into that order first.
/// </summary>
internal readonly struct AxisView
{
    internal readonly Tensor Source;
    internal readonly int Outer;
    internal readonly int Length;
    internal readonly int Inner;

    /// <summary>The sizes that remain, without the dimensions worked along.</summary>
    internal readonly long[] Kept;

    AxisView(Tensor source, long outer, long length, long inner, long[] kept)
    {
        Source = source;
        Outer = (int)outer;
        Length = (int)length;
        Inner = (int)inner;
        Kept = kept;
    }

    internal static AxisView Of(Tensor tensor, int dimension)
    {
        var layout = tensor.layout;
        if (layout.Rank == 0) return new AxisView(tensor.Compact(), 1, 1, 1, []);
        long outer = 1, inner = 1;
        for (int i = 0; i < dimension; i++) outer *= layout.Sizes[i];
        for (int i = dimension + 1; i < layout.Rank; i++) inner *= layout.Sizes[i];
        return new AxisView(tensor.Compact(), outer, layout.Sizes[dimension], inner, [.. layout.Sizes[..dimension], .. layout.Sizes[(dimension + 1)..]]);
    }

    /// <summary>Along several dimensions at once, taken as one in their order; all of them where none is named.</summary>
    internal static AxisView Of(Tensor tensor, ReadOnlySpan<long> dimensions)
    {
        var layout = tensor.layout;
        if (dimensions.Length == 0) return new AxisView(tensor.Compact(), 1, layout.Count, 1, []);
        var chosen = new bool[Math.Max(layout.Rank, 1)];
        foreach (long dimension in dimensions)
        {
            int d = layout.Dimension(dimension);
            if (chosen[d]) throw TorchError.Create($"dim {d} appears multiple times in the list of dims");
            chosen[d] = true;
        }
        if (layout.Rank == 0) return new AxisView(tensor.Compact(), 1, 1, 1, []);
        int first = Array.IndexOf(chosen, true), last = Array.LastIndexOf(chosen, true);
        long outer = 1, length = 1, inner = 1;
        var kept = new List<long>();
        bool adjacent = true;
        for (int i = 0; i < layout.Rank; i++)
        {
            if (chosen[i]) length *= layout.Sizes[i];
            else
            {
                kept.Add(layout.Sizes[i]);
                if (i < first) outer *= layout.Sizes[i];
                else if (i > last) inner *= layout.Sizes[i];
                else
                {
                    adjacent = false;
                    outer *= layout.Sizes[i];
                }
            }
        }
        if (adjacent) return new AxisView(tensor.Compact(), outer, length, inner, [.. kept]);
        // Others lie between: bring the chosen dimensions to the end.
        var order = Enumerable.Range(0, layout.Rank).OrderBy(i => chosen[i]).ToArray();
        using var mode = new GradMode.Guard(false);
        return new AxisView(tensor.Permuted(order).Compact(), outer * inner, length, 1, [.. kept]);
    }

    /// <summary>The sizes of a result with one value for each line.</summary>
    internal static long[] Reduced(Layout layout, ReadOnlySpan<long> dimensions, bool keep)
    {
        if (dimensions.Length == 0) return keep ? Ones(layout.Rank) : [];
        var result = new List<long>();
        for (int i = 0; i < layout.Rank; i++)
        {
            bool chosen = false;
            foreach (long dimension in dimensions) chosen |= layout.Dimension(dimension) == i;
            if (!chosen) result.Add(layout.Sizes[i]);
            else if (keep) result.Add(1);
        }
        return [.. result];
    }

    static long[] Ones(int rank)
    {
        var ones = new long[rank];
        Array.Fill(ones, 1);
        return ones;
    }
}
