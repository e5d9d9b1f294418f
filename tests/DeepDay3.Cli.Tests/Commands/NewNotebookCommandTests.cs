using DeepDay3.Notebooks.Documents;

namespace DeepDay3.Cli.Tests.Commands;

public sealed class NewNotebookCommandTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("deepday3-").FullName;

    public NewNotebookCommandTests() => Directory.CreateDirectory(Path.Combine(folder, "notebooks"));

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public async Task Three_files_belong_together()
    {
        var (exitCode, output, error) = await CommandLine.RunAsync(folder, "new-notebook", "day9/07_new_topic", "--title", "Topic（題）");
        Assert.True(exitCode == 0, output + error);
        var notebook = NotebookDocument.Load(Path.Combine(folder, "notebooks", "day9", "07_new_topic.ipynb"));
        Assert.StartsWith("# Topic（題）", notebook.Cells[0].Source, StringComparison.Ordinal);
        Assert.Contains(notebook.Cells, cell => cell.Tags.Contains("exercise:topic-01"));
        Assert.Contains(notebook.Cells, cell => cell.Tags.Contains("parameters"));
        Assert.All(notebook.Cells, cell => Assert.DoesNotContain("{{", cell.Source, StringComparison.Ordinal));
        Assert.Contains("\"topic-01\"", await File.ReadAllTextAsync(Path.Combine(folder, "notebooks", "exercises", "day9", "07_new_topic.json")), StringComparison.Ordinal);
        Assert.Contains("// exercise: topic-01", await File.ReadAllTextAsync(Path.Combine(folder, "notebooks", "solutions", "day9", "07_new_topic.csx")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_exists_is_left_alone()
    {
        var solutions = Path.Combine(folder, "notebooks", "solutions", "day9");
        Directory.CreateDirectory(solutions);
        await File.WriteAllTextAsync(Path.Combine(solutions, "07_x.csx"), "mine");
        var (exitCode, _, error) = await CommandLine.RunAsync(folder, "new-notebook", "day9/07_x");
        Assert.Equal(2, exitCode);
        Assert.Contains("exists already", error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(solutions, "07_x.csx")));
        Assert.False(Directory.Exists(Path.Combine(folder, "notebooks", "day9")));
    }

    [Theory]
    [InlineData("../07_x")]
    [InlineData("Day3/Topic")]
    [InlineData("day3/07")]
    public async Task A_name_that_does_not_fit_is_refused(string name)
    {
        var (exitCode, _, error) = await CommandLine.RunAsync(folder, "new-notebook", name);
        Assert.Equal(2, exitCode);
        Assert.Contains("day3/15_topic was expected", error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(folder, "notebooks")));
    }
}
