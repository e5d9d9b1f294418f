using System.Text;
using System.Text.RegularExpressions;
using DeepDay3.Notebooks.Pages;

namespace DeepDay3.Notebooks.Book;

/// <summary>Writes the files of a site into a folder beside the old one, then puts it in its place.</summary>
static partial class SiteWriter
{
    /// <summary>Marks a folder as a book, which may be replaced.</summary>
    const string Mark = "assets/book.js";

    public static BookReport Write(
        BookOptions options, string root, SiteMap site, IReadOnlyList<BookPage> pages, BookLayout layout, IReadOnlyList<string> problems, CancellationToken cancellation)
    {
        var output = Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.OutputFolder));
        if (Directory.Exists(output) && Directory.EnumerateFileSystemEntries(output).Any() && !File.Exists(Path.Combine(output, Mark)))
            throw new BookException($"{options.OutputFolder} holds files that are not of a book: an empty or new folder was expected");
        var parent = Path.GetDirectoryName(output) ?? throw new BookException($"{options.OutputFolder}: a folder below another one was expected");
        Directory.CreateDirectory(parent);
        var beside = Path.Combine(parent, $".{Path.GetFileName(output)}.{Guid.NewGuid():N}");
        try
        {
            var (files, bytes) = WriteAll(options, root, site, pages, layout, beside, cancellation);
            if (Directory.Exists(output)) Directory.Delete(output, recursive: true);
            Directory.Move(beside, output);
            return new BookReport(pages.Count, files, bytes, problems);
        }
        finally
        {
            if (Directory.Exists(beside)) Directory.Delete(beside, recursive: true);
        }
    }

    static (int Files, long Bytes) WriteAll(
        BookOptions options, string root, SiteMap site, IReadOnlyList<BookPage> pages, BookLayout layout, string folder, CancellationToken cancellation)
    {
        foreach (var page in pages)
        {
            cancellation.ThrowIfCancellationRequested();
            WriteText(folder, page.Url, layout.Render(page));
        }

        WriteText(folder, "assets/book.css", $"{SwitchableTheme(PageStyle.Css)}\n{Asset("book.css")}");
        WriteText(folder, "assets/theme.js", Asset("theme.js"));
        WriteText(folder, Mark, Asset("book.js"));
        WriteText(folder, "assets/index.js", SearchIndex.Render(pages));
        foreach (var file in site.Files) Copy(Path.Combine(root, file), folder, file);
        if (options.KatexFolder is { } katex)
        {
            foreach (var file in new[] { "katex.min.js", "katex.min.css", "LICENSE" }) Copy(Path.Combine(katex, file), folder, $"assets/katex/{file}");
            foreach (var font in Directory.EnumerateFiles(Path.Combine(katex, "fonts"), "*.woff2")) Copy(font, folder, $"assets/katex/fonts/{Path.GetFileName(font)}");
        }

        if (options.PlotlyFile is { } plotly)
        {
            Copy(plotly, folder, "assets/plotly.min.js");
            var licence = Path.Combine(Path.GetDirectoryName(plotly)!, "LICENSE");
            if (File.Exists(licence)) Copy(licence, folder, "assets/plotly.LICENSE.txt");
        }

        var written = new DirectoryInfo(folder).GetFiles("*", SearchOption.AllDirectories);
        return (written.Length, written.Sum(file => file.Length));
    }

    static void WriteText(string folder, string url, string text)
    {
        var path = Path.Combine(folder, url);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text.ReplaceLineEndings("\n"), new UTF8Encoding(false));
    }

    static void Copy(string from, string folder, string url)
    {
        var path = Path.Combine(folder, url);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Copy(from, path, overwrite: true);
    }

    // A page opened from a file may not change the rules of a style sheet, so dark is there a second time, for the reader's choice.
    static string SwitchableTheme(string css) => DarkRoot().Replace(css, match =>
        $"@media (prefers-color-scheme: dark) {{ :root:not([data-theme]) {{{match.Groups[1].Value}}} }}\n:root[data-theme=dark] {{{match.Groups[1].Value}}}");

    [GeneratedRegex(@"@media \(prefers-color-scheme: dark\) \{\s*:root \{([^}]*)\}\s*\}")]
    private static partial Regex DarkRoot();

    static string Asset(string name)
    {
        using var stream = typeof(SiteWriter).Assembly.GetManifestResourceStream($"book/{name}") ?? throw new InvalidOperationException($"the resource {name} is missing");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
