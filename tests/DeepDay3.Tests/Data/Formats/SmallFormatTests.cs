using System.IO.Compression;
using System.Text;
using DeepDay3.Data;
using DeepDay3.Data.Formats;

namespace DeepDay3.Tests.Data.Formats;

public class SmallFormatTests
{
    static readonly string Pixels = string.Join(",", Enumerable.Range(0, 64).Select(i => i % 17));

    static (long Offset, string Message) Refusal(Action read)
    {
        var error = Assert.Throws<DataFormatException>(read);
        return (error.Offset, error.Message);
    }

    static byte[] Gzip(byte[] content)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(content);
        return packed.ToArray();
    }

    [Fact]
    public void IDX_files_give_sizes_and_the_place_of_their_values()
    {
        byte[] file = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6];

        (int[] sizes, int start) = IdxFile.Read(file, "a.idx", 2);

        Assert.Equal([2, 3], sizes);
        Assert.Equal(12, start);
    }

    [Fact]
    public void IDX_files_that_are_broken_are_named()
    {
        byte[] file = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6];

        Assert.Equal((0, "a.idx, byte 0: the magic number is 2050; 2051 was expected, unsigned bytes in 3 dimensions."), Refusal(() => IdxFile.Read(file, "a.idx", 3)));
        Assert.Equal((12, "a.idx, byte 12: 5 values follow; 6 were expected for 2 x 3."), Refusal(() => IdxFile.Read(file[..17], "a.idx", 2)));
        Assert.Equal((8, "a.idx, byte 8: dimension 1 has the size 4294967295, more than a file of 18 bytes can hold."), Refusal(() => IdxFile.Read([.. file[..8], 255, 255, 255, 255, .. file.AsSpan(12)], "a.idx", 2)));
    }

    [Fact]
    public void Digits_have_their_label_first_below_a_header_or_last()
    {
        foreach (string text in new[] { $"label,p0\n7,{Pixels}\r\n3,{Pixels}", $"{Pixels},7\n{Pixels},3\n" })
        {
            (byte[] pixels, byte[] labels) = DigitsCsv.Read(Encoding.ASCII.GetBytes(text), "a.csv");

            Assert.Equal([7, 3], labels);
            Assert.Equal(Enumerable.Range(0, 128).Select(i => (byte)(i % 64 % 17)), pixels);
        }
    }

    [Fact]
    public void Digits_that_are_broken_are_named()
    {
        Assert.Contains("the line has 3 numbers; 65 were expected", Refusal(() => DigitsCsv.Read("1,2,3"u8, "a.csv")).Message);
        Assert.Equal((2, "a.csv, byte 2: column 1 is not as it should be; 65 numbers of 0 to 255 between commas were expected."), Refusal(() => DigitsCsv.Read("1,x"u8, "a.csv")));
        Assert.Contains("a label above 9 or a pixel above 16", Refusal(() => DigitsCsv.Read(Encoding.ASCII.GetBytes($"{Pixels},10"), "a.csv")).Message);
    }

    [Fact]
    public void Gzip_is_unpacked_up_to_a_limit()
    {
        byte[] packed = Gzip(new byte[1000]);

        Assert.Equal(new byte[1000], GzipContent.Unpack(packed, "a.gz", 1000));
        Assert.Contains("more than the 999 bytes", Refusal(() => GzipContent.Unpack(packed, "a.gz", 999)).Message);
        Assert.Contains("a.gz, byte", Refusal(() => GzipContent.Unpack(packed[..^3], "a.gz", 1000)).Message);
        Assert.Contains("this is no gzip file", Refusal(() => GzipContent.Unpack([1, 2, 3], "a.gz", 1000)).Message);
    }

    [Fact]
    public void Word_tests_are_read_and_what_is_broken_is_named()
    {
        Assert.Equal([new Analogy("family", "boy", "girl", "he", "she")], WordTests.ReadAnalogies(": family\r\nboy girl he she\r\n"u8.ToArray(), "a.txt"));
        Assert.Equal([new WordPair("tiger", "cat", 7.35)], WordTests.ReadPairs("# comment\ntiger\tcat\t7.35"u8.ToArray(), "a.tsv"));
        Assert.Equal((9, "a.txt, byte 9: \"boy girl\" is there; a section such as \": family\" or four words were expected."), Refusal(() => WordTests.ReadAnalogies(": family\nboy girl"u8.ToArray(), "a.txt")));
        Assert.Contains("a score of 0 to 10", Refusal(() => WordTests.ReadPairs("a\tb\t11"u8.ToArray(), "a.tsv")).Message);
    }
}
