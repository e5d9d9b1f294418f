using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace DeepDay3.Notebooks.Pages;

/// <summary>Markdown as HTML; formulas stay readable as their TeX source, marked with the class math.</summary>
sealed partial class MarkdownRenderer
{
    readonly MarkdownPipeline pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseAutoLinks().UseEmphasisExtras().UseFootnotes().UseTaskLists().UseMathematics().Build();

    readonly HashSet<string> anchors = [];
    readonly List<PageSection> sections = [new(0, "", "")];

    /// <summary>Changes a document before it is written: links, for instance.</summary>
    public Action<MarkdownDocument>? Rewrite { get; init; }

    /// <summary>Changes HTML and SVG that a cell put out, before it is written.</summary>
    public Func<string, string> RewriteMarkup { get; init; } = markup => markup;

    /// <summary>What was rendered, by headings; the first one is what stands before any heading.</summary>
    public IReadOnlyList<PageSection> Sections => sections;

    /// <summary>The text of the first heading that was rendered, or null.</summary>
    public string? FirstHeading { get; private set; }

    public string Render(string markdown)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        pipeline.Setup(renderer);
        renderer.ObjectRenderers.Replace<HtmlMathInlineRenderer>(new MathInlineRenderer());
        renderer.ObjectRenderers.Replace<HtmlMathBlockRenderer>(new MathBlockRenderer());
        var document = Markdown.Parse(markdown, pipeline);
        foreach (var block in document.Descendants<LeafBlock>())
        {
            if (block is HeadingBlock heading) AddAnchor(heading);
            else sections[^1].Text.Append(block.Inline is null ? block.Lines.ToString() : PlainText(block.Inline)).Append('\n');
        }

        Rewrite?.Invoke(document);
        renderer.Render(document);
        return CodeBlock().Replace(writer.ToString(), match => $"<pre class=\"source\"><code>{CodeColouring.Render(WebUtility.HtmlDecode(match.Groups[1].Value))}</code></pre>");
    }

    void AddAnchor(HeadingBlock heading)
    {
        var text = PlainText(heading.Inline);
        FirstHeading ??= text;
        var slug = Slug(text);
        if (slug.Length == 0) slug = "section";
        var anchor = slug;
        for (var count = 2; !anchors.Add(anchor); count++) anchor = $"{slug}-{count}";
        var attributes = Markdig.Renderers.Html.HtmlAttributesExtensions.GetAttributes(heading);
        attributes.Id = anchor;
        sections.Add(new PageSection(heading.Level, anchor, text));
        heading.Inline?.AppendChild(new HtmlInline($"<a class=\"anchor\" href=\"#{WebUtility.HtmlEncode(anchor)}\" aria-label=\"Link to this section\">#</a>"));
    }

    // The anchors of GitHub, so that one link works there and here.
    static string Slug(string heading) => NotInSlug().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');

    static string PlainText(ContainerInline? inline)
    {
        var text = new StringBuilder();
        foreach (var part in inline?.Descendants() ?? [])
        {
            if (part is LiteralInline literal) text.Append(literal.Content.ToString());
            else if (part is CodeInline code) text.Append(code.Content);
            else if (part is LineBreakInline) text.Append(' ');
        }

        return text.ToString().Trim();
    }

    [GeneratedRegex(@"[^\p{L}\p{M}\p{N}_ -]+")]
    private static partial Regex NotInSlug();

    [GeneratedRegex("<pre><code class=\"language-(?:csharp|cs|c#)\">(.*?)</code></pre>", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
