using System.Buffers.Binary;
using System.Text;

namespace DeepDay3.Audio;

/// <summary>Reads the chunks of one WAV file (Multimedia Programming Interface and Data Specifications 1.0, 1991).</summary>
sealed class WavReader(ReadOnlyMemory<byte> file, string name)
{
    const int Pcm = 1, Float = 3, Extensible = 0xFFFE;

    // What follows the format tag in the subformat of WAVE_FORMAT_EXTENSIBLE.
    static readonly byte[] SubformatTail = [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71];

    ReadOnlySpan<byte> Bytes => file.Span;

    public AudioClip Read()
    {
        Expect(0, "RIFF", "the start of a RIFF file");
        Expect(8, "WAVE", "the RIFF type of audio");
        Layout? layout = null;
        // The size that the RIFF header gives is often wrong, and not needed: chunks are read to the end of the file.
        long offset = 12;
        while (offset + 8 <= Bytes.Length)
        {
            string id = Encoding.Latin1.GetString(Bytes.Slice((int)offset, 4));
            long size = BinaryPrimitives.ReadUInt32LittleEndian(Bytes[(int)(offset + 4)..]), start = offset + 8;
            if (size > Bytes.Length - start)
                throw Broken(offset + 4, $"the chunk \"{Printable(id)}\" says {size} bytes, and the file ends after {Bytes.Length - start} of them; the whole chunk was expected");
            if (id == "fmt ")
                layout = ReadFormat(start, size);
            else if (id == "data")
                return ReadData(layout ?? throw Broken(offset, "the samples come before their format; a \"fmt \" chunk was expected first"), start, size);
            // Chunks begin at even bytes.
            offset = start + size + (size & 1);
        }
        throw Broken(Math.Min(offset, Bytes.Length), $"the file ends; a \"{(layout is null ? "fmt " : "data")}\" chunk was expected");
    }

    Layout ReadFormat(long start, long size)
    {
        if (size < 16)
            throw Broken(start - 4, $"the format has {size} bytes; at least 16 were expected");
        int tag = UInt16(start), channels = UInt16(start + 2), align = UInt16(start + 12), bits = UInt16(start + 14);
        long rate = BinaryPrimitives.ReadUInt32LittleEndian(Bytes[(int)(start + 4)..]);
        long tagAt = start;
        if (tag == Extensible)
        {
            if (size < 40)
                throw Broken(start - 4, $"the extensible format has {size} bytes; at least 40 were expected");
            tagAt = start + 24;
            if (!Bytes.Slice((int)tagAt + 2, 14).SequenceEqual(SubformatTail))
                throw Broken(tagAt, "the subformat is none of PCM and float; one of these was expected");
            tag = UInt16(tagAt);
        }
        if (!(tag == Pcm && bits is 8 or 16 or 24 or 32 || tag == Float && bits is 32 or 64))
            throw Broken(tagAt, $"the format is number {tag} with {bits} bits; PCM (1) with 8, 16, 24 or 32 bits or float (3) with 32 or 64 was expected");
        if (channels == 0)
            throw Broken(start + 2, "the format has no channel; at least 1 was expected");
        if (rate is 0 or > int.MaxValue)
            throw Broken(start + 4, $"the sample rate is {rate}; 1 to {int.MaxValue} was expected");
        if (align != channels * bits / 8)
            throw Broken(start + 12, $"a frame has {align} bytes; {channels * bits / 8} were expected for {channels} channels of {bits} bits");
        return new Layout(tag == Float, channels, (int)rate, bits);
    }

    AudioClip ReadData(Layout layout, long start, long size)
    {
        int width = layout.Bits / 8, frame = width * layout.Channels;
        if (size % frame != 0)
            throw Broken(start - 4, $"the samples have {size} bytes; a multiple of {frame} was expected for {layout.Channels} channels of {layout.Bits} bits");
        ReadOnlySpan<byte> data = Bytes.Slice((int)start, (int)size);
        var samples = new float[size / width];
        short[]? pcm16 = layout is { Bits: 16, IsFloat: false } ? new short[samples.Length] : null;
        for (int i = 0; i < samples.Length; i++)
        {
            ReadOnlySpan<byte> at = data[(i * width)..];
            samples[i] = (layout.IsFloat, layout.Bits) switch
            {
                (false, 8) => (at[0] - 128) / 128f,
                (false, 16) => (pcm16![i] = BinaryPrimitives.ReadInt16LittleEndian(at)) / 32768f,
                (false, 24) => ((at[0] << 8 | at[1] << 16 | at[2] << 24) >> 8) / 8388608f,
                (false, _) => (float)(BinaryPrimitives.ReadInt32LittleEndian(at) / 2147483648.0),
                (true, 32) => BinaryPrimitives.ReadSingleLittleEndian(at),
                (true, _) => (float)BinaryPrimitives.ReadDoubleLittleEndian(at),
            };
            if (!float.IsFinite(samples[i]))
                throw Broken(start + (long)i * width, $"sample {i} is {samples[i]}; a finite number was expected");
        }
        return new AudioClip(samples, layout.SampleRate, layout.Channels, pcm16);
    }

    int UInt16(long offset) => BinaryPrimitives.ReadUInt16LittleEndian(Bytes[(int)offset..]);

    void Expect(int offset, string id, string what)
    {
        if (Bytes.Length < offset + 4)
            throw Broken(Bytes.Length, $"the file ends; \"{id}\", {what}, was expected");
        string found = Encoding.Latin1.GetString(Bytes.Slice(offset, 4));
        if (found != id)
            throw Broken(offset, $"\"{Printable(found)}\" is there; \"{id}\", {what}, was expected");
    }

    static string Printable(string id) => string.Concat(id.Select(c => c is >= ' ' and <= '~' ? c : '?'));

    WavFormatException Broken(long offset, string problem) => new(name, offset, problem + ".");

    sealed record Layout(bool IsFloat, int Channels, int SampleRate, int Bits);
}
