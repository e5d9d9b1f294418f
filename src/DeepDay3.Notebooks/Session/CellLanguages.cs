using DeepDay3.Notebooks.Display;
using DeepDay3.Notebooks.Documents;

namespace DeepDay3.Notebooks.Session;

/// <summary>The languages that a part of a cell may be written in, by the directives that choose them.</summary>
static class CellLanguages
{
    public const string CSharp = "csharp";

    const string Markdown = "markdown";
    const string Html = "html";
    const string JavaScript = "javascript";

    static readonly Dictionary<string, string> ByDirective = new(StringComparer.OrdinalIgnoreCase)
    {
        ["#!csharp"] = CSharp,
        ["#!c#"] = CSharp,
        ["#!cs"] = CSharp,
        ["#!markdown"] = Markdown,
        ["#!md"] = Markdown,
        ["#!html"] = Html,
        ["#!javascript"] = JavaScript,
        ["#!js"] = JavaScript,
    };

    /// <summary>The language that a directive chooses, or null.</summary>
    public static string? Chosen(string directive) => ByDirective.GetValueOrDefault(directive);

    /// <summary>What a part in a language other than C# shows: this host leaves it to the page.</summary>
    public static MimeBundle Show(string language, string code) => language switch
    {
        Html => MimeBundle.Single(MimeTypes.Html, code.Trim('\n')),
        JavaScript => MimeBundle.Single(MimeTypes.Html, $"<script type=\"text/javascript\">{code.Trim('\n')}</script>"),
        _ => MimeBundle.Single(MimeTypes.Markdown, code.Trim('\n')),
    };
}
