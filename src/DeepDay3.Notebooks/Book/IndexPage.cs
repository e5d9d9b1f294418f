using System.Net;
using System.Text;
using DeepDay3.Notebooks.Pages;

namespace DeepDay3.Notebooks.Book;

/// <summary>The front page: the title and the contents with a sentence of each page.</summary>
static class IndexPage
{
    const int LongestTeaser = 220;

    public static BookPage Render(BookOutline outline, IReadOnlyList<BookPage> pages)
    {
        var body = new StringBuilder($"<section class=\"prose front\">\n<h1 id=\"top\">{Text(outline.Title)}</h1>\n<p class=\"lead\">{Text(outline.Description)}</p>\n");
        foreach (var chapter in pages.GroupBy(page => page.Chapter))
        {
            body.Append($"<h2>{Text(chapter.Key)}</h2>\n<ol class=\"cards\">\n");
            foreach (var page in chapter)
                body.Append($"<li><a href=\"{Text(Urls.Relative("index.html", page.Url))}\">{Text(page.Title)}</a><p>{Text(Teaser(page))}</p></li>\n");
            body.Append("</ol>\n");
        }

        body.Append("</section>\n");
        var section = new PageSection(1, "top", outline.Title);
        section.Text.Append(outline.Description);
        return new BookPage { Url = "index.html", Chapter = "", Title = outline.Title, Body = body.ToString(), Sections = [section] };
    }

    // The first sentences below the title.
    static string Teaser(BookPage page)
    {
        var text = page.Sections.FirstOrDefault(section => section.Level == 1)?.Text.ToString().Split('\n', 2)[0] ?? "";
        if (text.StartsWith("In a word:", StringComparison.Ordinal)) text = text["In a word:".Length..].Trim();
        if (text.Length > 0) text = char.ToUpperInvariant(text[0]) + text[1..];
        if (text.Length <= LongestTeaser) return text;
        var end = text.LastIndexOf(' ', LongestTeaser);
        return $"{text[..(end > 0 ? end : LongestTeaser)]} …";
    }

    static string Text(string text) => WebUtility.HtmlEncode(text);
}
