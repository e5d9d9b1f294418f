using DeepDay3.Exercises.Progress;

namespace DeepDay3.Tests.Exercises.Progress;

public sealed class ProgressStoreTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("deepday3-").FullName;

    string FilePath => Path.Combine(folder, "sub", "progress.json");

    ProgressStore Store => new(FilePath);

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void What_was_done_is_read_back()
    {
        Assert.Empty(Store.Load().Exercises);
        Store.Update("a-1", progress => progress with { Attempts = 2, Hints = 1 });
        Store.Update("a-2", progress => progress with { PassedAt = DateTimeOffset.UnixEpoch });
        Store.Update("a-1", progress => progress with { Attempts = progress.Attempts + 1 });
        ProgressState state = Store.Load();
        Assert.Null(state.Problem);
        Assert.Equal((3, 1), (state.Of("a-1")!.Attempts, state.Of("a-1")!.Hints));
        Assert.True(state.HasPassed("a-2"));
        Assert.False(state.HasPassed("a-1"));
        Assert.Contains("\"version\": 1", File.ReadAllText(FilePath));
        Assert.Equal(["progress.json", "progress.json.lock"], Directory.GetFiles(Path.GetDirectoryName(FilePath)!).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"version\": 1, \"exercises\": {\"a-1\": {\"attem")]
    [InlineData("{\"version\": 1}")]
    [InlineData("{\"exercises\": {}}")]
    [InlineData("{\"version\": 1, \"exercises\": {\"a-1\": null}}")]
    [InlineData("{\"version\": 1, \"exercises\": {\"a-1\": {\"attempts\": -1}}}")]
    [InlineData("[]")]
    public void A_damaged_file_is_kept_aside_when_the_next_one_is_written(string text)
    {
        Store.Update("a-1", progress => progress);
        File.WriteAllText(FilePath, text);
        Assert.Contains("is damaged", Store.Load().Problem);
        Assert.Equal(text, File.ReadAllText(FilePath));
        Store.Update("a-2", progress => progress with { Attempts = 1 });
        Assert.Equal(["a-2"], Store.Load().Exercises.Keys);
        Assert.Equal(text, File.ReadAllText(Path.ChangeExtension(FilePath, ".damaged-1.json")));

        File.WriteAllText(FilePath, "again");
        Store.Update("a-3", progress => progress);
        Assert.Equal(text, File.ReadAllText(Path.ChangeExtension(FilePath, ".damaged-1.json")));
        Assert.Equal("again", File.ReadAllText(Path.ChangeExtension(FilePath, ".damaged-2.json")));
    }

    [Fact]
    public void A_file_of_a_newer_version_is_left_alone()
    {
        Store.Update("a-1", progress => progress);
        const string newer = "{\"version\": 2, \"exercises\": []}";
        File.WriteAllText(FilePath, newer);
        Assert.Contains("a newer version", Store.Load().Problem);
        Assert.Contains("a newer version", Assert.Throws<ProgressException>(() => Store.Update("a-1", progress => progress)).Message);
        Assert.Equal(newer, File.ReadAllText(FilePath));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_one_sentence()
    {
        File.WriteAllText(Path.Combine(folder, "sub"), "a file, not a folder");
        Assert.Contains("cannot be written", Assert.Throws<ProgressException>(() => Store.Update("a-1", progress => progress)).Message);
        Assert.Empty(Store.Load().Exercises);
    }

    [Fact]
    public void Writers_at_the_same_time_lose_nothing()
    {
        Parallel.For(0, 40, i => Store.Update($"a-{i % 4}", progress => progress with { Attempts = progress.Attempts + 1 }));
        Assert.Equal([10, 10, 10, 10], Store.Load().Exercises.Values.Select(progress => progress.Attempts));
    }
}
