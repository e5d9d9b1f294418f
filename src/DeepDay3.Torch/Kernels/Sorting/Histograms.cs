using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>Counting and placing values among boundaries.</summary>
internal static class Histograms
{
    /// <summary>
    /// Where each value would be inserted to keep its boundaries sorted: before equal ones, or after them when right. Boundaries are
    /// [batch, count] and values [batch, valueCount]; batch 1 serves one list for all (bucketize). NaN goes to the end.
    /// </summary>
    internal static void SearchSorted<T>(int batch, int count, int valueCount, bool right, ReadOnlySpan<T> boundaries, ReadOnlySpan<T> values, Span<long> positions)
        where T : unmanaged, INumber<T>
    {
        for (var row = 0; row < batch; row++)
        {
            var sorted = boundaries.Slice(row * count, count);
            for (var i = row * valueCount; i < (row + 1) * valueCount; i++)
            {
                var (low, high) = (0, count);
                while (low < high)
                {
                    var middle = low + (high - low) / 2;
                    // Written so that a comparison with NaN, which is false, moves on.
                    var stop = right ? sorted[middle] > values[i] : sorted[middle] >= values[i];
                    if (stop)
                        high = middle;
                    else
                        low = middle + 1;
                }
                positions[i] = low;
            }
        }
    }

    /// <summary>How many elements bincount yields: one more than the largest value, at least minLength.</summary>
    /// <exception cref="ArgumentException">A negative value or length.</exception>
    internal static long BinCountLength(ReadOnlySpan<long> input, long minLength)
    {
        if (minLength < 0)
            throw new ArgumentException($"minlength should be >= 0, but got {minLength}");
        var length = minLength;
        foreach (var value in input)
        {
            if (value < 0)
                throw new ArgumentException($"bincount only supports 1-d non-negative integral inputs, but got {value}");
            length = Math.Max(length, value + 1);
        }
        return length;
    }

    /// <summary>How often each value occurs; counts is as long as <see cref="BinCountLength"/> says.</summary>
    internal static void BinCount(ReadOnlySpan<long> input, Span<long> counts)
    {
        counts.Clear();
        foreach (var value in input)
            counts[checked((int)value)]++;
    }

    /// <summary>The sum of the weights of each value's occurrences.</summary>
    internal static void BinCount<T>(ReadOnlySpan<long> input, ReadOnlySpan<T> weights, Span<T> sums)
        where T : unmanaged, INumberBase<T>
    {
        if (weights.Length != input.Length)
            throw new ArgumentException($"weights should have the same length as input: expected {input.Length}, got {weights.Length}");
        sums.Clear();
        for (var i = 0; i < input.Length; i++)
            sums[checked((int)input[i])] += weights[i];
    }

    /// <summary>
    /// A histogram of equal bins from minimum to maximum, both included; what lies outside and NaN are not counted. When the two are equal the
    /// data's own range is used, and a range of one value is widened by one on either side.
    /// </summary>
    /// <exception cref="ArgumentException">No bins, or a range that is reversed or not finite.</exception>
    internal static void HistC<T>(ReadOnlySpan<T> input, T minimum, T maximum, Span<T> counts)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (counts.IsEmpty)
            throw new ArgumentException("torch.histc(): bins must be > 0, but got 0");
        if (minimum == maximum && !input.IsEmpty)
        {
            (minimum, maximum) = (input[0], input[0]);
            foreach (var value in input)
                (minimum, maximum) = (T.Min(minimum, value), T.Max(maximum, value));
        }
        if (minimum == maximum)
            (minimum, maximum) = (minimum - T.One, maximum + T.One);
        if (!T.IsFinite(minimum) || !T.IsFinite(maximum))
            throw new ArgumentException($"torch.histc: range of [{minimum}, {maximum}] is not finite");
        if (minimum > maximum)
            throw new ArgumentException("torch.histc: max must be larger than min");
        counts.Clear();
        var bins = T.CreateTruncating(counts.Length);
        foreach (var value in input)
        {
            if (!(value >= minimum && value <= maximum))
                continue;
            var bin = int.CreateTruncating((value - minimum) * bins / (maximum - minimum));
            counts[Math.Min(bin, counts.Length - 1)] += T.One;
        }
    }
}
