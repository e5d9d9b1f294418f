using DeepDay3.Notebooks.Book;
using DeepDay3.Notebooks.Documents;

namespace DeepDay3.Notebooks.Tests.Book;

public sealed class BookBuilderTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    string Site => Path.Combine(folder.Path, "site");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Links_lead_to_pages_and_images_come_along()
    {
        Write("notebooks/a.ipynb", Notebook("# First", "See [the second](b.ipynb#part), ![a picture](../docs/p.svg) and [elsewhere](https://example.org)."));
        Write("notebooks/b.ipynb", Notebook("# Second", "## Part"));
        Write("docs/p.svg", "<svg/>");
        var report = Build("notebooks/a.ipynb", "notebooks/b.ipynb");
        Assert.Empty(report.Problems);
        var page = File.ReadAllText(Path.Combine(Site, "a.html"));
        Assert.Contains("href=\"b.html#part\"", page, StringComparison.Ordinal);
        Assert.Contains("src=\"docs/p.svg\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"https://example.org\"", page, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Site, "docs", "p.svg")));
    }

    [Theory]
    [InlineData("text/html", "<p><A class='x' href=\"day3/b.ipynb#part\">b</A></p>", "<p><A class='x' href=\"day3/b.html#part\">b</A></p>", null)]
    [InlineData("image/svg+xml", "<svg><a href=\"day3/b.ipynb\"><text>b</text></a></svg>", "<svg><a href=\"day3/b.html\"><text>b</text></a></svg>", null)]
    [InlineData("text/html", "<a href=\"https://example.org/?a=1&amp;b=2\">e</a> <a href=\"#here\">h</a>", "<a href=\"https://example.org/?a=1&amp;b=2\">e</a> <a href=\"#here\">h</a>", null)]
    [InlineData("text/html", "<a href=\"missing.ipynb\" title=\"m\">m</a>", "<a title=\"m\">m</a>", "missing.ipynb leads nowhere")]
    public void Links_in_what_a_cell_put_out_lead_to_pages_too(string mime, string output, string expected, string? problem)
    {
        var notebook = System.Text.Json.Nodes.JsonNode.Parse(NotebookDocument.Create([NotebookCell.Create(CellKind.Markdown, "# First"), NotebookCell.Create(CellKind.Code, "1")]).ToJson())!;
        notebook["cells"]![1]!["outputs"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject
        {
            ["output_type"] = "display_data",
            ["metadata"] = new System.Text.Json.Nodes.JsonObject(),
            ["data"] = new System.Text.Json.Nodes.JsonObject { [mime] = output },
        });
        Write("notebooks/a.ipynb", notebook.ToJsonString());
        Write("notebooks/day3/b.ipynb", Notebook("# Second", "## Part"));
        var report = Build("notebooks/a.ipynb", "notebooks/day3/b.ipynb");
        Assert.Contains(expected, File.ReadAllText(Path.Combine(Site, "a.html")), StringComparison.Ordinal);
        if (problem is null) Assert.Empty(report.Problems);
        else Assert.Contains(problem, Assert.Single(report.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[x](missing.ipynb)", "missing.ipynb leads nowhere")]
    [InlineData("[x](#nothing)", "#nothing names a heading")]
    [InlineData("[x](../../../etc/passwd)", "leads nowhere")]
    public void A_broken_link_is_a_problem_that_names_its_page(string markdown, string message)
    {
        Write("notebooks/a.ipynb", Notebook("# First", markdown));
        var problem = Assert.Single(Build("notebooks/a.ipynb").Problems);
        Assert.StartsWith("notebooks/a.ipynb: ", problem, StringComparison.Ordinal);
        Assert.Contains(message, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_holds_other_files_is_left_alone()
    {
        Write("notebooks/a.ipynb", Notebook("# First"));
        Write("site/thesis.txt", "years of work");
        var error = Assert.Throws<BookException>(() => Build("notebooks/a.ipynb"));
        Assert.Contains("not of a book", error.Message, StringComparison.Ordinal);
        Assert.Equal("years of work", File.ReadAllText(Path.Combine(Site, "thesis.txt")));
        Assert.Single(Directory.EnumerateFileSystemEntries(Site));
    }

    [Fact]
    public void A_book_replaces_the_one_before()
    {
        Write("notebooks/a.ipynb", Notebook("# First"));
        Build("notebooks/a.ipynb");
        Write("notebooks/b.ipynb", Notebook("# Second"));
        Build("notebooks/b.ipynb");
        Assert.False(File.Exists(Path.Combine(Site, "a.html")));
        Assert.True(File.Exists(Path.Combine(Site, "b.html")));
    }

    [Fact]
    public void A_stopped_build_changes_nothing()
    {
        Write("notebooks/a.ipynb", Notebook("# First"));
        Assert.Throws<OperationCanceledException>(() => BookBuilder.Build(Options("notebooks/a.ipynb"), new CancellationToken(true)));
        Assert.False(Directory.Exists(Site));
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(folder.Path), path => Path.GetFileName(path).StartsWith(".site", StringComparison.Ordinal));
    }

    [Fact]
    public void Executed_notebooks_are_taken_where_they_are()
    {
        Write("notebooks/a.ipynb", Notebook("# As committed"));
        Write("executed/a.ipynb", Notebook("# As executed"));
        BookBuilder.Build(Options("notebooks/a.ipynb") with { ExecutedFolder = Path.Combine(folder.Path, "executed") });
        Assert.Contains("As executed", File.ReadAllText(Path.Combine(Site, "a.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_in_cells_and_terms_is_never_script()
    {
        Write("notebooks/a.ipynb", Notebook("# <script>alert(1)</script> & co", "The `<b>` of *gate*."));
        Write("docs/g.md", "| English | Japanese | meaning |\n|---|---|---|\n| gate | <i>門</i> | <img src=x onerror=alert(1)> |\n");
        BookBuilder.Build(Options("notebooks/a.ipynb", "docs/g.md") with { Outline = Outline("notebooks/a.ipynb", "docs/g.md") with { Glossary = "docs/g.md" } });
        foreach (var name in new[] { "index.html", "docs/g.html" })
            Assert.DoesNotContain("<script>alert", File.ReadAllText(Path.Combine(Site, name)), StringComparison.Ordinal);
        Assert.DoesNotContain("</script", File.ReadAllText(Path.Combine(Site, "assets", "index.js")), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_glossary_names_the_pages_that_use_a_term()
    {
        Write("notebooks/a.ipynb", Notebook("# First", "The forget gates, 忘却ゲート, decide; the forget gate again."));
        Write("docs/g.md", "# Glossary\n\n| English | Japanese | meaning |\n|---|---|---|\n| gate | ゲート | A factor. |\n| forget gate | 忘却ゲート | Keeps. |\n");
        BookBuilder.Build(Options("notebooks/a.ipynb", "docs/g.md") with { Outline = Outline("notebooks/a.ipynb", "docs/g.md") with { Glossary = "docs/g.md" } });
        var page = File.ReadAllText(Path.Combine(Site, "a.html"));
        Assert.Contains("href=\"docs/g.html#forget-gate\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("g.html#gate\"", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("class=\"term\"").Length);
        Assert.Contains("<a href=\"../a.html\">First</a>", File.ReadAllText(Path.Combine(Site, "docs", "g.html")), StringComparison.Ordinal);
    }

    static string Notebook(params string[] cells) => NotebookDocument.Create(cells.Select(cell => NotebookCell.Create(CellKind.Markdown, cell))).ToJson();

    void Write(string path, string text)
    {
        var full = Path.Combine(folder.Path, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    static BookOutline Outline(params string[] sources) => new("Book", "About it.", null, [new BookChapter("Chapter", sources)]);

    BookOptions Options(params string[] sources) => new() { Root = folder.Path, OutputFolder = Site, Outline = Outline(sources) };

    BookReport Build(params string[] sources) => BookBuilder.Build(Options(sources));
}
