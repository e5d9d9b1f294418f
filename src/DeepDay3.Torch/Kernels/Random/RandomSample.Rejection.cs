using System.Numerics;
using MathNet.Numerics;

namespace TorchSharp.Kernels;

/// <summary>Samples by rejection: how many draws they take depends on the draws.</summary>
internal static partial class RandomSample
{
    /// <summary>
    /// Poisson: by multiplying uniforms (Knuth) for rates under 10, else by transformed rejection, algorithm PTRS
    /// (W. Hoermann, "The transformed rejection method for generating Poisson random variables", 1993).
    /// </summary>
    /// <exception cref="ArgumentException">The rate is negative or NaN.</exception>
    public static long Poisson(MersenneTwister g, double rate)
    {
        if (!(rate >= 0))
            throw new ArgumentException($"invalid Poisson rate, expected rate to be non-negative, but got {rate}");
        if (rate == 0)
            return 0;
        return rate < 10 ? PoissonByProducts(g, rate) : PoissonByRejection(g, rate);
    }

    /// <summary>
    /// Gamma with rate 1 (G. Marsaglia and W. W. Tsang, "A simple method for generating gamma variables", 2000); a shape under 1 is raised
    /// by one and the sample scaled down by a power of a uniform.
    /// </summary>
    public static double Gamma<T>(MersenneTwister g, T shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double scale = 1.0;
        if (shape < T.One)
        {
            if (shape == T.Zero)
                return 0;
            scale = Math.Pow(1.0 - UniformDouble(g), double.CreateTruncating(T.One / shape));
            shape += T.One;
        }

        // PyTorch prepares the shape in the element type, and its constants are float in either.
        double d = double.CreateTruncating(shape - T.CreateTruncating(1f / 3f));
        double c = 1.0 / Math.Sqrt(9.0 * d);
        while (true)
        {
            double x, y;
            do
            {
                x = Normal(g, 0, 1);
                y = 1.0 + (c * x);
            }
            while (y <= 0);

            double v = y * y * y;
            double u = 1.0 - UniformDouble(g);
            double square = x * x;
            if (u < 1.0 - (0.0331f * square * square) || Math.Log(u) < (0.5 * square) + (d * (1.0 - v + Math.Log(v))))
                return scale * d * v;
        }
    }

    static long PoissonByProducts(MersenneTwister g, double rate)
    {
        double limit = Math.Exp(-rate);
        double product = UniformDouble(g);
        long count = 0;
        for (; product > limit; count++)
            product *= UniformDouble(g);
        return count;
    }

    static long PoissonByRejection(MersenneTwister g, double rate)
    {
        double logRate = Math.Log(rate);
        double b = 0.931 + (2.53 * Math.Sqrt(rate));
        double a = -0.059 + (0.02483 * b);
        double inverseAlpha = 1.1239 + (1.1328 / (b - 3.4));
        double squeeze = 0.9277 - (3.6224 / (b - 2));
        while (true)
        {
            double u = UniformDouble(g) - 0.5;
            double v = UniformDouble(g);
            double us = 0.5 - Math.Abs(u);
            double k = Math.Floor((((2 * a / us) + b) * u) + rate + 0.43);
            if (us >= 0.07 && v <= squeeze)
                return (long)k;
            if (k < 0 || (us < 0.013 && v > us))
                continue;
            if (Math.Log(v) + Math.Log(inverseAlpha) - Math.Log((a / (us * us)) + b) <= -rate + (k * logRate) - SpecialFunctions.GammaLn(k + 1))
                return (long)k;
        }
    }
}
