using System.Runtime.CompilerServices;

namespace TorchSharp;

/// <summary>
/// Sizes and strides (in elements) of a tensor. Immutable, so results of equal shape share one object: making a new one costs more
/// than a small addition.
/// </summary>
internal sealed class Layout
{
    internal static readonly Layout Scalar = new([], [], 1, true);

    internal readonly long[] Sizes;
    internal readonly long[] Strides;
    internal readonly long Count;

    /// <summary>Row-major without gaps (size-1 dimensions and empty tensors may have any stride).</summary>
    internal readonly bool Contiguous;

    Layout? contiguousForm;

    Layout(long[] sizes, long[] strides, long count, bool contiguous)
    {
        Sizes = sizes;
        Strides = strides;
        Count = count;
        Contiguous = contiguous;
    }

    internal int Rank => Sizes.Length;

    /// <summary>A row-major layout. Takes ownership of the array.</summary>
    internal static Layout Of(params long[] sizes)
    {
        if (sizes.Length == 0) return Scalar;
        var strides = new long[sizes.Length];
        long count = 1;
        for (int i = sizes.Length - 1; i >= 0; i--)
        {
            long size = sizes[i];
            if (size < 0) throw TorchError.Create($"Trying to create tensor with negative dimension {size}: {Describe(sizes)}");
            strides[i] = count == 0 ? 1 : count;
            count *= size;
            if (count > int.MaxValue) throw TorchError.Create($"A tensor of shape {Describe(sizes)} has more than {int.MaxValue} elements, which this engine does not hold.");
        }
        return new Layout(sizes, strides, count, true);
    }

    /// <summary>Any layout. Takes ownership of the arrays.</summary>
    internal static Layout Of(long[] sizes, long[] strides)
    {
        long count = 1;
        bool contiguous = true;
        for (int i = sizes.Length - 1; i >= 0; i--)
        {
            if (sizes[i] != 1 && strides[i] != count) contiguous = false;
            count *= sizes[i];
        }
        return new Layout(sizes, strides, count, contiguous || count == 0);
    }

    /// <summary>Of complex numbers: the layout of their parts, along one more dimension at the end.</summary>
    internal Layout Split() => Of([.. Sizes, 2], [.. Strides.Select(stride => 2 * stride), 1]);

    /// <summary>The row-major layout of the same sizes.</summary>
    internal Layout AsContiguous => Contiguous && HasRowMajorStrides() ? this : contiguousForm ??= Of(Sizes);

    bool HasRowMajorStrides()
    {
        long expected = 1;
        for (int i = Sizes.Length - 1; i >= 0; i--)
        {
            if (Strides[i] != expected && (Sizes[i] != 1 || Strides[i] == 0)) return false;
            expected *= Math.Max(Sizes[i], 1);
        }
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool SameSizes(ReadOnlySpan<long> sizes) => Sizes.AsSpan().SequenceEqual(sizes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool SameSizes(Layout other) => ReferenceEquals(this, other) || ReferenceEquals(Sizes, other.Sizes) || Sizes.AsSpan().SequenceEqual(other.Sizes);

    /// <summary>How many elements lie between the first and the last one that the layout reaches, both included.</summary>
    internal long Reach
    {
        get
        {
            if (Count == 0) return 0;
            if (Contiguous) return Count;
            long last = 0;
            for (int i = 0; i < Sizes.Length; i++) last += (Sizes[i] - 1) * Strides[i];
            return last + 1;
        }
    }

    /// <summary>Whether the elements fill a run of memory, each place once: row-major, or row-major with its dimensions in another order.</summary>
    internal bool IsDense
    {
        get
        {
            if (Contiguous) return true;
            long filled = 1;
            while (filled < Count)
            {
                int next = 0;
                while (next < Rank && (Sizes[next] == 1 || Strides[next] != filled)) next++;
                if (next == Rank) return false;
                filled *= Sizes[next];
            }
            return true;
        }
    }

    /// <summary>Whether a dimension stands still: an expanded tensor shows the same elements several times.</summary>
    internal bool Repeats
    {
        get
        {
            if (Contiguous) return false;
            for (int i = 0; i < Sizes.Length; i++)
                if (Strides[i] == 0 && Sizes[i] > 1) return true;
            return false;
        }
    }

    /// <summary>A dimension number that may count from the end, as an index.</summary>
    internal int Dimension(long dimension)
    {
        int bound = Math.Max(Rank, 1);
        if (dimension < -bound || dimension >= bound) throw TorchError.Dimension(dimension, Rank);
        return (int)(dimension < 0 ? dimension + bound : dimension);
    }

    internal string Describe() => Describe(Sizes);

    internal static string Describe(ReadOnlySpan<long> sizes) => $"[{string.Join(", ", sizes.ToArray())}]";

    public override string ToString() => Contiguous ? Describe() : $"{Describe()} with strides {Describe(Strides)}";
}
