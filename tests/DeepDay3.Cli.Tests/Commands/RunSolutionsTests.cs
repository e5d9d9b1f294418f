using System.Text.Json.Nodes;
using DeepDay3.Notebooks.Documents;

namespace DeepDay3.Cli.Tests.Commands;

/// <summary><c>run --solutions</c> on notebooks of another course: all that the runner knows is the tag and the mime type.</summary>
public sealed class RunSolutionsTests : IDisposable
{
    const string Report = "void Report(string id, int answer) => display($\"{{\\\"id\\\": \\\"{id}\\\", \\\"status\\\": \\\"{(answer == 0 ? \"unsolved\" : answer == 7 ? \"passed\" : \"failed\")}\\\"}}\", \"application/vnd.deepday3.exercise+json\");";

    readonly NotebookFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Unsolved_passes_as_it_is_and_solved_passes_with_the_solutions()
    {
        Notebook("a.ipynb", Report, "// exercise:x-1\nReport(\"x-1\", 0);", "Environment.GetEnvironmentVariable(\"DEEPDAY3_HEADLESS\")");
        Solutions("a.csx", "// exercise: x-1\nReport(\"x-1\", 7);");
        var (exitCode, output, error) = await CommandLine.RunAsync(folder.Path, "run", "a.ipynb");
        Assert.True(exitCode == 0, output + error);
        Assert.Equal("1", folder.Document("a.ipynb").Cells[2].Outputs[0].Data!["text/plain"]![0]!.GetValue<string>());

        (exitCode, output, error) = await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--solutions");
        Assert.True(exitCode == 0, output + error);
        Assert.Equal("Report(\"x-1\", 7);", folder.Document("a.ipynb").Cells[1].Source);
        Assert.Contains("Report(\"x-1\", 0);", NotebookDocument.Load(Path.Combine(folder.Path, "a.ipynb")).Cells[1].Source);
    }

    [Theory]
    [InlineData("Report(\"x-1\", 3);", false, "cell 2: Exercise: The exercise x-1 reports failed: without --solutions an exercise has to be unsolved")]
    [InlineData("Report(\"x-1\", 7);", false, "cell 2: Exercise: The exercise x-1 reports passed")]
    [InlineData("1", false, "cell 2: Exercise: The cell is tagged exercise:x-1 and does not check it")]
    [InlineData("Report(\"x-1\", 0);", true, "cell 2: Exercise: The exercise x-1 reports unsolved: the solution has to pass")]
    [InlineData("Report(\"x-2\", 7); Report(\"x-1\", 7);", true, "cell 2: Exercise: The cell checks the exercise x-2 and is not tagged exercise:x-2")]
    public async Task Other_reports_fail_the_cell_and_the_rest_still_runs(string code, bool withSolutions, string expected)
    {
        Notebook("a.ipynb", Report, "// exercise:x-1\n" + (withSolutions ? "0" : code), "1");
        Solutions("a.csx", "// exercise: x-1\n" + code);
        var (exitCode, output, error) = await CommandLine.RunAsync(folder.Path, withSolutions ? ["run", "a.ipynb", "--solutions"] : ["run", "a.ipynb"]);
        Assert.True(exitCode == 1, output + error);
        Assert.Contains(expected, output);
        Assert.Equal(["passed", "failed", "passed"], folder.Report()["notebooks"]![0]!["cells"]!.AsArray().Select(cell => cell!["status"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("// exercise: x-2\n1", "the exercise x-1 has no solution")]
    [InlineData("// exercise: x-1\n1\n// exercise: x-3\n1", "there is no cell tagged exercise:x-3 in a.ipynb")]
    [InlineData(null, "the exercise x-1 has no solution; a section \"// exercise: x-1\" was expected in solutions/…/a.csx")]
    public async Task Cells_and_solutions_belong_together_one_to_one(string? solutions, string expected)
    {
        Notebook("a.ipynb", "// exercise:x-1\n1");
        if (solutions is not null) Solutions("a.csx", solutions);
        var (exitCode, _, error) = await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--solutions");
        Assert.Equal(2, exitCode);
        Assert.Contains(expected, error);
        Assert.False(Directory.Exists(folder.Executed));
    }

    [Fact]
    public async Task In_place_and_solutions_do_not_go_together()
    {
        Notebook("a.ipynb", "1");
        var (exitCode, _, error) = await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--solutions", "--in-place");
        Assert.Equal(2, exitCode);
        Assert.Contains("--solutions and --in-place cannot be joined", error);
    }

    [Fact]
    public async Task A_headless_run_says_what_the_check_said_and_touches_nobodys_progress()
    {
        var library = Path.Combine(AppContext.BaseDirectory, "DeepDay3.dll");
        Notebook("a.ipynb", $"#r \"{library}\"\nusing DeepDay3.Exercises;", "// exercise:rnn-01\nExercise.Check(\"rnn-01\", 2);\nExercise.Hint(\"rnn-01\");");
        var progress = Path.Combine(folder.Path, "progress.json");
        var (exitCode, output, error) = await CommandLine.RunAsync(folder.Path, new Dictionary<string, string> { ["DEEPDAY3_PROGRESS"] = progress }, ["run", "a.ipynb"]);
        Assert.True(exitCode == 1, output + error);
        Assert.Contains("The exercise rnn-01 reports failed", output);
        Assert.Contains("Likely slip: without the + 1", folder.Report().ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.False(File.Exists(progress));
    }

    // A first line "// exercise:ID" becomes the cell's tag.
    void Notebook(string name, params string[] cells)
    {
        var document = NotebookDocument.Create();
        foreach (var code in cells)
        {
            var lines = code.Split('\n', 2);
            var isTagged = lines[0].StartsWith("// exercise:", StringComparison.Ordinal);
            var cell = NotebookCell.Create(CellKind.Code, isTagged ? lines[1] : code);
            if (isTagged) cell.Metadata["tags"] = new JsonArray(lines[0][3..]);
            document.Cells.Add(cell);
        }

        document.Save(Path.Combine(folder.Path, name));
    }

    void Solutions(string name, string text)
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "solutions"));
        File.WriteAllText(Path.Combine(folder.Path, "solutions", name), text);
    }
}
