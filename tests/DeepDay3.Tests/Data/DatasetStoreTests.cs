using System.IO.Compression;
using DeepDay3.Data;
using DeepDay3.Tests.Data.Downloads;

namespace DeepDay3.Tests.Data;

public sealed class DatasetStoreTests : IDisposable
{
    static readonly byte[] Content = [1, 2, 3, 4];

    static readonly DatasetFile File1 = new("letters", [], [
        new DatasetForm("set/letters.txt") { Size = 4, Sha256 = DownloadFolder.Hash(Content) },
        new DatasetForm("set/letters.txt.gz", DatasetPacking.Gzip) { ContentSize = 4, ContentSha256 = DownloadFolder.Hash(Content) },
    ]);

    static readonly Dataset Set = new("set", "The set", "tests", "none", "nobody", [File1]);

    readonly string root = Directory.CreateTempSubdirectory().FullName;

    DatasetStore Store => new(Path.Combine(root, "data"), Path.Combine(root, "cache"));

    public void Dispose() => Directory.Delete(root, recursive: true);

    string Put(string place, string name, byte[] bytes)
    {
        string path = Path.Combine(Directory.CreateDirectory(Path.Combine(root, place, "set")).FullName, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    static byte[] Gzip(byte[] content)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(content);
        return packed.ToArray();
    }

    [Fact]
    public void The_data_folder_comes_before_the_cache_and_packed_files_are_unpacked()
    {
        Put("cache", "letters.txt", [9, 9, 9, 9]);
        string path = Put("data", "letters.txt.gz", Gzip(Content));

        FoundFile found = Store.Need(Set);

        Assert.Equal((path, "$DEEPDAY3_DATA"), (found.Path, found.Where));
        Assert.Equal(Content, found.Read());
        Assert.True(Store.Has(Set));
    }

    [Fact]
    public void What_is_not_there_says_where_it_was_looked_for_and_how_to_get_it()
    {
        var error = Assert.Throws<DatasetException>(() => Store.Need(Set));

        Assert.Equal($"The set is not on this machine: neither {root}/data ($DEEPDAY3_DATA) nor {root}/cache has set/letters.txt; run ./deepday3 data fetch set.".Replace('/', Path.DirectorySeparatorChar),
            error.Message.Replace('/', Path.DirectorySeparatorChar));
        Assert.Contains("$DEEPDAY3_DATA is not set, and", Assert.Throws<DatasetException>(() => new DatasetStore(null, root).Need(Set)).Message);
        Assert.False(Store.Has(Set));
    }

    [Theory]
    [InlineData("letters.txt", new byte[] { 1, 2, 3 }, "has 3 bytes; 4 were expected")]
    [InlineData("letters.txt", new byte[] { 1, 2, 3, 5 }, "has the SHA-256 ")]
    [InlineData("letters.txt.gz", new byte[] { 1, 2, 3, 5 }, "is broken (byte 0: this is no gzip file")]
    public void What_was_changed_is_refused_on_use(string name, byte[] bytes, string message)
    {
        string path = Put("cache", name, bytes);

        var error = Assert.Throws<DatasetException>(() => Store.Need(Set).Read());

        Assert.StartsWith($"{path} {message}", error.Message);
        Assert.EndsWith(": delete it and run ./deepday3 data fetch.", error.Message);
    }

    [Fact]
    public void Packed_files_that_hold_something_else_are_refused_on_use()
    {
        Put("cache", "letters.txt.gz", Gzip([1, 2, 3, 4, 5]));
        Assert.Contains("unpacks to more than the 4 bytes", Assert.Throws<DatasetException>(() => Store.Need(Set).Read()).Message);
        Put("cache", "letters.txt.gz", Gzip([1, 2, 3]));
        Assert.Contains("unpacks to 3 bytes; 4 were expected", Assert.Throws<DatasetException>(() => Store.Need(Set).Read()).Message);
        Put("cache", "letters.txt.gz", Gzip([1, 2, 3, 5]));
        Assert.Contains("holds content with the SHA-256", Assert.Throws<DatasetException>(() => Store.Need(Set).Read()).Message);
    }

    [Fact]
    public void The_catalogue_is_complete()
    {
        Assert.Equal(10, DatasetCatalog.All.Count);
        Assert.Same(DatasetCatalog.All.Single(set => set.Name == "mnist"), DatasetCatalog.Get("MNIST"));
        Assert.Contains("one of analogies, digits", Assert.Throws<ArgumentException>(() => DatasetCatalog.Get("imagenet")).Message);
        Assert.Contains("has no file \"x\"", Assert.Throws<ArgumentException>(() => DatasetCatalog.Mnist.File("x")).Message);
        Assert.Equal(9_912_422 + 28_881 + 1_648_877 + 4_542, DatasetCatalog.Mnist.DownloadSize);
        Assert.All(DatasetCatalog.All.SelectMany(set => set.Files), file =>
        {
            Assert.All(file.Urls, url => Assert.Equal("https", url.Scheme));
            Assert.NotEmpty(file.Urls);
            Assert.All(file.Forms, form => Assert.Matches("^[0-9a-f]{64}$", form.ContentSha256 ?? form.Sha256!));
            Assert.Equal(file.Forms.Count, file.Forms.DistinctBy(form => form.Path).Count());
        });
    }
}
