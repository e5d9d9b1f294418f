using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>Coins: zeros and ones, and the masks of dropout.</summary>
internal static partial class RandomFill
{
    /// <summary>One with probability <paramref name="p"/>, else zero: one 64-bit draw an element, whatever the element type.</summary>
    public static void Bernoulli<T>(MersenneTwister g, Span<T> destination, double p)
        where T : unmanaged, INumberBase<T>
    {
        Toss(g, destination, p, T.One, T.Zero);
    }

    /// <inheritdoc cref="Bernoulli{T}(MersenneTwister, Span{T}, double)"/>
    public static void Bernoulli(MersenneTwister g, Span<bool> destination, double p)
    {
        Toss(g, destination, p, true, false);
    }

    /// <summary>A probability of its own for each element, in float: one 32-bit draw an element.</summary>
    public static void Bernoulli<T>(MersenneTwister g, ReadOnlySpan<float> probabilities, Span<T> destination)
        where T : unmanaged, INumberBase<T>
    {
        for (int i = 0; i < destination.Length; i++)
            destination[i] = RandomSample.UniformSingle(g) < probabilities[i] ? T.One : T.Zero;
    }

    /// <summary>A probability of its own for each element, in double: one 64-bit draw an element.</summary>
    public static void Bernoulli<T>(MersenneTwister g, ReadOnlySpan<double> probabilities, Span<T> destination)
        where T : unmanaged, INumberBase<T>
    {
        for (int i = 0; i < destination.Length; i++)
            destination[i] = RandomSample.UniformDouble(g) < probabilities[i] ? T.One : T.Zero;
    }

    /// <summary>
    /// What dropout multiplies its input with: 1 / (1 - p) with probability 1 - p, else zero. As in PyTorch, p = 0 gives ones and p = 1
    /// zeros without a draw.
    /// </summary>
    public static void DropoutMask<T>(MersenneTwister g, Span<T> destination, double p)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (p is 0 or 1)
        {
            destination.Fill(p == 0 ? T.One : T.Zero);
            return;
        }

        Toss(g, destination, 1 - p, T.One / T.CreateTruncating(1 - p), T.Zero);
    }

    /// <summary>u * 2^-53 &lt; p exactly where u &lt; p * 2^53: both products are exact, so the comparison stays in whole numbers.</summary>
    static void Toss<T>(MersenneTwister g, Span<T> destination, double p, T success, T failure)
    {
        const int chunk = 256;
        const ulong mask = (1ul << 53) - 1;
        ulong bound = p >= 1 ? 1ul << 53 : p > 0 ? (ulong)Math.Ceiling(p * (1ul << 53)) : 0;
        Span<uint> draws = stackalloc uint[2 * chunk];

        // Chosen by index, not by branch: a branch on a coin is mispredicted half of the time.
        ReadOnlySpan<T> sides = [failure, success];
        while (!destination.IsEmpty)
        {
            int count = Math.Min(chunk, destination.Length);
            g.Fill(draws[..(2 * count)]);
            for (int i = 0; i < count; i++)
            {
                ulong bits = (((ulong)draws[2 * i] << 32) | draws[(2 * i) + 1]) & mask;
                destination[i] = sides[(int)((bits - bound) >> 63)];
            }

            destination = destination[count..];
        }
    }
}
