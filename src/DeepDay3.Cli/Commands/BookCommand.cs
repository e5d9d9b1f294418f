using System.CommandLine;
using System.Diagnostics;
using DeepDay3.Cli.Book;
using DeepDay3.Notebooks.Book;
using DeepDay3.Notebooks.Documents;
using DeepDay3.Plotting;

namespace DeepDay3.Cli.Commands;

/// <summary><c>deepday3 book</c>: the static site of all notebooks.</summary>
static class BookCommand
{
    const int Good = 0;
    const int BrokenLinks = 1;
    const int Usage = 2;
    const int Interrupted = 130;

    /// <summary>The file that says what the book consists of.</summary>
    public const string OutlineFile = "notebooks/book.json";

    static readonly Option<string> Out = new("--out")
    {
        Description = "The folder of the site; a book that is there is replaced.",
        HelpName = "DIR",
        DefaultValueFactory = _ => Path.Combine("artifacts", "book"),
    };

    static readonly Option<string?> From = new("--from")
    {
        Description = "Takes executed notebooks from this folder (what deepday3 run --out wrote) where it has them; else the committed ones.",
        HelpName = "DIR",
    };

    static readonly Option<bool> Plain = new("--plain") { Description = "Formulas as TeX source and figures as SVG: does not ask npm for KaTeX and Plotly.js." };

    public static Command Create()
    {
        var command = new Command("book", "Makes a static site of the notebooks, with search, glossary and API pages; open its index.html.") { Out, From, Plain };
        command.SetAction(BuildAsync);
        return command;
    }

    static async Task<int> BuildAsync(ParseResult result, CancellationToken cancellation)
    {
        try
        {
            var root = Home.Repository;
            var file = Path.Combine(root, OutlineFile);
            if (!File.Exists(file)) throw new BookException($"there is no {file}; start deepday3 from the repository's folder");
            if (result.GetValue(From) is { } from && !Directory.Exists(from)) throw new BookException($"--from {from}: there is no such folder; deepday3 run --out {from} makes it");
            var watch = Stopwatch.StartNew();
            var (katex, plotly) = result.GetValue(Plain) ? (null, null) : await FindLibrariesAsync(root, cancellation);
            var options = new BookOptions
            {
                Root = root,
                Outline = BookOutline.Load(file, root),
                OutputFolder = result.GetValue(Out)!,
                ExecutedFolder = result.GetValue(From),
                ApiAssemblies = [typeof(Chart).Assembly],
                KatexFolder = katex,
                PlotlyFile = plotly,
            };
            var report = BookBuilder.Build(options, cancellation);
            foreach (var problem in report.Problems) await Console.Error.WriteLineAsync($"deepday3 book: {problem}");
            Console.WriteLine(FormattableString.Invariant(
                $"{report.Pages} pages, {report.Bytes / 1e6:0.0} MB in {watch.Elapsed.TotalSeconds:0.0} s; open {Path.Combine(options.OutputFolder, "index.html")}"));
            return report.Problems.Count == 0 ? Good : BrokenLinks;
        }
        catch (Exception e) when (e is BookException or NotebookFormatException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"deepday3 book: {e.Message.TrimEnd('.')}");
            return Usage;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("deepday3 book: stopped; the book that was there is unchanged");
            return Interrupted;
        }
    }

    static async Task<(string? Katex, string? Plotly)> FindLibrariesAsync(string root, CancellationToken cancellation)
    {
        var vendor = Path.Combine(root, "artifacts", "vendor");
        var (katex, noKatex) = await NpmPackage.Katex.FindAsync(vendor, cancellation);
        var (plotly, noPlotly) = await NpmPackage.Plotly.FindAsync(vendor, cancellation);
        if (noKatex is not null) Console.WriteLine($"formulas stay as TeX source: {noKatex}");
        if (noPlotly is not null) Console.WriteLine($"figures stay as SVG: {noPlotly}");
        return (katex, plotly is null ? null : Path.Combine(plotly, "plotly.min.js"));
    }
}
