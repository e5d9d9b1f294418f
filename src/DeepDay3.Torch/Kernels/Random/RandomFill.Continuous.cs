using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>Distributions by inversion, one 64-bit draw an element whatever the element type.</summary>
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

    static bool IsFloatingPoint<T>() => typeof(T) == typeof(float) || typeof(T) == typeof(double) || typeof(T) == typeof(Half);
}
