using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>Distinct values. Every NaN is distinct from every other, as NaN equals nothing.</summary>
internal static class Uniques
{
    /// <summary>The distinct values, for each input element the position of its value among them, and how often each occurs.</summary>
    internal sealed record Result<T>(T[] Values, long[] Inverse, long[] Counts);

    /// <summary>Distinct rows by the positions of their first occurrences, for each input row the position among them, and how often each occurs.</summary>
    internal sealed record RowResult(int[] Representatives, long[] Inverse, long[] Counts);

    /// <summary>Distinct values in ascending order, NaN last.</summary>
    internal static Result<T> Sorted<T>(ReadOnlySpan<T> input)
        where T : unmanaged, INumber<T>
    {
        var entries = new MergeSort.Entry<T>[input.Length];
        for (var i = 0; i < entries.Length; i++)
            entries[i] = new MergeSort.Entry<T>(input[i], i);
        var sorted = MergeSort.Sort<T, Ascending<T>>(entries, new MergeSort.Entry<T>[input.Length]);
        var (values, counts, inverse) = (new List<T>(), new List<long>(), new long[input.Length]);
        foreach (var (key, index) in sorted)
        {
            Count(key, values, counts);
            inverse[index] = values.Count - 1;
        }
        return new Result<T>([.. values], inverse, [.. counts]);
    }

    /// <summary>The first of each run of equal values, in input order.</summary>
    internal static Result<T> Consecutive<T>(ReadOnlySpan<T> input)
        where T : unmanaged, INumber<T>
    {
        var (values, counts, inverse) = (new List<T>(), new List<long>(), new long[input.Length]);
        for (var i = 0; i < input.Length; i++)
        {
            Count(input[i], values, counts);
            inverse[i] = values.Count - 1;
        }
        return new Result<T>([.. values], inverse, [.. counts]);
    }

    /// <summary>
    /// Distinct rows of a rows x length matrix in lexicographic order, or, when consecutive, the first of each run of equal rows: 'unique' along a
    /// dimension that has been moved to the front.
    /// </summary>
    internal static RowResult OfRows<T>(int rows, int length, bool consecutive, ReadOnlySpan<T> input)
        where T : unmanaged, INumber<T>
    {
        var data = input[..(rows * length)].ToArray();
        var order = new int[rows];
        for (var i = 0; i < rows; i++)
            order[i] = i;
        if (!consecutive)
            Array.Sort(order, (left, right) => Compare(data.AsSpan(left * length, length), data.AsSpan(right * length, length)) is var first && first != 0 ? first : left.CompareTo(right));
        var (representatives, counts, inverse) = (new List<int>(), new List<long>(), new long[rows]);
        foreach (var row in order)
        {
            if (representatives.Count == 0 || !data.AsSpan(representatives[^1] * length, length).SequenceEqual(data.AsSpan(row * length, length)) || HasNaN(data.AsSpan(row * length, length)))
            {
                representatives.Add(row);
                counts.Add(0);
            }
            counts[^1]++;
            inverse[row] = representatives.Count - 1;
        }
        return new RowResult([.. representatives], inverse, [.. counts]);
    }

    static void Count<T>(T value, List<T> values, List<long> counts)
        where T : INumber<T>
    {
        if (values.Count == 0 || values[^1] != value)
        {
            values.Add(value);
            counts.Add(0);
        }
        counts[^1]++;
    }

    static int Compare<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : INumber<T>
    {
        for (var i = 0; i < left.Length; i++)
        {
            if (Ascending<T>.Precedes(left[i], right[i]))
                return -1;
            if (Ascending<T>.Precedes(right[i], left[i]))
                return 1;
        }
        return 0;
    }

    static bool HasNaN<T>(ReadOnlySpan<T> row)
        where T : INumber<T>
    {
        foreach (var value in row)
            if (T.IsNaN(value))
                return true;
        return false;
    }
}
