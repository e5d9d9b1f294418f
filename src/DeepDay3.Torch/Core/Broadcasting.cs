namespace TorchSharp;

/// <summary>PyTorch's (NumPy's) rule: align shapes at the end; sizes must be equal or one of them 1.</summary>
internal static class Broadcasting
{
    internal static Layout Combine(Layout a, Layout b)
    {
        if (a.SameSizes(b)) return a.AsContiguous;
        if (b.Rank == 0) return a.AsContiguous;
        if (a.Rank == 0) return b.AsContiguous;
        int rank = Math.Max(a.Rank, b.Rank);
        var sizes = new long[rank];
        bool isA = a.Rank == rank, isB = b.Rank == rank;
        for (int i = 1; i <= rank; i++)
        {
            long sizeA = i <= a.Rank ? a.Sizes[^i] : 1, sizeB = i <= b.Rank ? b.Sizes[^i] : 1;
            if (sizeA != sizeB && sizeA != 1 && sizeB != 1) throw TorchError.Broadcast(a, b, rank - i, sizeA, sizeB);
            long size = sizeA == 1 ? sizeB : sizeA;
            sizes[^i] = size;
            isA &= size == sizeA;
            isB &= size == sizeB;
        }
        return isA ? a.AsContiguous : isB ? b.AsContiguous : Layout.Of(sizes);
    }

    /// <summary>The strides with which a tensor of layout <paramref name="from"/> is read as one of sizes <paramref name="sizes"/>.</summary>
    internal static void Strides(Layout from, ReadOnlySpan<long> sizes, Span<long> strides)
    {
        int lead = sizes.Length - from.Rank;
        if (lead < 0) throw Expand(from, sizes);
        strides[..lead].Clear();
        for (int i = lead; i < sizes.Length; i++)
        {
            long size = from.Sizes[i - lead];
            if (size == sizes[i]) strides[i] = from.Strides[i - lead];
            else if (size == 1) strides[i] = 0;
            else throw Expand(from, sizes);
        }
    }

    static Exception Expand(Layout from, ReadOnlySpan<long> sizes) => TorchError.Create(
        $"A tensor of shape {from.Describe()} cannot be broadcast to {Layout.Describe(sizes)}: output with shape {from.Describe()} doesn't match the broadcast shape {Layout.Describe(sizes)}");
}
