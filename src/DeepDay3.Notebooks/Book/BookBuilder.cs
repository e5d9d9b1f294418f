using DeepDay3.Notebooks.Book.Api;
using DeepDay3.Notebooks.Documents;
using DeepDay3.Notebooks.Pages;

namespace DeepDay3.Notebooks.Book;

/// <summary>Makes a static site of executed notebooks and documents: no server, no request that leaves it.</summary>
public static class BookBuilder
{
    /// <summary>Writes the site beside its folder, then puts it in place.</summary>
    /// <param name="options">What the book is made from, and where it goes.</param>
    /// <param name="cancellation">Stops; nothing is changed then.</param>
    /// <exception cref="BookException">The outline or the glossary is wrong, or the output folder holds something else.</exception>
    /// <exception cref="NotebookFormatException">A notebook cannot be read.</exception>
    public static BookReport Build(BookOptions options, CancellationToken cancellation = default)
    {
        var root = Path.GetFullPath(options.Root);
        var outline = options.Outline;
        var glossary = outline.Glossary is { } file ? Glossary.Parse(File.ReadAllText(Path.Combine(root, file)), file) : Glossary.Empty;
        var site = new SiteMap(root, outline.Chapters.SelectMany(chapter => chapter.Sources), glossary, outline.Glossary);
        var api = ApiReference.Read(options.ApiAssemblies);
        api.AddTo(site);

        var pages = new List<BookPage>();
        var problems = new List<string>();
        BookPage? glossaryPlace = null;
        foreach (var chapter in outline.Chapters)
        {
            foreach (var source in chapter.Sources)
            {
                cancellation.ThrowIfCancellationRequested();
                var page = RenderSource(options, root, site, chapter.Title, source, problems);
                if (source == outline.Glossary) glossaryPlace = page;
                pages.Add(page);
            }
        }

        pages.AddRange(api.Render(site));
        // Only now is it known where terms are used.
        if (glossaryPlace is not null)
            pages[pages.IndexOf(glossaryPlace)] = GlossaryPage.Render(site, glossaryPlace.Chapter, glossaryPlace.Title, url => pages.First(page => page.Url == url).Title);
        pages.Insert(0, IndexPage.Render(outline, pages));
        problems.AddRange(from page in pages
                          from link in page.Links
                          where link.Anchor.Length > 0 && !pages.First(other => other.Url == link.Target).HasAnchor(link.Anchor)
                          select $"{page.Source}: the link to {link.Written} names a heading that {link.Target} does not have");
        var layout = new BookLayout(outline, pages, options.KatexFolder is not null, options.PlotlyFile is not null);
        return SiteWriter.Write(options, root, site, pages, layout, problems, cancellation);
    }

    static BookPage RenderSource(BookOptions options, string root, SiteMap site, string chapter, string source, List<string> problems)
    {
        var url = Urls.PageOf(source);
        var links = new ProseLinks(site, source, url);
        var prose = new MarkdownRenderer { Rewrite = links.Rewrite, RewriteMarkup = links.RewriteMarkup };
        var fallback = Path.GetFileNameWithoutExtension(source);
        var body = source.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase)
            ? NotebookBody.Render(NotebookDocument.Load(Executed(options, root, source)), prose)
            : $"<section class=\"prose\">\n{prose.Render(File.ReadAllText(Path.Combine(root, source)))}</section>\n";
        problems.AddRange(links.Problems);
        return new BookPage
        {
            Url = url,
            Source = source,
            Chapter = chapter,
            Title = prose.FirstHeading ?? fallback,
            Body = body,
            Sections = prose.Sections,
            Links = links.Links,
        };
    }

    static string Executed(BookOptions options, string root, string source)
    {
        if (options.ExecutedFolder is { } folder)
        {
            var executed = Path.Combine(folder, Path.ChangeExtension(Urls.PageOf(source), ".ipynb"));
            if (File.Exists(executed)) return executed;
        }

        return Path.Combine(root, source);
    }
}
