using System.Net;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace DeepDay3.Notebooks.Book;

/// <summary>Makes the links of one page lead within the site, and adds links to the glossary and to the API pages.</summary>
/// <param name="site">What there is to link to.</param>
/// <param name="source">The file that the text comes from, relative to the root.</param>
/// <param name="page">The page's place in the site.</param>
sealed partial class ProseLinks(SiteMap site, string source, string page)
{
    readonly HashSet<GlossaryTerm> linkedTerms = [];

    /// <summary>Links that were found, for the check at the end.</summary>
    public List<PageLink> Links { get; } = [];

    /// <summary>Links that lead nowhere.</summary>
    public List<string> Problems { get; } = [];

    public void Rewrite(MarkdownDocument document)
    {
        foreach (var link in document.Descendants<LinkInline>().ToList()) RewriteLink(link);
        foreach (var code in document.Descendants<CodeInline>().ToList()) LinkCode(code);
        if (source == site.GlossarySource) return;
        foreach (var literal in document.Descendants<LiteralInline>().ToList()) LinkTerms(literal);
    }

    /// <summary>Links in HTML and SVG that a cell put out; those within the output itself stay as they are.</summary>
    public string RewriteMarkup(string markup) => LinkStart().Replace(markup, match =>
    {
        var url = WebUtility.HtmlDecode(match.Groups["url"].Value);
        if (url.StartsWith('#')) return match.Value;
        // Without an address it is no link, and its text stays.
        return match.Groups["before"].Value + (Target(url) is { } target ? $" href=\"{WebUtility.HtmlEncode(target)}\"" : "");
    });

    void RewriteLink(LinkInline link)
    {
        if (Target(link.Url ?? "") is { } target)
        {
            link.Url = target;
            return;
        }

        foreach (var child in link.ToList())
        {
            child.Remove();
            link.InsertBefore(child);
        }

        link.Remove();
    }

    // Where a link leads in the site; null for folders and files outside of the book.
    string? Target(string url)
    {
        if (url.StartsWith("data:", StringComparison.Ordinal) || Uri.TryCreate(url, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https" or "mailto") return url;
        var hash = url.IndexOf('#', StringComparison.Ordinal);
        var (path, anchor) = hash < 0 ? (url, "") : (url[..hash], Uri.UnescapeDataString(url[(hash + 1)..]));
        var target = path.Length == 0 ? source : Urls.Resolve(source, path);
        if (target is not null && site.PageOf(target) is { } there)
        {
            Links.Add(new PageLink(there, anchor, url));
            return (there == page ? "" : Urls.Relative(page, there)) + (anchor.Length > 0 ? $"#{anchor}" : "");
        }

        if (target is not null && site.AddFile(target) is { } file) return Urls.Relative(page, file);
        if (target is null || !site.Exists(target)) Problems.Add($"{source}: the link to {url} leads nowhere");
        return null;
    }

    void LinkCode(CodeInline code)
    {
        if (IsLinked(code) || site.ApiOf(code.Content) is not { } url) return;
        code.InsertBefore(new HtmlInline($"<a class=\"api\" href=\"{WebUtility.HtmlEncode(Relative(url))}\">"));
        code.InsertAfter(new HtmlInline("</a>"));
    }

    string Relative(string url)
    {
        var parts = url.Split('#');
        return $"{Urls.Relative(page, parts[0])}#{parts[1]}";
    }

    // The first time that a page names a term.
    void LinkTerms(LiteralInline literal)
    {
        if (IsLinked(literal)) return;
        var text = literal.Content.ToString();
        var at = 0;
        Inline last = literal;
        foreach (var (term, start, length) in site.Glossary.Find(text))
        {
            site.AddUse(term, page);
            if (!linkedTerms.Add(term)) continue;
            if (last == literal) literal.Content = new Markdig.Helpers.StringSlice(text[..start]);
            else if (start > at) last = Insert(last, new LiteralInline(text[at..start]));
            last = Insert(last, new HtmlInline(
                $"<a class=\"term\" href=\"{WebUtility.HtmlEncode(Urls.Relative(page, site.GlossaryPage!))}#{WebUtility.HtmlEncode(term.Anchor)}\" title=\"{WebUtility.HtmlEncode($"{term.English} · {term.Japanese}")}\">{WebUtility.HtmlEncode(text.Substring(start, length))}</a>"));
            at = start + length;
        }

        if (last != literal && at < text.Length) Insert(last, new LiteralInline(text[at..]));
    }

    static Inline Insert(Inline after, Inline what)
    {
        after.InsertAfter(what);
        return what;
    }

    static bool IsLinked(Inline inline)
    {
        for (ContainerInline? parent = inline.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is LinkInline || parent.ParentBlock is HeadingBlock) return true;
        }

        return false;
    }

    [GeneratedRegex(@"(?<before><a\b[^>]*?)\shref=""(?<url>[^""]*)""", RegexOptions.IgnoreCase)]
    private static partial Regex LinkStart();
}
