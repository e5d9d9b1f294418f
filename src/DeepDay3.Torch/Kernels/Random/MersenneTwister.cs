using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>
/// The generator behind PyTorch's CPU random streams: MT19937 (Matsumoto and Nishimura, 1998), together with the normal samples that
/// PyTorch keeps for the next call. Not thread-safe: whoever shares one locks it for the length of a fill.
/// </summary>
internal sealed partial class MersenneTwister
{
    const int WordCount = 624;
    const int Shift = 397;
    const uint UpperBit = 0x80000000;
    const uint LowerBits = 0x7fffffff;
    const uint Twist = 0x9908b0df;

    readonly uint[] words = new uint[WordCount];

    // PyTorch's own pair of counters: "left" is one more than the words not yet given out, "next" the index of the next one.
    int left;
    int next;

    /// <summary>A generator as after <c>torch.manual_seed(seed)</c>. Only the low 32 bits of the seed reach the stream, as in PyTorch.</summary>
    public MersenneTwister(ulong seed) => Seed(seed);

    MersenneTwister()
    {
    }

    /// <summary>The seed that was given last.</summary>
    public ulong InitialSeed { get; private set; }

    /// <summary>The second half of a Box-Muller pair drawn in double, if the next element-wise normal is to use it.</summary>
    public double? NextDoubleNormal { get; set; }

    /// <summary>The same in float. PyTorch keeps a place for it in its state; no CPU operation fills it.</summary>
    public float? NextFloatNormal { get; set; }

    /// <summary>Starts the stream anew and forgets the kept normal samples.</summary>
    public void Seed(ulong seed)
    {
        InitialSeed = seed;
        uint word = (uint)seed;
        words[0] = word;
        for (int i = 1; i < WordCount; i++)
        {
            word = (1812433253u * (word ^ (word >> 30))) + (uint)i;
            words[i] = word;
        }

        left = 1;
        next = 0;
        NextDoubleNormal = null;
        NextFloatNormal = null;
    }

    /// <summary>32 random bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Next32()
    {
        if (--left == 0)
        {
            Regenerate();
            left = WordCount;
            next = 0;
        }

        return Temper(words[next++]);
    }

    /// <summary>64 random bits: the first draw is the high half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Next64()
    {
        ulong high = Next32();
        return (high << 32) | Next32();
    }

    /// <summary>As many calls of <see cref="Next32"/> as there are places, at the speed of vectors.</summary>
    public void Fill(Span<uint> destination)
    {
        while (!destination.IsEmpty)
        {
            if (left == 1)
            {
                Interruption.ThrowIfRequested();
                Regenerate();
                left = WordCount + 1;
                next = 0;
            }

            int count = Math.Min(left - 1, destination.Length);
            Temper(words.AsSpan(next, count), destination);
            left -= count;
            next += count;
            destination = destination[count..];
        }
    }

    /// <summary>A generator that continues exactly as this one would.</summary>
    public MersenneTwister Clone()
    {
        var copy = new MersenneTwister { InitialSeed = InitialSeed, left = left, next = next, NextDoubleNormal = NextDoubleNormal, NextFloatNormal = NextFloatNormal };
        words.CopyTo(copy.words, 0);
        return copy;
    }

    /// <summary>The next 624 words from the last: every word depends on its successor and on the word 397 places on (cyclically).</summary>
    void Regenerate()
    {
        ref uint first = ref MemoryMarshal.GetArrayDataReference(words);

        // A vector of results may be computed at once: the words it needs from ahead are still old, those from behind are finished.
        int i = 0;
        for (; i <= WordCount - Shift - Vector256<uint>.Count; i += Vector256<uint>.Count)
            Mix(ref first, i, i + Shift);
        for (; i < WordCount - Shift; i++)
            words[i] = words[i + Shift] ^ Mix(words[i], words[i + 1]);
        for (; i <= WordCount - 1 - Vector256<uint>.Count; i += Vector256<uint>.Count)
            Mix(ref first, i, i + Shift - WordCount);
        for (; i < WordCount - 1; i++)
            words[i] = words[i + Shift - WordCount] ^ Mix(words[i], words[i + 1]);
        words[WordCount - 1] = words[Shift - 1] ^ Mix(words[WordCount - 1], words[0]);
    }

    static uint Mix(uint word, uint successor)
        => (((word & UpperBit) | (successor & LowerBits)) >> 1) ^ ((successor & 1) == 0 ? 0 : Twist);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Mix(ref uint first, int i, int partner)
    {
        var word = Vector256.LoadUnsafe(ref first, (nuint)i);
        var successor = Vector256.LoadUnsafe(ref first, (nuint)(i + 1));
        var joined = (word & Vector256.Create(UpperBit)) | (successor & Vector256.Create(LowerBits));
        var odd = Vector256<uint>.Zero - (successor & Vector256<uint>.One);
        var result = Vector256.LoadUnsafe(ref first, (nuint)partner) ^ (joined >>> 1) ^ (odd & Vector256.Create(Twist));
        result.StoreUnsafe(ref first, (nuint)i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static uint Temper(uint y)
    {
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >> 18);
    }

    static void Temper(ReadOnlySpan<uint> source, Span<uint> destination)
    {
        ref uint from = ref MemoryMarshal.GetReference(source);
        ref uint to = ref MemoryMarshal.GetReference(destination);
        int i = 0;
        for (; i <= source.Length - Vector256<uint>.Count; i += Vector256<uint>.Count)
        {
            var y = Vector256.LoadUnsafe(ref from, (nuint)i);
            y ^= y >>> 11;
            y ^= (y << 7) & Vector256.Create(0x9d2c5680u);
            y ^= (y << 15) & Vector256.Create(0xefc60000u);
            y ^= y >>> 18;
            y.StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < source.Length; i++)
            destination[i] = Temper(source[i]);
    }
}
