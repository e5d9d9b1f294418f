using System.IO.Compression;
using DeepDay3.Data;
using DeepDay3.Data.Formats;

namespace DeepDay3.Tests.Data.Formats;

public class ZipContentTests
{
    static readonly ArchiveLimits Limits = new(Entries: 3, EntryBytes: 100_000, TotalBytes: 150_000, Ratio: 100);

    static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in entries)
            {
                using Stream entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }
        return packed.ToArray();
    }

    static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(length).NextBytes(noise);
        return noise;
    }

    static string Refusal(byte[] zip) => Assert.Throws<DataFormatException>(() =>
    {
        using ZipContent content = ZipContent.Open(zip, "a.zip", Limits);
        foreach (ZipArchiveEntry entry in content.Files)
            content.Read(entry);
    }).Message;

    [Fact]
    public void Entries_are_read_and_folders_left_out()
    {
        using ZipContent zip = ZipContent.Open(Zip(("folder/", []), ("folder/a.txt", [1, 2])), "a.zip", Limits);

        Assert.Equal([1, 2], zip.Read(Assert.Single(zip.Files)));
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("/etc/evil.txt")]
    [InlineData("a/../../evil.txt")]
    [InlineData("a\\..\\evil.txt")]
    [InlineData("C:\\evil.txt")]
    public void Names_that_leave_the_folder_are_refused(string name) =>
        Assert.Contains($"an entry is named \"{name}\"; a name below the archive's folder was expected", Refusal(Zip((name, [1]))));

    [Fact]
    public void Too_many_entries_are_refused() =>
        Assert.Contains("the archive has 4 entries; at most 3 were expected", Refusal(Zip([.. Enumerable.Range(0, 4).Select(i => ($"{i}", new byte[1]))])));

    [Fact]
    public void Too_large_an_entry_is_refused() =>
        Assert.Contains("the entry a says 100001 bytes; at most 100000 were expected", Refusal(Zip(("a", Noise(100_001)))));

    [Fact]
    public void Too_much_in_all_is_refused() =>
        Assert.Contains("the entries unpack to more than 150000 bytes", Refusal(Zip(("a", Noise(90_000)), ("b", Noise(90_001)))));

    [Fact]
    public void A_bomb_is_refused() =>
        Assert.Contains("more than 100 times what is stored", Refusal(Zip(("a", new byte[90_000]))));

    [Fact]
    public void The_manifest_does_not_depend_on_order_packing_and_folders()
    {
        string one = ZipManifest.Of(Zip(("x/b.wav", [2]), ("x/a.wav", [1]), ("README", [])), "a.zip");
        string two = ZipManifest.Of(Zip(("a.wav", [1]), ("b.wav", [2])), "a.zip");

        Assert.Equal(one, two);
        // As sha256sum *.wav | sha256sum gives it.
        Assert.Equal("252805d804e91d2a62b2dafcba8b1a90add28734a671be9e0fb55d55abf52fc8", one);
        Assert.NotEqual(one, ZipManifest.Of(Zip(("a.wav", [1]), ("b.wav", [3])), "a.zip"));
    }
}
