using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DeepDay3.Notebooks.Documents;

namespace DeepDay3.Cli.Tests.Collection;

/// <summary>What holds for every committed notebook of the collection.</summary>
public sealed partial class CollectionTests
{
    internal static readonly string Root = FindRoot();

    // Not lessons: no template, no exercises.
    static readonly string[] Others = ["gallery.ipynb", "00_start_here.ipynb"];

    static readonly string[] Sections = ["Set-up", "Why it exists", "How it works", "Implementation", "Experiments", "Common mix-ups", "Check tests", "Exercises", "Summary", "Papers"];

    /// <summary>One spelling for each term, that of the glossary.</summary>
    static readonly (string Wrong, string Right)[] Spellings =
    [
        ("back-propagation", "backpropagation"), ("back propagation", "backpropagation"), ("auto-encoder", "autoencoder"), ("hyper-parameter", "hyperparameter"), ("Word2Vec", "word2vec"),
        ("batch normalization", "batch normalisation"), ("layer normalization", "layer normalisation"), ("regularization", "regularisation"), ("initialization", "initialisation"),
        ("tokenizer", "tokeniser"), ("vector quantization", "vector quantisation"), ("mini batch", "mini-batch"),
    ];

    static IEnumerable<string> Names => Directory.EnumerateFiles(Path.Combine(Root, "notebooks"), "*.ipynb", SearchOption.AllDirectories)
        .Where(file => !file.Contains(".ipynb_checkpoints", StringComparison.Ordinal))
        .Select(file => Path.GetRelativePath(Path.Combine(Root, "notebooks"), file).Replace('\\', '/')).Order(StringComparer.Ordinal);

    public static TheoryData<string> All => [.. Names];

    public static TheoryData<string> Lessons => [.. Names.Where(name => !Others.Contains(name))];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_host_opens_it(string name)
    {
        var text = File.ReadAllText(Path.Combine(Root, "notebooks", name));
        var notebook = JsonNode.Parse(text)!;
        Assert.Equal((4, 5), ((int)notebook["nbformat"]!, (int)notebook["nbformat_minor"]!));
        Assert.Equal(".net-csharp", (string?)notebook["metadata"]!["kernelspec"]!["name"]);
        Assert.Equal("csharp", (string?)notebook["metadata"]!["polyglot_notebook"]!["kernelInfo"]!["defaultKernelName"]);
        var ids = notebook["cells"]!.AsArray().Select(cell => (string?)cell!["id"] ?? "").ToList();
        Assert.All(ids, id => Assert.Matches("^[a-zA-Z0-9_-]{1,64}$", id));
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(Read(name).Cells.Where(cell => cell.Kind == CellKind.Code), cell => Assert.Equal("csharp", (string?)cell.Metadata["polyglot_notebook"]?["kernelName"]));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void It_is_executed_from_top_to_bottom_without_errors_and_under_a_megabyte(string name)
    {
        var size = new FileInfo(Path.Combine(Root, "notebooks", name)).Length;
        Assert.True(size < 1_000_000, $"{name} has {size:N0} bytes");
        var code = Read(name).Cells.Where(cell => cell.Kind == CellKind.Code && cell.Source.Trim().Length > 0).ToList();
        Assert.Equal(Enumerable.Range(1, code.Count).Select(number => (int?)number), code.Select(cell => cell.ExecutionCount));
        Assert.All(code.SelectMany(cell => cell.Outputs), output => Assert.NotEqual("error", output.Type));
        Assert.All(code.SelectMany(cell => cell.Outputs), output => Assert.False(output.Data?.ContainsKey("application/vnd.plotly.v1+json") ?? false, "holds Plotly JSON"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_figure_has_a_title_and_a_description(string name)
    {
        var figures = Read(name).Cells.SelectMany(cell => cell.Outputs).Select(output => MultilineText.Read(output.Data?["image/svg+xml"])).OfType<string>().ToList();
        Assert.All(figures, svg =>
        {
            Assert.Matches("<title[^>]*>[^<]+</title>", svg);
            Assert.Matches("<desc[^>]*>[^<]+</desc>", svg);
        });
        if (!Others.Contains(name)) Assert.NotEmpty(figures);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void It_names_no_place_of_the_machine_that_ran_it(string name)
    {
        var notebook = Read(name);
        var outputs = string.Concat(notebook.Cells.SelectMany(cell => cell.Outputs).Select(output => output.Json.ToJsonString()));
        foreach (var place in new[] { "/root/", "/home/", "/tmp/", "/Users/", "C:\\\\Users" }) Assert.DoesNotContain(place, outputs, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void It_follows_the_template(string name)
    {
        var notebook = Read(name);
        var intro = notebook.Cells[0].Source;
        // day3/04_x.ipynb is 3-4.
        var place = Place().Match(name);
        Assert.StartsWith($"# {place.Groups[1]}-{place.Groups[2]} ", intro, StringComparison.Ordinal);
        Assert.Contains("**In a word:**", intro, StringComparison.Ordinal);
        Assert.Matches(@"\| Measured \| [^|]*\d+ s[^|]*\d[^|]* GB", intro);
        var headings = notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown).SelectMany(cell => cell.Source.Split('\n')).Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]).ToList();
        var at = -1;
        foreach (var section in Sections)
        {
            var found = headings.FindIndex(heading => heading.StartsWith(section, StringComparison.Ordinal));
            Assert.True(found > at, $"{name}: the section \"{section}\" is missing, or stands before \"{(at < 0 ? "" : headings[at])}\"");
            at = found;
        }

        Assert.Contains(notebook.Cells, cell => cell.Tags.Contains("parameters") && cell.Source.Contains("string profile = \"fast\"", StringComparison.Ordinal));
        Assert.Contains(notebook.Cells, cell => cell.Tags.Any(tag => tag.StartsWith("exercise:", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Terms_are_spelled_as_in_the_glossary(string name)
    {
        var prose = string.Join('\n', Read(name).Cells.Where(cell => cell.Kind == CellKind.Markdown).Select(cell => CodeAndTitles().Replace(cell.Source, "")));
        foreach (var (wrong, right) in Spellings)
            Assert.False(prose.Contains(wrong, StringComparison.Ordinal), $"{name} writes \"{wrong}\" where the others write \"{right}\"");
    }

    static NotebookDocument Read(string name) => NotebookDocument.Load(Path.Combine(Root, "notebooks", name));

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DeepDay3.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    // Code keeps the spelling of its API, and titles of papers that of their authors.
    [GeneratedRegex(@"```.*?```|`[^`]*`|\*[^*\n]+\*|\]\([^)]*\)", RegexOptions.Singleline)]
    private static partial Regex CodeAndTitles();

    [GeneratedRegex(@"day(\d+)/0*(\d+)_")]
    private static partial Regex Place();
}
