using System.IO.Compression;
using DeepDay3.Audio;
using DeepDay3.Data;
using DeepDay3.Data.Formats;

namespace DeepDay3.Tests.Data.Formats;

public class FormatFuzzTests
{
    static byte[] Idx(params int[] sizes)
    {
        int count = sizes.Aggregate(1, (product, size) => product * size);
        return [0, 0, 8, (byte)sizes.Length, .. sizes.SelectMany(size => new byte[] { 0, 0, (byte)(size >> 8), (byte)size }), .. Enumerable.Range(0, count).Select(i => (byte)i)];
    }

    static byte[] Gzip(byte[] content)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(content);
        return packed.ToArray();
    }

    static byte[] Zip(CompressionLevel level, params int[] sizes)
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (int size in sizes)
            {
                using Stream entry = zip.CreateEntry($"folder/{size}.wav", level).Open();
                entry.Write([.. Enumerable.Range(0, size).Select(i => (byte)(i / 3))]);
            }
        }
        return packed.ToArray();
    }

    [Fact]
    public void Damaged_WAV_files_are_read_or_refused()
    {
        byte[][] samples = [.. Enum.GetValues<WavEncoding>().Select(encoding =>
        {
            var wav = new MemoryStream();
            WavFile.Write(wav, new AudioClip([0, 0.5f, -0.5f, 1], 8000, 2), encoding);
            return wav.ToArray();
        })];
        Fuzz.Run(samples, (bytes, name) => WavFile.Read(new MemoryStream(bytes), name), seed: 1);
    }

    [Fact]
    public void Damaged_IDX_files_are_read_or_refused() =>
        Fuzz.Run([Idx(3, 4, 5), Idx(1, 28, 28)], (bytes, name) => IdxFile.Read(bytes, name, 3), seed: 2);

    [Fact]
    public void Damaged_gzip_files_are_read_or_refused() =>
        Fuzz.Run([Gzip(new byte[5_000]), Gzip([.. Enumerable.Range(0, 300).Select(i => (byte)(i * i))])], (bytes, name) => GzipContent.Unpack(bytes, name, 1 << 20), seed: 3);

    [Fact]
    public void Damaged_zip_files_are_read_or_refused() =>
        Fuzz.Run([Zip(CompressionLevel.Optimal, 100, 1_000), Zip(CompressionLevel.NoCompression, 50, 3, 0)], (bytes, name) =>
        {
            using ZipContent zip = ZipContent.Open(bytes, name, ArchiveLimits.Datasets);
            foreach (ZipArchiveEntry entry in zip.Files)
                zip.Read(entry);
        }, seed: 4);

    [Fact]
    public void Damaged_manifests_are_made_or_refused() =>
        Fuzz.Run([Zip(CompressionLevel.Optimal, 100, 1_000)], (bytes, name) => ZipManifest.Of(bytes, name), seed: 5);

    [Fact]
    public void Damaged_digits_are_read_or_refused()
    {
        byte[] Row(int count) => [.. System.Text.Encoding.ASCII.GetBytes(string.Join(",", Enumerable.Range(0, count).Select(i => i % 10)))];
        Fuzz.Run([[.. Row(65), (byte)'\n', .. Row(65)], [.. "label,p0\n"u8, .. Row(65), (byte)'\n']], (bytes, name) => DigitsCsv.Read(bytes, name), seed: 6);
    }

    [Fact]
    public void Damaged_word_tests_are_read_or_refused()
    {
        Fuzz.Run([": family\nboy girl he she\nboy girl man woman\n"u8.ToArray()], (bytes, name) => WordTests.ReadAnalogies(bytes, name), seed: 7);
        Fuzz.Run(["# pairs\nlove\tsex\t6.77\ntiger\tcat\t7.35\n"u8.ToArray()], (bytes, name) => WordTests.ReadPairs(bytes, name), seed: 8);
    }
}
