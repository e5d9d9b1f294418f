namespace DeepDay3.Cli.Tests.Commands;

public sealed class ExerciseCommandTests : IDisposable
{
    const string Exercise = """
        { "id": "a-1", "kind": "number", "title": "The sum", "difficulty": 2, "fastTrack": true, "question": "1 + 1?", "hints": ["h"], "explanation": "e", "see": "s", "paper": "p",
          "answer": { "value": 2, "slips": [ { "answer": 1, "message": "one" }, { "answer": 3, "message": "three" } ] } }
        """;

    readonly NotebookFolder folder = new();

    public ExerciseCommandTests()
    {
        Write("notebooks/exercises/exercise.schema.json", "{}");
        Write("notebooks/exercises/day3/a.json", $"{{ \"notebook\": \"day3/a\", \"exercises\": [ {Exercise}, {Exercise.Replace("a-1", "a-2")} ] }}");
        Write("progress.json", "{\"version\": 1, \"exercises\": {\"a-1\": {\"attempts\": 3, \"hints\": 1, \"passedAt\": \"2026-01-02T03:04:05+00:00\", \"changedAt\": \"2026-01-02T03:04:05+00:00\"}}}");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Progress_shows_what_is_done_and_what_is_next()
    {
        var (exitCode, output, error) = await Run("progress");
        Assert.True(exitCode == 0, output + error);
        Assert.Contains("day3/a                           ██████████░░░░░░░░░░   1 of   2", output);
        Assert.Contains("1 of 2 exercises passed, fast track: 1 of 2; next: a-2, The sum (notebooks/day3/a.ipynb)", output);
    }

    [Fact]
    public async Task A_damaged_progress_file_is_told_and_left_alone()
    {
        Write("progress.json", "{");
        var (exitCode, output, error) = await Run("progress");
        Assert.Equal(1, exitCode);
        Assert.Contains("0 of 2 exercises passed", output);
        Assert.Contains("progress.json is damaged", Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal("{", await File.ReadAllTextAsync(Path.Combine(folder.Path, "progress.json")));
    }

    [Fact]
    public async Task Check_lists_all_or_shows_one()
    {
        var (exitCode, output, error) = await Run("check");
        Assert.True(exitCode == 0, output + error);
        Assert.Contains("  ✓ a-1          ●●○ The sum (passed, with 1 hint)", output);
        Assert.Contains("1 of 2 passed", output);
        (exitCode, output, error) = await Run("check", "a-1");
        Assert.True(exitCode == 0, output + error);
        Assert.Contains("1 + 1?", output);
        Assert.Contains("passed   2026-01-02", output);
        (exitCode, output, error) = await Run("check", "b-1");
        Assert.Equal(2, exitCode);
        Assert.Contains("there is no exercise b-1", Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task Check_finds_damaged_files_and_notebooks_that_do_not_agree()
    {
        Write("notebooks/exercises/day3/b.json", "{ \"notebook\": \"day3/c\" }");
        folder.Add("notebooks/day3/a.ipynb", "# A");
        var (exitCode, _, error) = await Run("check");
        Assert.Equal(1, exitCode);
        Assert.Contains("deepday3 check: notebooks/exercises/day3/b.json: \"notebook\" is \"day3/c\"", error);
        Assert.Contains("0 cells are tagged exercise:a-2", error);
    }

    Task<(int ExitCode, string Output, string Error)> Run(params string[] arguments) =>
        CommandLine.RunAsync(folder.Path, new Dictionary<string, string> { ["DEEPDAY3_PROGRESS"] = Path.Combine(folder.Path, "progress.json") }, arguments);

    void Write(string name, string text)
    {
        var file = Path.Combine(folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
