using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>Largest or smallest along the middle of [outer, length, inner], with the index of the first; NaN beats every number.</summary>
internal static class Extremes
{
    internal static void Run<T>(ReadOnlySpan<T> x, Span<T> values, Span<long> indices, int outer, int length, int inner, bool largest) where T : unmanaged, INumber<T>
    {
        for (int o = 0; o < outer; o++)
            for (int i = 0; i < inner; i++)
            {
                int at = o * length * inner + i, best = 0;
                T value = x[at];
                for (int l = 1; l < length && !T.IsNaN(value); l++)
                {
                    at += inner;
                    T candidate = x[at];
                    if (T.IsNaN(candidate) || (largest ? candidate > value : candidate < value)) (value, best) = (candidate, l);
                }
                if (!values.IsEmpty) values[o * inner + i] = value;
                if (!indices.IsEmpty) indices[o * inner + i] = best;
            }
    }
}
