using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>Selections that look at a whole sorted line: the median of what is a number, and the most frequent value.</summary>
internal static class Middles
{
    /// <summary>The lower median of all that is not NaN; NaN where there is nothing else.</summary>
    internal static void NanMedian<T>(int outer, int length, int inner, ReadOnlySpan<T> input, Span<T> values, Span<long> indices) where T : unmanaged, INumber<T>
    {
        var (sorted, at) = Sorted(outer, length, inner, input);
        for (int line = 0; line < outer * inner; line++)
        {
            int start = Start(line, length, inner), numbers = length;
            while (numbers > 0 && T.IsNaN(sorted[start + ((numbers - 1) * inner)])) numbers--;
            int middle = start + (Math.Max(0, (numbers - 1) / 2) * inner);
            (values[line], indices[line]) = (sorted[middle], at[middle]);
        }
    }

    /// <summary>The most frequent value, the smallest of equally frequent ones, and the last position where it occurs.</summary>
    internal static void Mode<T>(int outer, int length, int inner, ReadOnlySpan<T> input, Span<T> values, Span<long> indices) where T : unmanaged, INumber<T>
    {
        var (sorted, at) = Sorted(outer, length, inner, input);
        for (int line = 0; line < outer * inner; line++)
        {
            int start = Start(line, length, inner), best = 0, run = 0;
            for (int i = 0; i < length; i++)
            {
                int here = start + (i * inner);
                run = i > 0 && sorted[here] == sorted[here - inner] ? run + 1 : 1;
                if (run <= best) continue;
                best = run;
                (values[line], indices[line]) = (sorted[here], at[here]);
            }
        }
    }

    static int Start(int line, int length, int inner) => (line / inner * length * inner) + (line % inner);

    static (T[] sorted, long[] at) Sorted<T>(int outer, int length, int inner, ReadOnlySpan<T> input) where T : unmanaged, INumber<T>
    {
        var (sorted, at) = (new T[input.Length], new long[input.Length]);
        Sorting.Sort(outer, length, inner, false, input, sorted.AsSpan(), at);
        return (sorted, at);
    }
}
