using System.Buffers.Binary;
using DeepDay3.Audio;
using DeepDay3.Data;

namespace DeepDay3.Tests.Data;

public class SpokenDigitFileTests
{
    static SpokenDigit Clip(int digit, string speaker, int index, int samples) =>
        new(digit, speaker, index, new AudioClip(new float[samples], 8000, 1, [.. Enumerable.Range(0, samples).Select(i => (short)(1000 * Math.Sin(i * 0.3)))]));

    static readonly byte[] File = SpokenDigitFile.Write([Clip(3, "b", 0, 51), Clip(9, "a", 7, 40), Clip(0, "b", 1, 1)]);

    static byte[] Mend(byte[] bytes)
    {
        if (bytes.Length >= 4)
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(bytes.Length - 4), Crc32.Of(bytes.AsSpan(0, bytes.Length - 4)));
        return bytes;
    }

    [Fact]
    public void What_was_written_is_read()
    {
        IReadOnlyList<SpokenDigit> read = SpokenDigitFile.Read(File);

        Assert.Equal(["3_b_0.wav", "9_a_7.wav", "0_b_1.wav"], read.Select(clip => clip.FileName));
        Assert.Equal([51, 40, 1], read.Select(clip => clip.Clip.Length));
        Assert.All(read, clip => Assert.Equal(8000, clip.Clip.SampleRate));
        Assert.Equal(File, SpokenDigitFile.Write(read));
    }

    [Fact]
    public void Broken_files_end_in_an_error_that_names_file_and_byte() =>
        Fuzz.Run([File], (bytes, name) => SpokenDigitFile.Read(bytes, name), seed: 11, Mend);

    [Fact]
    public void A_changed_byte_is_noticed()
    {
        byte[] changed = [.. File];
        changed[^10] ^= 1;

        Assert.Contains("checksum", Assert.Throws<DataFormatException>(() => SpokenDigitFile.Read(changed)).Message);
    }

    [Fact]
    public void A_clip_that_does_not_fit_is_named() =>
        Assert.Contains("300", Assert.Throws<ArgumentException>(() => SpokenDigitFile.Write([Clip(1, "a", 300, 5)])).Message);
}
