using DeepDay3.Notebooks.Display;
using DeepDay3.Notebooks.Documents;
using DeepDay3.Notebooks.Session;
using DeepDay3.Notebooks.Tests.Session;

namespace DeepDay3.Notebooks.Tests.Compatibility;

/// <summary>Executes a notebook that is written for .NET Interactive, without a change.</summary>
[Collection("sessions")]
public sealed class DotnetInteractiveTests
{
    [Fact]
    public async Task A_notebook_for_dotnet_interactive_runs_here_without_a_change()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Compatibility");
        var notebook = NotebookDocument.Load(Path.Combine(folder, "dotnet-interactive.ipynb"));
        using var session = new SessionFixture(new SessionOptions { Folder = folder, Input = new Person() });
        var outcomes = new List<(CellResult Result, RecordedOutput Output)>();
        foreach (var cell in notebook.Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            var result = await session.Run(cell.Source);
            Assert.True(result.Status == CellStatus.Succeeded, $"{cell.Source}\n{string.Join("\n", result.Error?.Trace ?? [])}");
            outcomes.Add((result, session.Output));
        }

        string? Value(int index, string mime = "text/plain") => outcomes[index].Result.Value?[mime];
        IEnumerable<string> Shown(int index) => outcomes[index].Output.Displayed.Select(bundle => bundle.Entries[0].Value);

        Assert.Equal(("Hello", "Hello"), (Value(0), Shown(0).Single()));
        Assert.Equal(("plain text\n", "an error line\n"), (outcomes[1].Output.Of("stdout"), outcomes[1].Output.Of("stderr")));
        Assert.Equal(["now orange", "now pear"], outcomes[2].Output.Updates.Select(update => update.Bundle["text/plain"]));
        Assert.Equal("# A title", outcomes[3].Output.Displayed[0]["text/markdown"]);
        Assert.Equal("<b>bold</b>", outcomes[3].Output.Displayed[1]["text/html"]);
        Assert.Equal("(1, 2)", outcomes[3].Output.Displayed[2]["text/plain"]);
        Assert.Equal("{\"A\":1}", outcomes[3].Output.Displayed[3]["application/json"]);
        Assert.Equal("<i>slanted</i>", outcomes[3].Output.Displayed[4]["text/html"]);
        Assert.Contains("Age</th>", Value(4, "text/html"));
        Assert.Equal(("<em>Ada</em>", "Ada"), (Value(5, "text/html"), Value(5)));
        Assert.Equal("[Alan]", Value(6));
        Assert.Contains("<em>Alan</em>", Value(6, "text/html"));
        Assert.Equal("[1, 2, 3, ... 2 more]", Value(7));
        Assert.Equal("quack", Value(8));
        Assert.Equal("{ zero = 0, one = 1 }", Value(9));
        Assert.Equal("2", Value(10));
        Assert.StartsWith("Wall time", Shown(10).Single());
        Assert.Equal(["Some *text*", "<u>line</u>", "<script type=\"text/javascript\">console.log(\"page\");</script>"], Shown(11));
        Assert.Equal("after", Value(11));
        Assert.Equal("42", Value(12));
        Assert.Contains("greeting</td>", Shown(13).Single());
        Assert.Contains("imported", Shown(14).Single());
        Assert.Contains(".NET", Shown(15).Single());
        Assert.Contains("#!import", Shown(16).Single());
        Assert.Equal("GET", Value(17));
        Assert.Equal("7 6", Value(18));
        Assert.Equal("true", Value(19));
        Assert.Equal("once", Shown(19).First());
        Assert.Contains("e^{i\\pi}", Value(20, "text/latex"));
        Assert.Equal("$$e^{i \\pi} + 1$$", Value(21, "text/latex"));
        Assert.Equal(("3", "1.5"), (Value(22), Value(23)));
    }

    sealed class Person : ICellInput
    {
        public bool IsAvailable => true;

        public string ReadLine(string prompt, bool isPassword, CancellationToken cancellation) => isPassword ? "secret" : "7";
    }
}
