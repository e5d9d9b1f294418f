using System.Collections.Concurrent;

namespace TorchSharp.Kernels;

/// <summary>
/// The transform of an even number of real values by a complex transform of half the length: even elements are its real parts, odd ones its imaginary parts.
/// </summary>
internal sealed class RealFftPlan
{
    const int CacheLimit = 64;

    static readonly ConcurrentDictionary<int, RealFftPlan> cache = new();

    readonly FftPlan half;
    readonly double[] roots;

    RealFftPlan(int length)
    {
        half = FftPlan.For(length / 2);
        roots = FftPlan.Roots(length)[..(length / 2 + 2)];
    }

    internal int ScratchLength => half.ScratchLength;

    internal static RealFftPlan For(int length)
    {
        if (cache.TryGetValue(length, out var plan))
            return plan;
        if (cache.Count >= CacheLimit)
            cache.Clear();
        return cache.GetOrAdd(length, new RealFftPlan(length));
    }

    /// <summary>In place: n real values become n / 2 + 1 complex ones (n + 2 doubles).</summary>
    internal void Forward(Span<double> data, Span<double> scratch)
    {
        var n = half.Length;
        half.Forward(data, scratch);
        var (re, im) = (data[0], data[1]);
        (data[0], data[1], data[2 * n], data[2 * n + 1]) = (re + im, 0, re - im, 0);
        for (int k = 1, m = n - 1; k <= m; k++, m--)
        {
            // Even part E = (Z[k] + conj Z[m]) / 2, odd part O = (Z[k] - conj Z[m]) / 2i; X[k] = E + root^k O, X[m] = conj(E - root^k O).
            var (evenRe, evenIm) = ((data[2 * k] + data[2 * m]) / 2, (data[2 * k + 1] - data[2 * m + 1]) / 2);
            var (oddRe, oddIm) = ((data[2 * k + 1] + data[2 * m + 1]) / 2, (data[2 * m] - data[2 * k]) / 2);
            var (cos, sin) = (roots[2 * k], roots[2 * k + 1]);
            var (turnRe, turnIm) = (oddRe * cos - oddIm * sin, oddRe * sin + oddIm * cos);
            (data[2 * m], data[2 * m + 1]) = (evenRe - turnRe, turnIm - evenIm);
            (data[2 * k], data[2 * k + 1]) = (evenRe + turnRe, evenIm + turnIm);
        }
    }

    /// <summary>In place: n / 2 + 1 complex values become n real ones, each n times what the inverse transform would give.</summary>
    internal void Inverse(Span<double> data, Span<double> scratch)
    {
        var n = half.Length;
        var (first, last) = (data[0], data[2 * n]);
        (data[0], data[1]) = (first + last, first - last);
        for (int k = 1, m = n - 1; k <= m; k++, m--)
        {
            var (evenRe, evenIm) = (data[2 * k] + data[2 * m], data[2 * k + 1] - data[2 * m + 1]);
            var (gapRe, gapIm) = (data[2 * k] - data[2 * m], data[2 * k + 1] + data[2 * m + 1]);
            var (cos, sin) = (roots[2 * k], -roots[2 * k + 1]);
            var (oddRe, oddIm) = (gapRe * cos - gapIm * sin, gapRe * sin + gapIm * cos);
            // Z[k] = E + i O, Z[m] = conj E + i conj O.
            (data[2 * m], data[2 * m + 1]) = (evenRe + oddIm, oddRe - evenIm);
            (data[2 * k], data[2 * k + 1]) = (evenRe - oddIm, evenIm + oddRe);
        }
        FftPlan.Exchange(data[..(2 * n)]);
        half.Forward(data, scratch);
        FftPlan.Exchange(data[..(2 * n)]);
    }
}
