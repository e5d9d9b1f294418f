using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>Whole numbers and permutations.</summary>
internal static partial class RandomFill
{
    /// <summary>
    /// Whole numbers in [from, to): a 32-bit draw modulo the width, or a 64-bit draw where the width is 2^32 or more. The element type is
    /// taken to hold the range.
    /// </summary>
    /// <exception cref="ArgumentException">The range is empty.</exception>
    public static void Integers<T>(MersenneTwister g, Span<T> destination, long from, long to)
        where T : unmanaged, INumberBase<T>
    {
        ulong width = Width(from, to);
        if (width >= 1ul << 32)
        {
            for (int i = 0; i < destination.Length; i++)
                destination[i] = T.CreateTruncating(unchecked((long)(g.Next64() % width) + from));
            return;
        }

        uint narrow = (uint)width;
        for (int i = 0; i < destination.Length; i++)
            destination[i] = T.CreateTruncating(unchecked((g.Next32() % narrow) + from));
    }

    /// <summary>The same for booleans: what is not zero is true.</summary>
    /// <inheritdoc cref="Integers{T}(MersenneTwister, Span{T}, long, long)" path="/exception"/>
    public static void Integers(MersenneTwister g, Span<bool> destination, long from, long to)
    {
        ulong width = Width(from, to);
        for (int i = 0; i < destination.Length; i++)
            destination[i] = unchecked((long)((width >= 1ul << 32 ? g.Next64() : g.Next32()) % width) + from) != 0;
    }

    /// <summary>
    /// <c>random_()</c> without bounds: all values from zero to the type's largest; in floating point all whole numbers up to 2^24 (float) or
    /// 2^53 (double).
    /// </summary>
    public static void FullRange<T>(MersenneTwister g, Span<T> destination)
        where T : unmanaged, INumberBase<T>
    {
        bool wide = typeof(T) == typeof(long) || typeof(T) == typeof(double);
        ulong modulus = LargestWhole<T>() + 1;
        for (int i = 0; i < destination.Length; i++)
            destination[i] = T.CreateTruncating((wide ? g.Next64() : g.Next32()) % modulus);
    }

    /// <summary>The same for booleans: the lowest bit of a 32-bit draw.</summary>
    public static void FullRange(MersenneTwister g, Span<bool> destination)
    {
        for (int i = 0; i < destination.Length; i++)
            destination[i] = (g.Next32() & 1) != 0;
    }

    /// <summary>A permutation of 0 .. n-1 (Fisher and Yates, forwards): one 32-bit draw an element but the last.</summary>
    public static void Permutation<T>(MersenneTwister g, Span<T> destination)
        where T : unmanaged, INumberBase<T>
    {
        for (int i = 0; i < destination.Length; i++)
            destination[i] = T.CreateTruncating(i);
        for (int i = 0; i < destination.Length - 1; i++)
        {
            int other = i + (int)(g.Next32() % (uint)(destination.Length - i));
            (destination[i], destination[other]) = (destination[other], destination[i]);
        }
    }

    static ulong Width(long from, long to)
        => from < to
            ? unchecked((ulong)to - (ulong)from)
            : throw new ArgumentException($"random_ expects 'from' to be less than 'to', but got from={from} >= to={to}");

    static ulong LargestWhole<T>() => default(T) switch
    {
        byte => byte.MaxValue,
        sbyte => (ulong)sbyte.MaxValue,
        short => (ulong)short.MaxValue,
        int => int.MaxValue,
        long => long.MaxValue,
        Half => 1ul << 11,
        float => 1ul << 24,
        double => 1ul << 53,
        _ => throw new ArgumentException($"random_ knows no element type {typeof(T).Name}"),
    };
}
