namespace DeepDay3.Data;

/// <summary>
/// A small random number generator (Steele, Lea and Flood, 2014): the same seed gives the same numbers on every platform and
/// in every version of .NET.
/// </summary>
sealed class SplitMix64(ulong seed)
{
    ulong state = seed;

    /// <summary>A generator for one part of a larger whole, unrelated to those of the other parts.</summary>
    public static SplitMix64 For(int seed, int part) =>
        new(new SplitMix64((uint)seed).NextUInt64() ^ new SplitMix64((ulong)(uint)part << 32 | 0x9E37).NextUInt64());

    public ulong NextUInt64()
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 27) * 0x94D049BB133111EB;
        return z ^ z >> 31;
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [min, max).</summary>
    public double Between(double min, double max) => min + (max - min) * NextDouble();

    /// <summary>Uniform among 0 .. count - 1 (the bias is below 2^-32).</summary>
    public int Next(int count) => (int)((NextUInt64() >> 32) * (ulong)count >> 32);

    /// <summary>Puts items into random order (Fisher and Yates).</summary>
    public void Shuffle<T>(T[] items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
