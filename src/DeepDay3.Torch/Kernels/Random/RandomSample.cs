using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>
/// One sample at a time, as PyTorch draws it for one element. What is drawn in double for a float destination is drawn in double here too:
/// the number of draws is part of the stream.
/// </summary>
internal static partial class RandomSample
{
    const uint Mask24 = (1u << 24) - 1;
    const ulong Mask53 = (1ul << 53) - 1;

    /// <summary>Uniform in [0, 1) with 24 bits, from one 32-bit draw.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float UniformSingle(MersenneTwister g) => (g.Next32() & Mask24) * (1f / (1 << 24));

    /// <summary>Uniform in [0, 1) with 53 bits, from one 64-bit draw.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double UniformDouble(MersenneTwister g) => (g.Next64() & Mask53) * (1.0 / (1ul << 53));

    /// <summary>
    /// Normal by Box and Muller (1958) in double: a pair is drawn at a time, and its second half kept in the generator for the next call.
    /// </summary>
    public static double Normal(MersenneTwister g, double mean, double std)
    {
        if (g.NextDoubleNormal is double kept)
        {
            g.NextDoubleNormal = null;
            return Math.FusedMultiplyAdd(kept, std, mean);
        }

        double u1 = UniformDouble(g);
        double u2 = UniformDouble(g);

        // 1 - u2 is exact, so this is log1p(-u2).
        double radius = Math.Sqrt(-2.0 * Math.Log(1.0 - u2));
        double theta = 2.0 * Math.PI * u1;
        g.NextDoubleNormal = radius * Math.Sin(theta);
        return Math.FusedMultiplyAdd(radius * Math.Cos(theta), std, mean);
    }

    /// <summary>exp of a <see cref="Normal"/>.</summary>
    public static double LogNormal(MersenneTwister g, double mean, double std) => Math.Exp(Normal(g, mean, std));

    /// <summary>Exponential with rate <paramref name="lambda"/>, by inversion.</summary>
    public static double Exponential(MersenneTwister g, double lambda) => -1.0 / lambda * Math.Log(1.0 - UniformDouble(g));

    /// <summary>Cauchy, by inversion.</summary>
    public static double Cauchy(MersenneTwister g, double median, double sigma)
        => Math.FusedMultiplyAdd(sigma, Math.Tan(Math.PI * (UniformDouble(g) - 0.5)), median);

    /// <summary>Geometric: the number of trials up to the first success, 1 or more.</summary>
    public static double Geometric(MersenneTwister g, double p) => Math.Ceiling(Math.Log(UniformDouble(g)) / LogOnePlus(-p));

    /// <summary>log(1 + x), exact near zero (W. Kahan): the rounding of 1 + x is divided out again.</summary>
    static double LogOnePlus(double x)
    {
        double u = 1.0 + x;
        return u == 1.0 ? x : Math.Log(u) * (x / (u - 1.0));
    }
}
