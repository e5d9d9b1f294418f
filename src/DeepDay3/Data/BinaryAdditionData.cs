namespace DeepDay3.Data;

/// <summary>Random additions for the first notebook: both numbers uniform below half of the range, so that the sum fits.</summary>
public sealed class BinaryAdditionData
{
    readonly SplitMix64 random;

    /// <summary>Starts a stream of additions.</summary>
    /// <param name="bits">Number of bits of the sum, 2 to 30; with 8 both numbers are 0 to 127.</param>
    /// <param name="seed">The same seed gives the same additions.</param>
    /// <exception cref="ArgumentException">The number of bits is out of range.</exception>
    public BinaryAdditionData(int bits = 8, int seed = 0)
    {
        Bits = CheckBits(bits);
        random = new SplitMix64((uint)seed);
    }

    /// <summary>Number of bits of the sum: the length of a sequence.</summary>
    public int Bits { get; }

    /// <summary>The next addition.</summary>
    public BinaryAdditionPair Next() => new(random.Next(1 << Bits - 1), random.Next(1 << Bits - 1), Bits);

    /// <summary>The next additions.</summary>
    /// <param name="count">How many.</param>
    public BinaryAdditionPair[] Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var pairs = new BinaryAdditionPair[count];
        for (int i = 0; i < count; i++)
            pairs[i] = Next();
        return pairs;
    }

    /// <summary>Every addition there is, in order: with 8 bits 16,384.</summary>
    /// <param name="bits">Number of bits of the sum, 2 to 30.</param>
    /// <exception cref="ArgumentException">The number of bits is out of range.</exception>
    public static IEnumerable<BinaryAdditionPair> All(int bits = 8)
    {
        int numbers = 1 << CheckBits(bits) - 1;
        return from a in Enumerable.Range(0, numbers) from b in Enumerable.Range(0, numbers) select new BinaryAdditionPair(a, b, bits);
    }

    static int CheckBits(int bits) => bits is >= 2 and <= 30
        ? bits
        : throw new ArgumentException($"Additions of {bits} bits were asked for: 2 to 30 were expected.");
}
