using System.Text.Json.Nodes;
using DeepDay3.Notebooks.Documents;
using DeepDay3.Notebooks.Pages;

namespace DeepDay3.Notebooks.Tests.Pages;

public sealed class NotebookPageTests
{
    [Fact]
    public void Prose_has_anchors_tables_and_readable_formulas()
    {
        var html = Render(NotebookCell.Create(CellKind.Markdown, "# Title & more\n\n## Part\n\n## Part\n\n$x_t < 1$ and\n\n$$\nE = mc^2\n$$\n\n| a | b |\n|---|---|\n| 1 | 2 |"));
        Assert.Contains("<title>Title &amp; more</title>", html);
        Assert.Contains("id=\"part\"", html);
        Assert.Contains("id=\"part-2\"", html);
        Assert.Contains("<span class=\"math\">x_t &lt; 1</span>", html);
        Assert.Contains("<div class=\"math\">E = mc^2</div>", html);
        Assert.Contains("<td>2</td>", html);
    }

    [Fact]
    public void Best_picture_is_shown_and_text_is_escaped()
    {
        var cell = NotebookCell.Create(CellKind.Code, "var s = \"<x>\"; // note");
        cell.ExecutionCount = 4;
        cell.AddOutput(NotebookOutput.Stream("stdout", "a < b\n"));
        cell.AddOutput(NotebookOutput.DisplayData(new JsonObject { ["text/html"] = "<i>html</i>", ["image/svg+xml"] = "<?xml version=\"1.0\"?><svg id=\"pic\"></svg>", ["text/plain"] = "plain" }));
        cell.AddOutput(NotebookOutput.DisplayData(new JsonObject { ["image/png"] = "iVBO\nRw0K", ["text/plain"] = "plain" }));
        cell.AddOutput(NotebookOutput.Error("E", "bad", ["\u001b[31mE: <bad>\u001b[0m"]));
        var html = Render(cell);
        Assert.Contains("<div class=\"figure\"><svg id=\"pic\"></svg></div>", html);
        Assert.DoesNotContain("<i>html</i>", html);
        Assert.Contains("data:image/png;base64,iVBORw0K", html);
        Assert.Contains("a &lt; b", html);
        Assert.Contains("E: &lt;bad&gt;</pre>", html);
        Assert.Contains("[4]", html);
        Assert.Contains("<span class=\"k\">var</span>", html);
        Assert.Contains("<span class=\"s\">&quot;&lt;x&gt;&quot;</span>", html);
        Assert.Contains("<span class=\"c\">// note</span>", html);
    }

    [Fact]
    public void Page_needs_nothing_else()
    {
        var html = Render(NotebookCell.Create(CellKind.Markdown, "# T"), NotebookCell.Create(CellKind.Code, "1 + 1"));
        Assert.DoesNotContain("<script", html);
        Assert.DoesNotContain("http", html);
        Assert.Contains("prefers-color-scheme: dark", html);
    }

    [Theory]
    [InlineData("var x = \"unfinished")]
    [InlineData("#!markdown\n# it's text")]
    [InlineData("}}} \"\"\" /* \u0001 日本語")]
    [InlineData("")]
    public void Colouring_never_loses_text(string code)
    {
        var text = System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(CodeColouring.Render(code), "<[^>]*>", ""));
        Assert.Equal(code, text);
    }

    static string Render(params NotebookCell[] cells) => NotebookPage.Render(NotebookDocument.Create(cells), "fallback");
}
