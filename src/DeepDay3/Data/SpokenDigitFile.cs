using System.Buffers.Binary;
using System.Text;
using DeepDay3.Audio;

namespace DeepDay3.Data;

/// <summary>
/// A file of many short spoken digits, packed with <see cref="ImaAdpcm"/>. Numbers are little-endian: "DD3DIGIT" and a byte 1; samples a
/// second (2 bytes); how many voices (1) with their names (length, 1, and ASCII); how many clips (4); of each clip digit (1), voice
/// (1), index (1) and samples (2); then the packed samples of each clip in this order; at last the CRC-32 of all bytes before it (4).
/// </summary>
public static class SpokenDigitFile
{
    const int EntryBytes = 5;

    static ReadOnlySpan<byte> Magic => "DD3DIGIT\u0001"u8;

    /// <summary>Reads a file.</summary>
    /// <param name="bytes">All of it.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="DataFormatException">The file is broken.</exception>
    public static IReadOnlyList<SpokenDigit> Read(ReadOnlySpan<byte> bytes, string name = "the file of spoken digits")
    {
        if (!bytes.StartsWith(Magic))
            throw new DataFormatException(name, 0, "the file does not begin as one of spoken digits; \"DD3DIGIT\" and the version 1 were expected");
        int end = bytes.Length - 4;
        if (end < Magic.Length || BinaryPrimitives.ReadUInt32LittleEndian(bytes[end..]) != Crc32.Of(bytes[..end]))
            throw new DataFormatException(name, Math.Max(0, end), "the checksum does not fit the content; the whole, unchanged file was expected");
        ReadOnlySpan<byte> content = bytes[..end];
        int at = Magic.Length;
        int rate = BinaryPrimitives.ReadUInt16LittleEndian(Take(content, ref at, 2, name));
        if (rate == 0)
            throw new DataFormatException(name, at - 2, "the sample rate is 0; at least 1 was expected");
        var voices = new string[Take(content, ref at, 1, name)[0]];
        for (int i = 0; i < voices.Length; i++)
            voices[i] = Encoding.ASCII.GetString(Take(content, ref at, Take(content, ref at, 1, name)[0], name));
        uint count = BinaryPrimitives.ReadUInt32LittleEndian(Take(content, ref at, 4, name));
        // Before the array is made: a number in a file must not decide how much memory is taken.
        if (count > (uint)(content.Length - at) / EntryBytes)
            throw new DataFormatException(name, at - 4, $"{count} clips are announced, and {content.Length - at} bytes follow; {EntryBytes} bytes a clip were expected");
        int entry = at;
        at += (int)count * EntryBytes;
        var clips = new SpokenDigit[count];
        for (int i = 0; i < clips.Length; i++, entry += EntryBytes)
        {
            (int digit, int voice, int index) = (content[entry], content[entry + 1], content[entry + 2]);
            if (digit > 9 || voice >= voices.Length)
                throw new DataFormatException(name, entry, $"the clip has digit {digit} and voice {voice}; 0 to 9 and 0 to {voices.Length - 1} were expected");
            int samples = BinaryPrimitives.ReadUInt16LittleEndian(content[(entry + 3)..]);
            short[] pcm16 = ImaAdpcm.Decode(Take(content, ref at, ImaAdpcm.Bytes(samples), name), samples);
            clips[i] = new SpokenDigit(digit, voices[voice], index, new AudioClip(Array.ConvertAll(pcm16, sample => sample / 32768f), rate, 1, pcm16));
        }
        return at == content.Length ? clips : throw new DataFormatException(name, at, $"{content.Length - at} bytes are left; the end was expected");
    }

    /// <summary>Packs clips into a file; the samples lose what four bits cannot hold.</summary>
    /// <param name="clips">Mono clips with 16-bit samples, all of one sample rate.</param>
    /// <exception cref="ArgumentException">A clip does not fit into the format.</exception>
    public static byte[] Write(IReadOnlyList<SpokenDigit> clips)
    {
        string[] voices = [.. clips.Select(clip => clip.Speaker).Distinct().Order(StringComparer.Ordinal)];
        int rate = clips.Count == 0 ? 8000 : clips[0].Clip.SampleRate;
        SpokenDigit? wrong = clips.FirstOrDefault(clip => clip.Digit is < 0 or > 9 || clip.Index is < 0 or > 255 || clip.Clip.Pcm16 is null
            || clip.Clip.Channels != 1 || clip.Clip.SampleRate != rate || clip.Clip.Length > ushort.MaxValue || !Ascii.IsValid(clip.Speaker) || clip.Speaker.Length > 255);
        if (wrong is not null || voices.Length > 255 || rate > ushort.MaxValue)
            throw new ArgumentException($"The clip {wrong?.ToString() ?? "list"} does not fit into the file: digits 0 to 9, indices 0 to 255, up to 255 ASCII names, and mono 16-bit clips of one rate and at most 65535 samples were expected.");
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Magic);
        writer.Write((ushort)rate);
        writer.Write((byte)voices.Length);
        foreach (string voice in voices)
        {
            writer.Write((byte)voice.Length);
            writer.Write(Encoding.ASCII.GetBytes(voice));
        }
        writer.Write(clips.Count);
        foreach (SpokenDigit clip in clips)
        {
            writer.Write((byte)clip.Digit);
            writer.Write((byte)Array.IndexOf(voices, clip.Speaker));
            writer.Write((byte)clip.Index);
            writer.Write((ushort)clip.Clip.Length);
        }
        foreach (SpokenDigit clip in clips)
            writer.Write(ImaAdpcm.Encode(clip.Clip.Pcm16));
        writer.Flush();
        writer.Write(Crc32.Of(stream.ToArray()));
        writer.Flush();
        return stream.ToArray();
    }

    static ReadOnlySpan<byte> Take(ReadOnlySpan<byte> content, ref int at, int count, string name)
    {
        if (count > content.Length - at)
            throw new DataFormatException(name, at, $"{count} bytes are announced, and {content.Length - at} are left; all of them were expected");
        ReadOnlySpan<byte> taken = content.Slice(at, count);
        at += count;
        return taken;
    }
}
