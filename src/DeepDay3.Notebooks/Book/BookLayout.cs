using System.Net;
using System.Text;

namespace DeepDay3.Notebooks.Book;

/// <summary>What surrounds each page: bar, contents, the way on and back.</summary>
/// <param name="outline">The book's title and chapters.</param>
/// <param name="pages">All pages, in the order of reading.</param>
/// <param name="hasKatex">Formulas are typeset.</param>
/// <param name="hasPlotly">Figures can be made interactive.</param>
sealed class BookLayout(BookOutline outline, IReadOnlyList<BookPage> pages, bool hasKatex, bool hasPlotly)
{
    public string Render(BookPage page)
    {
        var top = string.Concat(Enumerable.Repeat("../", page.Url.Count(c => c == '/')));
        var title = page.Title == outline.Title ? outline.Title : $"{page.Title} · {outline.Title}";
        var math = hasKatex ? $"<link rel=\"stylesheet\" href=\"{top}assets/katex/katex.min.css\">\n<script defer src=\"{top}assets/katex/katex.min.js\"></script>\n" : "";
        return $"""
            <!DOCTYPE html>
            <html lang="en" data-top="{top}"{(hasPlotly ? " data-plotly" : "")}>
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{Text(title)}</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="{top}assets/book.css">
            {math}<script src="{top}assets/theme.js"></script>
            <script defer src="{top}assets/book.js"></script>
            </head>
            <body>
            <a class="skip" href="#main">Skip to the text</a>
            <header class="bar">
            <button class="menu" type="button" aria-label="Contents" aria-expanded="false" aria-controls="contents">☰</button>
            <a class="home" href="{top}index.html">{Text(outline.Title)}</a>
            <div class="search" role="search"><input type="search" placeholder="Search · 検索  ( / )" aria-label="Search the book" autocomplete="off" spellcheck="false" role="combobox" aria-expanded="false" aria-controls="results"><ul id="results" role="listbox" aria-label="Search results" hidden></ul></div>
            <button class="theme" type="button" aria-label="Switch between light and dark">◐</button>
            </header>
            <div class="frame">
            <nav id="contents" class="contents" aria-label="Contents">
            {Contents(page)}</nav>
            <main id="main" tabindex="-1">
            {page.Body}{Pager(page)}</main>
            </div>
            </body>
            </html>

            """;
    }

    /// <summary>A title as HTML; the long name of a namespace may go on in the next line behind a dot.</summary>
    public static string Breakable(string title) => title.Contains(' ', StringComparison.Ordinal) ? Text(title) : Text(title).Replace(".", ".<wbr>", StringComparison.Ordinal);

    const int LongChapter = 20;

    string Contents(BookPage current)
    {
        var html = new StringBuilder();
        foreach (var chapter in pages.GroupBy(page => page.Chapter).Where(group => group.Key.Length > 0))
        {
            // A long chapter is folded for readers who are elsewhere.
            var isFolded = chapter.Count() > LongChapter;
            html.Append(isFolded
                ? $"<details{(chapter.Contains(current) ? " open" : "")}><summary class=\"chapter\">{Text(chapter.Key)}</summary>\n<ul>\n"
                : $"<p class=\"chapter\">{Text(chapter.Key)}</p>\n<ul>\n");
            foreach (var page in chapter)
            {
                var here = page == current ? " aria-current=\"page\"" : "";
                html.Append($"<li><a href=\"{Text(Urls.Relative(current.Url, page.Url))}\"{here}>{Breakable(page.Title)}</a>");
                var headings = page == current ? page.Sections.Where(section => section.Level == 2).ToList() : [];
                if (headings.Count is > 1 and < 60)
                {
                    html.Append("\n<ul>\n");
                    foreach (var heading in headings) html.Append($"<li><a href=\"#{Text(heading.Anchor)}\">{Text(heading.Heading)}</a></li>\n");
                    html.Append("</ul>\n");
                }

                html.Append("</li>\n");
            }

            html.Append(isFolded ? "</ul></details>\n" : "</ul>\n");
        }

        return html.ToString();
    }

    string Pager(BookPage page)
    {
        var index = pages.ToList().IndexOf(page);
        var html = new StringBuilder("<nav class=\"pager\" aria-label=\"Pages\">\n");
        if (index > 0) html.Append($"<a rel=\"prev\" href=\"{Text(Urls.Relative(page.Url, pages[index - 1].Url))}\"><span>Previous</span> {Text(pages[index - 1].Title)}</a>\n");
        if (index < pages.Count - 1) html.Append($"<a rel=\"next\" href=\"{Text(Urls.Relative(page.Url, pages[index + 1].Url))}\"><span>Next</span> {Text(pages[index + 1].Title)}</a>\n");
        return html.Append("</nav>\n").ToString();
    }

    static string Text(string text) => WebUtility.HtmlEncode(text);
}
