using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepDay3.Notebooks.Session;

/// <summary>Cuts a cell into stretches of one language and takes the directives out.</summary>
static partial class CellParser
{
    internal static readonly CSharpParseOptions ParseOptions =
        new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);

    public static IReadOnlyList<CellSegment> Split(string code)
    {
        code = code.ReplaceLineEndings("\n");
        if (!code.Contains('#')) return [new CellSegment(CellLanguages.CSharp, code, [])];

        var lines = code.Split('\n');
        var segments = new List<CellSegment>();
        var language = CellLanguages.CSharp;
        var text = new StringBuilder();
        var directives = new List<CellDirective>();
        for (var index = 0; index < lines.Length; index++)
        {
            var match = Directive().Match(lines[index]);
            var isDirective = match.Success && (language == CellLanguages.CSharp
                ? !IsInsideToken(text.ToString())
                : CellLanguages.Chosen(match.Groups["name"].Value) is not null);
            if (!isDirective)
            {
                text.Append(lines[index]).Append('\n');
                continue;
            }

            var name = match.Groups["name"].Value;
            if (CellLanguages.Chosen(name) is { } chosen)
            {
                segments.Add(new CellSegment(language, text.ToString(), [.. directives]));
                language = chosen;
                text.Clear().Append('\n', index + 1);
                directives.Clear();
                continue;
            }

            directives.Add(new CellDirective(name, match.Groups["argument"].Value.Trim().Trim('"'), index + 1));
            text.Append('\n');
        }

        if (text.Length > 0) text.Length--;
        segments.Add(new CellSegment(language, text.ToString(), [.. directives]));
        return segments.Count == 1 ? segments : [.. segments.Where(segment => segment.Directives.Count > 0 || !string.IsNullOrWhiteSpace(segment.Code))];
    }

    // A line of a string literal or of a comment may look like a directive: then the text before it ends in the middle of a token.
    static bool IsInsideToken(string before)
    {
        const string Mark = "\u0001";
        foreach (var token in SyntaxFactory.ParseTokens(before + Mark, options: ParseOptions))
        {
            var start = token.FullSpan.Start;
            foreach (var trivia in token.LeadingTrivia.Concat(token.TrailingTrivia))
            {
                if (trivia.FullSpan.End > before.Length && trivia.FullSpan.Start < before.Length) return true;
            }

            if (token.SpanStart < before.Length && token.Span.End > before.Length) return true;
            if (start > before.Length) break;
        }

        return false;
    }

    [GeneratedRegex(@"^\s*(?<name>#!\S*|#r(?=[\s""])|#load(?=[\s""])|#i(?=[\s""]))(?<argument>.*)$")]
    private static partial Regex Directive();
}
