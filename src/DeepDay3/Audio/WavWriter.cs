using System.Buffers.Binary;

namespace DeepDay3.Audio;

/// <summary>Writes one WAV file: a format chunk, for floats the number of frames, and the samples.</summary>
static class WavWriter
{
    public static void Write(Stream stream, AudioClip clip, WavEncoding encoding)
    {
        (int bits, bool isFloat) = encoding switch
        {
            WavEncoding.Pcm8 => (8, false),
            WavEncoding.Pcm16 => (16, false),
            WavEncoding.Pcm24 => (24, false),
            WavEncoding.Pcm32 => (32, false),
            WavEncoding.Float32 => (32, true),
            WavEncoding.Float64 => (64, true),
            _ => throw new ArgumentException($"WAV encoding {encoding} is not one of {string.Join(", ", Enum.GetNames<WavEncoding>())}."),
        };
        int width = bits / 8;
        long size = (long)clip.Samples.Length * width;
        if (size > int.MaxValue - 100)
            throw new ArgumentException($"A clip of {clip.Samples.Length} samples of {bits} bits is too long for a WAV file: less than 2 GB was expected.");
        // Formats other than PCM have an extension size and a fact chunk.
        int format = isFloat ? 18 : 16, fact = isFloat ? 12 : 0, pad = (int)(size & 1);
        using var writer = new BinaryWriter(stream, System.Text.Encoding.Latin1, leaveOpen: true);
        writer.Write("RIFF"u8);
        writer.Write((uint)(4 + 8 + format + fact + 8 + size + pad));
        writer.Write("WAVEfmt "u8);
        writer.Write(format);
        writer.Write((ushort)(isFloat ? 3 : 1));
        writer.Write((ushort)clip.Channels);
        writer.Write(clip.SampleRate);
        writer.Write((uint)((long)clip.SampleRate * clip.Channels * width));
        writer.Write((ushort)(clip.Channels * width));
        writer.Write((ushort)bits);
        if (isFloat)
        {
            writer.Write((ushort)0);
            writer.Write("fact"u8);
            writer.Write(4);
            writer.Write(clip.Length);
        }
        writer.Write("data"u8);
        writer.Write((uint)size);
        var data = new byte[size + pad];
        for (int i = 0; i < clip.Samples.Length; i++)
            Encode(data.AsSpan(i * width), clip, i, encoding);
        writer.Write(data);
    }

    static void Encode(Span<byte> at, AudioClip clip, int i, WavEncoding encoding)
    {
        float sample = clip.Samples[i];
        switch (encoding)
        {
            case WavEncoding.Pcm8:
                at[0] = (byte)(Step(sample, 128) + 128);
                break;
            case WavEncoding.Pcm16:
                BinaryPrimitives.WriteInt16LittleEndian(at, clip.Pcm16 is null ? (short)Step(sample, 32768) : clip.Pcm16[i]);
                break;
            case WavEncoding.Pcm24:
                int step = (int)Step(sample, 8388608);
                (at[0], at[1], at[2]) = ((byte)step, (byte)(step >> 8), (byte)(step >> 16));
                break;
            case WavEncoding.Pcm32:
                BinaryPrimitives.WriteInt32LittleEndian(at, (int)Step(sample, 2147483648));
                break;
            case WavEncoding.Float32:
                BinaryPrimitives.WriteSingleLittleEndian(at, sample);
                break;
            default:
                BinaryPrimitives.WriteDoubleLittleEndian(at, sample);
                break;
        }
    }

    static double Step(float sample, double scale) =>
        float.IsNaN(sample) ? 0 : Math.Clamp(Math.Round(sample * scale), -scale, scale - 1);
}
