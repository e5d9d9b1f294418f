namespace DeepDay3.Audio;

/// <summary>
/// Four bits a sample: each says how far the next sample lies from the last, in steps that grow and shrink with the sound
/// (IMA Digital Audio Focus and Technical Working Groups, 1992). A coding starts at sample 0 with the smallest step; the low
/// half of a byte comes first.
/// </summary>
public static class ImaAdpcm
{
    static readonly int[] StepChanges = [-1, -1, -1, -1, 2, 4, 6, 8];

    // The table of the standard.
    static readonly int[] Steps =
    [
        7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 19, 21, 23, 25, 28, 31, 34, 37, 41, 45, 50, 55, 60, 66, 73, 80, 88, 97, 107, 118, 130, 143, 157, 173, 190, 209, 230,
        253, 279, 307, 337, 371, 408, 449, 494, 544, 598, 658, 724, 796, 876, 963, 1060, 1166, 1282, 1411, 1552, 1707, 1878, 2066, 2272, 2499, 2749, 3024, 3327,
        3660, 4026, 4428, 4871, 5358, 5894, 6484, 7132, 7845, 8630, 9493, 10442, 11487, 12635, 13899, 15289, 16818, 18500, 20350, 22385, 24623, 27086, 29794, 32767,
    ];

    /// <summary>How many bytes a number of samples takes.</summary>
    public static int Bytes(int samples) => (samples + 1) / 2;

    /// <summary>Packs 16-bit samples.</summary>
    public static byte[] Encode(ReadOnlySpan<short> samples)
    {
        var bytes = new byte[Bytes(samples.Length)];
        (int value, int step) = (0, 0);
        for (int i = 0; i < samples.Length; i++)
        {
            int distance = samples[i] - value, left = Math.Abs(distance), size = Steps[step], code = distance < 0 ? 8 : 0;
            for (int bit = 4; bit > 0; bit >>= 1, size >>= 1)
            {
                if (left < size)
                    continue;
                code |= bit;
                left -= size;
            }
            bytes[i / 2] |= (byte)(code << 4 * (i % 2));
            Step(code, ref value, ref step);
        }
        return bytes;
    }

    /// <summary>Unpacks 16-bit samples. Every byte has a meaning, so nothing can be wrong but their number.</summary>
    /// <param name="bytes">What <see cref="Encode"/> made.</param>
    /// <param name="samples">How many samples these are.</param>
    /// <exception cref="ArgumentException">There are too few or too many bytes.</exception>
    public static short[] Decode(ReadOnlySpan<byte> bytes, int samples)
    {
        if (samples < 0 || bytes.Length != Bytes(samples))
            throw new ArgumentException($"{samples} samples in {bytes.Length} bytes were given: two samples a byte were expected.");
        var decoded = new short[samples];
        (int value, int step) = (0, 0);
        for (int i = 0; i < samples; i++)
        {
            Step(bytes[i / 2] >> 4 * (i % 2) & 15, ref value, ref step);
            decoded[i] = (short)value;
        }
        return decoded;
    }

    static void Step(int code, ref int value, ref int step)
    {
        int size = Steps[step], distance = size >> 3;
        if ((code & 4) != 0)
            distance += size;
        if ((code & 2) != 0)
            distance += size >> 1;
        if ((code & 1) != 0)
            distance += size >> 2;
        value = Math.Clamp((code & 8) != 0 ? value - distance : value + distance, short.MinValue, short.MaxValue);
        step = Math.Clamp(step + StepChanges[code & 7], 0, Steps.Length - 1);
    }
}
