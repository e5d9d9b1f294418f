using System.Buffers.Binary;

namespace TorchSharp.Kernels;

/// <summary>The generator's state as the bytes that <c>torch.get_rng_state()</c> gives for the CPU.</summary>
internal sealed partial class MersenneTwister
{
    /// <summary>Length of a state in bytes.</summary>
    public const int StateLength = 5056;

    // Little-endian: seed u64, left i32, seeded i32, next u64, 624 words each widened to u64, normal x, y, rho f64, y is valid i32 and
    // four bytes of padding, the float sample f32, whether it is valid u8 and three bytes of padding. PyTorch never uses x and rho.
    const int LeftOffset = 8;
    const int SeededOffset = 12;
    const int NextOffset = 16;
    const int WordsOffset = 24;
    const int NormalYOffset = WordsOffset + (8 * WordCount) + 8;
    const int NormalValidOffset = NormalYOffset + 16;
    const int FloatNormalOffset = NormalValidOffset + 8;
    const int FloatNormalValidOffset = FloatNormalOffset + 4;

    /// <summary>The state in PyTorch's layout: 5056 bytes.</summary>
    public byte[] GetState()
    {
        byte[] state = new byte[StateLength];
        Span<byte> s = state;
        BinaryPrimitives.WriteUInt64LittleEndian(s, InitialSeed);
        BinaryPrimitives.WriteInt32LittleEndian(s[LeftOffset..], left);
        BinaryPrimitives.WriteInt32LittleEndian(s[SeededOffset..], 1);
        BinaryPrimitives.WriteUInt64LittleEndian(s[NextOffset..], (ulong)next);
        for (int i = 0; i < WordCount; i++)
            BinaryPrimitives.WriteUInt64LittleEndian(s[(WordsOffset + (8 * i))..], words[i]);
        if (NextDoubleNormal is double sample)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(s[NormalYOffset..], sample);
            BinaryPrimitives.WriteInt32LittleEndian(s[NormalValidOffset..], 1);
        }

        if (NextFloatNormal is float single)
        {
            BinaryPrimitives.WriteSingleLittleEndian(s[FloatNormalOffset..], single);
            s[FloatNormalValidOffset] = 1;
        }

        return state;
    }

    /// <summary>Continues from a state that <see cref="GetState"/> or PyTorch gave.</summary>
    /// <exception cref="ArgumentException">The bytes are not such a state; the generator is left as it was.</exception>
    public void SetState(ReadOnlySpan<byte> state)
    {
        if (state.Length != StateLength)
            throw new ArgumentException($"A CPU generator's state has {StateLength} bytes, but this one has {state.Length}.", nameof(state));
        int newLeft = BinaryPrimitives.ReadInt32LittleEndian(state[LeftOffset..]);
        int seeded = BinaryPrimitives.ReadInt32LittleEndian(state[SeededOffset..]);
        ulong newNext = BinaryPrimitives.ReadUInt64LittleEndian(state[NextOffset..]);
        if (seeded != 1 || newLeft is < 1 or > WordCount || (newLeft > 1 && newNext != (ulong)(WordCount + 1 - newLeft)) || newNext > WordCount)
        {
            throw new ArgumentException(
                $"A CPU generator's state was expected with seeded = 1, left in 1..{WordCount} and next = {WordCount + 1} - left, "
                + $"but it says seeded = {seeded}, left = {newLeft}, next = {newNext}.",
                nameof(state));
        }

        for (int i = 0; i < WordCount; i++)
        {
            if (BinaryPrimitives.ReadUInt64LittleEndian(state[(WordsOffset + (8 * i))..]) > uint.MaxValue)
                throw new ArgumentException($"A CPU generator's state was expected with words of 32 bits, but word {i} is larger.", nameof(state));
        }

        InitialSeed = BinaryPrimitives.ReadUInt64LittleEndian(state);
        left = newLeft;
        next = (int)newNext;
        for (int i = 0; i < WordCount; i++)
            words[i] = (uint)BinaryPrimitives.ReadUInt64LittleEndian(state[(WordsOffset + (8 * i))..]);
        NextDoubleNormal = BinaryPrimitives.ReadInt32LittleEndian(state[NormalValidOffset..]) != 0
            ? BinaryPrimitives.ReadDoubleLittleEndian(state[NormalYOffset..])
            : null;
        NextFloatNormal = state[FloatNormalValidOffset] != 0 ? BinaryPrimitives.ReadSingleLittleEndian(state[FloatNormalOffset..]) : null;
    }
}
