using System.Buffers;
using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>
/// Sorting and selection along one dimension of data laid out [outer, length, inner]; inner is 1 for the last dimension. NaN is the largest value.
/// Equal values keep their order, so results are unique. Booleans are passed as bytes.
/// </summary>
internal static unsafe class Sorting
{
    /// <summary>Selections of up to this many are kept sorted while scanning; larger ones sort the line.</summary>
    const int ScanLimit = 32;

    /// <summary>Sorted values and the positions along the dimension that they came from.</summary>
    internal static void Sort<T>(int outer, int length, int inner, bool descending, ReadOnlySpan<T> input, Span<T> values, Span<long> indices)
        where T : unmanaged, INumber<T>
        => Lines(outer, length, inner, length, descending, input, values, indices, all: true);

    /// <summary>The k largest (or smallest) values, best first, and their positions; outputs are [outer, k, inner].</summary>
    /// <exception cref="ArgumentException">k is negative or exceeds the length.</exception>
    internal static void TopK<T>(int outer, int length, int inner, int k, bool largest, ReadOnlySpan<T> input, Span<T> values, Span<long> indices)
        where T : unmanaged, INumber<T>
    {
        if (k < 0 || k > length)
            throw new ArgumentException($"selected index k out of range: k is {k}, the dimension has size {length}");
        Lines(outer, length, inner, k, largest, input, values, indices, all: true);
    }

    /// <summary>The k-th smallest value (k from 1) and its position; outputs are [outer, inner].</summary>
    /// <exception cref="ArgumentException">k is not within 1 and the length.</exception>
    internal static void KthValue<T>(int outer, int length, int inner, int k, ReadOnlySpan<T> input, Span<T> values, Span<long> indices)
        where T : unmanaged, INumber<T>
    {
        if (k < 1 || k > length)
            throw new ArgumentException($"kthvalue(): selected number k out of range: k is {k}, the dimension has size {length}");
        Lines(outer, length, inner, k, false, input, values, indices, all: false);
    }

    /// <summary>The lower median and its position, or the first NaN of a line that holds one; outputs are [outer, inner].</summary>
    /// <exception cref="ArgumentException">The dimension is empty.</exception>
    internal static void Median<T>(int outer, int length, int inner, ReadOnlySpan<T> input, Span<T> values, Span<long> indices)
        where T : unmanaged, INumber<T>
    {
        if (length == 0)
            throw new ArgumentException("median(): Expected reduction dim to have non-zero size.");
        KthValue(outer, length, inner, (length + 1) / 2, input, values, indices);
        for (var line = 0; line < outer * inner; line++)
        {
            var start = line / inner * length * inner + line % inner;
            for (var i = 0; i < length; i++)
                if (T.IsNaN(input[start + i * inner]))
                {
                    (values[line], indices[line]) = (input[start + i * inner], i);
                    break;
                }
        }
    }

    /// <summary>Writes the first k of each line's order, or only the k-th.</summary>
    static void Lines<T>(int outer, int length, int inner, int k, bool descending, ReadOnlySpan<T> input, Span<T> values, Span<long> indices, bool all)
        where T : unmanaged, INumber<T>
    {
        if (k == 0 || length == 0)
            return;
        fixed (T* inputStart = input, valueStart = values)
        fixed (long* indexStart = indices)
        {
            var (x, v, at) = ((nint)inputStart, (nint)valueStart, (nint)indexStart);
            Workers.For(outer * inner, Math.Max(1, 4096 / length), (from, to) =>
            {
                var scratch = ArrayPool<MergeSort.Entry<T>>.Shared.Rent(2 * length);
                for (var line = from; line < to; line++)
                {
                    var (block, column) = (line / inner, line % inner);
                    var source = (T*)x + (block * length * inner + column);
                    var sorted = descending
                        ? Order<T, Descending<T>>(source, length, inner, k, scratch)
                        : Order<T, Ascending<T>>(source, length, inner, k, scratch);
                    if (!all)
                    {
                        ((T*)v)[line] = sorted[k - 1].Key;
                        ((long*)at)[line] = sorted[k - 1].Index;
                        continue;
                    }
                    for (var i = 0; i < k; i++)
                    {
                        ((T*)v)[(block * k + i) * inner + column] = sorted[i].Key;
                        ((long*)at)[(block * k + i) * inner + column] = sorted[i].Index;
                    }
                }
                ArrayPool<MergeSort.Entry<T>>.Shared.Return(scratch);
            });
        }
    }

    static Span<MergeSort.Entry<T>> Order<T, TOrder>(T* source, int length, int stride, int k, MergeSort.Entry<T>[] scratch)
        where T : unmanaged, INumber<T>
        where TOrder : struct, ISortOrder<T>
    {
        if (k <= ScanLimit && 4 * k < length)
            return Scan<T, TOrder>(source, length, stride, scratch.AsSpan(0, k));
        for (var i = 0; i < length; i++)
            scratch[i] = new MergeSort.Entry<T>(source[i * stride], i);
        return MergeSort.Sort<T, TOrder>(scratch.AsSpan(0, length), scratch.AsSpan(length, length));
    }

    static Span<MergeSort.Entry<T>> Scan<T, TOrder>(T* source, int length, int stride, Span<MergeSort.Entry<T>> best)
        where T : unmanaged, INumber<T>
        where TOrder : struct, ISortOrder<T>
    {
        var kept = 0;
        for (var i = 0; i < length; i++)
        {
            var key = source[i * stride];
            if (kept == best.Length && !TOrder.Precedes(key, best[kept - 1].Key))
                continue;
            var at = kept < best.Length ? kept++ : kept - 1;
            for (; at > 0 && TOrder.Precedes(key, best[at - 1].Key); at--)
                best[at] = best[at - 1];
            best[at] = new MergeSort.Entry<T>(key, i);
        }
        return best;
    }
}
