using System.Buffers.Binary;
using DeepDay3.Audio;

namespace DeepDay3.Tests.Audio;

public class WavFileTests
{
    static readonly float[] Ramp = [.. Enumerable.Range(0, 64).Select(i => (i - 32) / 32f)];

    static byte[] Bytes(AudioClip clip, WavEncoding encoding = WavEncoding.Pcm16)
    {
        using var stream = new MemoryStream();
        WavFile.Write(stream, clip, encoding);
        return stream.ToArray();
    }

    static AudioClip Read(byte[] bytes) => WavFile.Read(new MemoryStream(bytes), "test.wav");

    static byte[] Chunk(string id, params byte[] data)
    {
        var size = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(size, data.Length);
        return [.. id.Select(c => (byte)c), .. size, .. data, .. new byte[data.Length % 2]];
    }

    static byte[] Riff(params byte[][] chunks) => [.. "RIFF\0\0\0\0WAVE"u8, .. chunks.SelectMany(chunk => chunk)];

    // PCM, mono, 8,000 Hz, 16 bits.
    static byte[] Format(ushort tag = 1, ushort channels = 1, uint rate = 8000, ushort align = 2, ushort bits = 16)
    {
        var format = new byte[16];
        BinaryPrimitives.WriteUInt16LittleEndian(format, tag);
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(2), channels);
        BinaryPrimitives.WriteUInt32LittleEndian(format.AsSpan(4), rate);
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(12), align);
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(14), bits);
        return format;
    }

    [Theory]
    [InlineData(WavEncoding.Pcm8, 1)]
    [InlineData(WavEncoding.Pcm16, 1)]
    [InlineData(WavEncoding.Pcm24, 1)]
    [InlineData(WavEncoding.Pcm32, 1)]
    [InlineData(WavEncoding.Float32, 1)]
    [InlineData(WavEncoding.Float64, 1)]
    [InlineData(WavEncoding.Pcm8, 2)]
    [InlineData(WavEncoding.Pcm16, 2)]
    [InlineData(WavEncoding.Pcm24, 2)]
    [InlineData(WavEncoding.Float32, 2)]
    public void What_is_written_is_read_back(WavEncoding encoding, int channels)
    {
        AudioClip clip = Read(Bytes(new AudioClip(Ramp, 8000, channels), encoding));

        // Every value of the ramp is a step of each encoding.
        Assert.Equal(Ramp, clip.Samples);
        Assert.Equal(8000, clip.SampleRate);
        Assert.Equal(channels, clip.Channels);
        Assert.Equal(64 / channels, clip.Length);
        Assert.Equal(encoding == WavEncoding.Pcm16, clip.Pcm16 is not null);
    }

    [Fact]
    public void Sixteen_bit_samples_are_kept_raw_and_scaled_by_32768()
    {
        AudioClip clip = Read(Riff(Chunk("fmt ", Format()), Chunk("data", 0x00, 0x80, 0xFF, 0x7F, 0x01, 0x00)));

        Assert.Equal([short.MinValue, short.MaxValue, 1], clip.Pcm16!);
        Assert.Equal([-1f, 32767 / 32768f, 1 / 32768f], clip.Samples);
    }

    [Fact]
    public void Samples_beyond_the_range_are_cut_off_when_written_as_integers() =>
        Assert.Equal([short.MaxValue, short.MinValue], Read(Bytes(new AudioClip([2f, -2f], 8000))).Pcm16!);

    [Fact]
    public void The_extensible_format_is_read()
    {
        byte[] extensible = Format(tag: 0xFFFE);
        byte[] rest = [22, 0, 16, 0, 4, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71];

        AudioClip clip = Read(Riff(Chunk("fmt ", [.. extensible, .. rest]), Chunk("data", 0, 0x40)));

        Assert.Equal([0.5f], clip.Samples);
    }

    [Fact]
    public void Unknown_chunks_are_skipped_with_their_padding()
    {
        AudioClip clip = Read(Riff(Chunk("LIST", 1, 2, 3), Chunk("fmt ", Format()), Chunk("cue ", 1), Chunk("data", 0, 0x40)));

        Assert.Equal([0.5f], clip.Samples);
    }

    public static TheoryData<string, byte[], long, string> Broken => new()
    {
        { "empty", [], 0, "test.wav, byte 0: the file ends; \"RIFF\", the start of a RIFF file, was expected." },
        { "other file", [.. "PNG\u0001 and more bytes"u8], 0, "test.wav, byte 0: \"PNG?\" is there; \"RIFF\", the start of a RIFF file, was expected." },
        { "other RIFF", [.. "RIFF\0\0\0\0AVI "u8], 8, "test.wav, byte 8: \"AVI \" is there; \"WAVE\", the RIFF type of audio, was expected." },
        { "no chunks", Riff(), 12, "test.wav, byte 12: the file ends; a \"fmt \" chunk was expected." },
        { "no data", Riff(Chunk("fmt ", Format())), 36, "test.wav, byte 36: the file ends; a \"data\" chunk was expected." },
        { "data first", Riff(Chunk("data", 0, 0)), 12, "test.wav, byte 12: the samples come before their format; a \"fmt \" chunk was expected first." },
        { "truncated", Bytes(new AudioClip(Ramp, 8000))[..100], 40, "test.wav, byte 40: the chunk \"data\" says 128 bytes, and the file ends after 56 of them; the whole chunk was expected." },
        { "short format", Riff(Chunk("fmt ", 1, 0)), 16, "test.wav, byte 16: the format has 2 bytes; at least 16 were expected." },
        { "mp3", Riff(Chunk("fmt ", Format(tag: 85))), 20, "test.wav, byte 20: the format is number 85 with 16 bits; PCM (1) with 8, 16, 24 or 32 bits or float (3) with 32 or 64 was expected." },
        { "float of 16", Riff(Chunk("fmt ", Format(tag: 3))), 20, "test.wav, byte 20: the format is number 3 with 16 bits; PCM (1) with 8, 16, 24 or 32 bits or float (3) with 32 or 64 was expected." },
        { "no channel", Riff(Chunk("fmt ", Format(channels: 0, align: 0))), 22, "test.wav, byte 22: the format has no channel; at least 1 was expected." },
        { "no rate", Riff(Chunk("fmt ", Format(rate: 0))), 24, "test.wav, byte 24: the sample rate is 0; 1 to 2147483647 was expected." },
        { "align", Riff(Chunk("fmt ", Format(align: 3))), 32, "test.wav, byte 32: a frame has 3 bytes; 2 were expected for 1 channels of 16 bits." },
        { "odd data", Riff(Chunk("fmt ", Format()), Chunk("data", 1, 2, 3)), 40, "test.wav, byte 40: the samples have 3 bytes; a multiple of 2 was expected for 1 channels of 16 bits." },
        { "NaN", Riff(Chunk("fmt ", Format(tag: 3, align: 4, bits: 32)), Chunk("data", 0, 0, 0xC0, 0x7F)), 44, "test.wav, byte 44: sample 0 is NaN; a finite number was expected." },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_file_is_named_with_the_byte_and_what_was_expected(string what, byte[] bytes, long offset, string message)
    {
        var error = Assert.Throws<WavFormatException>(() => Read(bytes));

        Assert.True(message == error.Message, $"{what}: {error.Message}");
        Assert.Equal(offset, error.Offset);
        Assert.Equal("test.wav", error.File);
    }

    [Fact]
    public void Damaged_files_are_read_or_refused_but_never_crash_the_reader()
    {
        var random = new Random(11);
        WavEncoding[] encodings = Enum.GetValues<WavEncoding>();
        (int read, int refused) = (0, 0);
        for (int trial = 0; trial < 20_000; trial++)
        {
            byte[] bytes = Bytes(new AudioClip(Ramp, 8000, 1 + trial % 2), encodings[trial % encodings.Length]);
            for (int change = random.Next(1, 6); change > 0; change--)
                bytes[random.Next(trial % 3 == 0 ? bytes.Length : 48)] = (byte)random.Next(256);
            if (trial % 5 == 0)
                bytes = bytes[..random.Next(bytes.Length)];
            try
            {
                AudioClip clip = Read(bytes);
                Assert.Equal(clip.Length * clip.Channels, clip.Samples.Length);
                read++;
            }
            catch (WavFormatException error)
            {
                Assert.InRange(error.Offset, 0, bytes.Length);
                refused++;
            }
        }
        Assert.InRange(read, 1_000, 19_000);
        Assert.InRange(refused, 1_000, 19_000);
    }

    [Fact]
    public void Files_are_written_whole_and_read_by_path()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string path = Path.Combine(folder, "ramp.wav");
            WavFile.Write(path, new AudioClip(Ramp, 16000));

            Assert.Equal(Ramp, WavFile.Read(path).Samples);
            Assert.Equal([path], Directory.GetFiles(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Mono_is_the_mean_of_the_channels() =>
        Assert.Equal([0.25f, 0.5f], new AudioClip([0, 0.5f, 1, 0], 8000, 2).ToMono().Samples);

    [Fact]
    public void A_clip_describes_itself() =>
        Assert.Equal("AudioClip: 0.008 s, 8000 Hz, mono, 64 samples", new AudioClip(Ramp, 8000).ToString());
}
