using System.Collections.Concurrent;

namespace TorchSharp.Kernels;

/// <summary>
/// The discrete Fourier transform of one length in double precision: Stockham's self-sorting mixed radix (Van Loan, "Computational frameworks
/// for the fast Fourier transform", 1992, section 1.7) when all prime factors are small, else Bluestein's chirp convolution (1970).
/// A plan is immutable and may be used by several threads at once. Complex numbers are interleaved.
/// </summary>
internal sealed class FftPlan
{
    /// <summary>Up to here a prime's own transform is cheaper than a convolution of twice the length.</summary>
    const int LargestRadix = 31;

    /// <summary>Plans kept for the next call. Programs use few lengths; one that sweeps over many starts afresh rather than grow.</summary>
    const int CacheLimit = 64;

    static readonly ConcurrentDictionary<int, FftPlan> cache = new();

    readonly int[] radices;
    readonly double[] roots;
    readonly FftPlan? convolution;
    readonly double[] chirp = [];
    readonly double[] filter = [];

    FftPlan(int length)
    {
        Length = length;
        radices = Factor(length);
        if (radices.Length > 0 && radices[^1] > LargestRadix)
        {
            roots = [];
            convolution = For((int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(2 * length - 1)));
            chirp = Chirp(length);
            filter = Filter(convolution, chirp);
            ScratchLength = 2 * convolution.Length + convolution.ScratchLength;
        }
        else
        {
            roots = Roots(length);
            ScratchLength = 2 * length;
        }
    }

    internal int Length { get; }

    /// <summary>Doubles that <see cref="Forward"/> needs besides the data.</summary>
    internal int ScratchLength { get; }

    internal static FftPlan For(int length)
    {
        if (cache.TryGetValue(length, out var plan))
            return plan;
        if (cache.Count >= CacheLimit)
            cache.Clear();
        return cache.GetOrAdd(length, new FftPlan(length));
    }

    /// <summary>exp(-2 pi i k / n) for k below n, interleaved. Each octant is computed from a small angle, so that symmetric roots are symmetric to the bit.</summary>
    internal static double[] Roots(int n)
    {
        var roots = new double[2 * n];
        for (var k = 0; k < n; k++)
        {
            // (k, n) -> an angle in [0, pi / 4] and the reflections that lead there.
            long k8 = 8L * k;
            var octant = (int)(k8 / n);
            var rest = octant % 2 == 0 ? k8 - (long)octant * n : (long)(octant + 1) * n - k8;
            var (sin, cos) = Math.SinCos(Math.PI / 4 * rest / n);
            if (octant is 1 or 2 or 5 or 6)
                (sin, cos) = (cos, sin);
            roots[2 * k] = octant is >= 2 and <= 5 ? -cos : cos;
            roots[2 * k + 1] = octant < 4 ? -sin : sin;
        }
        return roots;
    }

    /// <summary>Transforms <paramref name="data"/> in place, without normalisation: X[k] = sum over j of x[j] exp(-2 pi i j k / n).</summary>
    internal void Forward(Span<double> data, Span<double> scratch)
    {
        if (convolution is null)
            MixedRadix(data[..(2 * Length)], scratch[..(2 * Length)]);
        else
            Bluestein(convolution, data, scratch);
    }

    void MixedRadix(Span<double> data, Span<double> scratch)
    {
        var source = data;
        var target = scratch;
        var done = 1;
        foreach (var radix in radices)
        {
            FftStages.Run(radix, done, Length / done / radix, roots, source, target);
            done *= radix;
            var swap = source;
            source = target;
            target = swap;
        }
        if (radices.Length % 2 != 0)
            source.CopyTo(data);
    }

    void Bluestein(FftPlan inner, Span<double> data, Span<double> scratch)
    {
        var work = scratch[..(2 * inner.Length)];
        var rest = scratch[(2 * inner.Length)..];
        work.Clear();
        Multiply(data, chirp, work, Length);
        inner.Forward(work, rest);
        Multiply(work, filter, work, inner.Length);
        // The inverse transform is the forward one with real and imaginary parts exchanged before and after.
        Exchange(work);
        inner.Forward(work, rest);
        Exchange(work);
        Multiply(work, chirp, data, Length);
        var scale = 1.0 / inner.Length;
        for (var i = 0; i < 2 * Length; i++)
            data[i] *= scale;
    }

    static void Multiply(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> product, int count)
    {
        for (var i = 0; i < 2 * count; i += 2)
        {
            var (re, im) = (left[i] * right[i] - left[i + 1] * right[i + 1], left[i] * right[i + 1] + left[i + 1] * right[i]);
            (product[i], product[i + 1]) = (re, im);
        }
    }

    internal static void Exchange(Span<double> data)
    {
        for (var i = 0; i + 1 < data.Length; i += 2)
            (data[i], data[i + 1]) = (data[i + 1], data[i]);
    }

    /// <summary>exp(-pi i k^2 / n), the exponent reduced exactly.</summary>
    static double[] Chirp(int n)
    {
        var chirp = new double[2 * n];
        for (var k = 0; k < n; k++)
            (chirp[2 * k + 1], chirp[2 * k]) = Math.SinCos(-Math.PI * ((long)k * k % (2L * n)) / n);
        return chirp;
    }

    static double[] Filter(FftPlan inner, double[] chirp)
    {
        var filter = new double[2 * inner.Length];
        var n = chirp.Length / 2;
        for (var k = 0; k < n; k++)
        {
            var mirror = k == 0 ? 0 : inner.Length - k;
            filter[2 * k] = filter[2 * mirror] = chirp[2 * k];
            filter[2 * k + 1] = filter[2 * mirror + 1] = -chirp[2 * k + 1];
        }
        inner.Forward(filter, new double[inner.ScratchLength]);
        return filter;
    }

    /// <summary>Radices in ascending order of size class: fours first, then the other primes.</summary>
    static int[] Factor(int n)
    {
        var factors = new List<int>();
        for (; n % 4 == 0; n /= 4)
            factors.Add(4);
        for (var prime = 2; n > 1; prime++)
        {
            if ((long)prime * prime > n)
                prime = n;
            for (; n % prime == 0; n /= prime)
                factors.Add(prime);
        }
        return [.. factors];
    }
}
