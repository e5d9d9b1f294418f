using System.Net;
using System.Text;
using DeepDay3.Notebooks.Pages;

namespace DeepDay3.Notebooks.Book;

/// <summary>The glossary as a page: each term with the pages that use it.</summary>
static class GlossaryPage
{
    public static BookPage Render(SiteMap site, string chapter, string title, Func<string, string> titleOf)
    {
        var url = site.GlossaryPage!;
        var sections = new List<PageSection> { new(0, "", ""), new(1, "top", title) };
        sections[1].Text.Append($"{site.Glossary.Terms.Count} terms in English and Japanese, and the pages that use them.");
        var body = new StringBuilder($"<section class=\"prose\">\n<h1 id=\"top\">{WebUtility.HtmlEncode(title)}</h1>\n<dl class=\"glossary\">\n");
        foreach (var term in site.Glossary.Terms.OrderBy(term => term.English, StringComparer.OrdinalIgnoreCase))
        {
            var section = new PageSection(2, term.Anchor, $"{term.English} · {term.Japanese}");
            section.Text.Append(term.Meaning);
            sections.Add(section);
            var meaning = new MarkdownRenderer().Render(term.Meaning).Trim();
            body.Append($"<div id=\"{WebUtility.HtmlEncode(term.Anchor)}\"><dt>{WebUtility.HtmlEncode(term.English)} <span lang=\"ja\">{WebUtility.HtmlEncode(term.Japanese)}</span></dt>\n<dd>{meaning}");
            var uses = site.UsesOf(term);
            if (uses.Count > 0)
            {
                body.Append("<p class=\"uses\">In: ").AppendJoin(", ", uses.Select(page =>
                    $"<a href=\"{WebUtility.HtmlEncode(Urls.Relative(url, page))}\">{WebUtility.HtmlEncode(titleOf(page))}</a>")).Append("</p>");
            }

            body.Append("</dd></div>\n");
        }

        body.Append("</dl>\n</section>\n");
        return new BookPage
        {
            Url = url,
            Source = site.GlossarySource,
            Chapter = chapter,
            Title = title,
            Body = body.ToString(),
            Sections = sections,
        };
    }
}
