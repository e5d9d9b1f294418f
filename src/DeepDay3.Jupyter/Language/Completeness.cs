using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepDay3.Jupyter.Language;

/// <summary>Says whether code is ready to be executed, so that a console knows what Enter means.</summary>
static class Completeness
{
    const int IndentWidth = 4;

    static readonly CSharpParseOptions Options = new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);

    /// <summary>The content of an is_complete_reply.</summary>
    public static JsonObject Answer(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(CellCode.WithoutDirectives(code), Options);
        if (!SyntaxFactory.IsCompleteSubmission(tree))
            return new JsonObject { ["status"] = "incomplete", ["indent"] = new string(' ', IndentWidth * OpenBrackets(tree)) };
        var isInvalid = tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return new JsonObject { ["status"] = isInvalid ? "invalid" : "complete" };
    }

    static int OpenBrackets(SyntaxTree tree)
    {
        var depth = 0;
        foreach (var token in tree.GetRoot().DescendantTokens())
        {
            if (token.IsMissing) continue;
            if (token.Kind() is SyntaxKind.OpenBraceToken or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken) depth++;
            if (token.Kind() is SyntaxKind.CloseBraceToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken) depth--;
        }

        return Math.Clamp(depth, 0, 40);
    }
}
