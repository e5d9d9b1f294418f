using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>Distributions by inversion (one 64-bit draw an element whatever the element type) and by rejection (as many as it takes).</summary>
internal static partial class RandomFill
{
    /// <summary>Exponential with rate <paramref name="lambda"/>.</summary>
    public static void Exponential<T>(MersenneTwister g, Span<T> destination, double lambda)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < destination.Length; i++)
            destination[i] = T.CreateTruncating(RandomSample.Exponential(g, lambda));
    }

    /// <summary>Cauchy.</summary>
    public static void Cauchy<T>(MersenneTwister g, Span<T> destination, double median, double sigma)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < destination.Length; i++)
            destination[i] = T.CreateTruncating(RandomSample.Cauchy(g, median, sigma));
    }

    /// <summary>Geometric, 1 or more; what an integer type cannot hold loses its high bits.</summary>
    public static void Geometric<T>(MersenneTwister g, Span<T> destination, double p)
        where T : unmanaged, INumberBase<T>
    {
        for (int i = 0; i < destination.Length; i++)
        {
            double sample = RandomSample.Geometric(g, p);
            destination[i] = IsFloatingPoint<T>() ? T.CreateTruncating(sample) : T.CreateTruncating((long)sample);
        }
    }

    /// <summary>Poisson with a rate of its own for each element.</summary>
    public static void Poisson<T>(MersenneTwister g, ReadOnlySpan<T> rates, Span<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < destination.Length; i++)
            destination[i] = T.CreateTruncating(RandomSample.Poisson(g, double.CreateTruncating(rates[i])));
    }

    /// <summary>Gamma with rate 1 and a shape of its own for each element; never zero, which a small shape would round to.</summary>
    public static void Gamma<T>(MersenneTwister g, ReadOnlySpan<T> shapes, Span<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T smallest = T.CreateTruncating(typeof(T) == typeof(float) ? 1.17549435e-38 : 2.2250738585072014e-308);
        for (int i = 0; i < destination.Length; i++)
            destination[i] = T.Max(smallest, T.CreateTruncating(RandomSample.Gamma(g, shapes[i])));
    }

    static bool IsFloatingPoint<T>() => typeof(T) == typeof(float) || typeof(T) == typeof(double) || typeof(T) == typeof(Half);
}
