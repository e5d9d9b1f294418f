using System.Net;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepDay3.Notebooks.Pages;

/// <summary>C# with colours by what the compiler's lexer sees.</summary>
public static class CodeColouring
{
    static readonly CSharpParseOptions Options = new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);

    /// <summary>HTML of <paramref name="code"/>: spans of the classes k (keyword), s (string), n (number), c (comment), d (directive), t (type), f (call).</summary>
    public static string Render(string code)
    {
        var html = new StringBuilder();
        var root = CSharpSyntaxTree.ParseText(code.TrimEnd(), Options).GetRoot();
        foreach (var token in root.DescendantTokens(descendIntoTrivia: false))
        {
            foreach (var trivia in token.LeadingTrivia) Write(html, trivia);
            Span(html, ClassOf(token), token.Text);
            foreach (var trivia in token.TrailingTrivia) Write(html, trivia);
        }

        return html.ToString();
    }

    static void Write(StringBuilder html, SyntaxTrivia trivia)
    {
        var kind = trivia.Kind();
        var cssClass = kind.ToString().Contains("Comment", StringComparison.Ordinal) ? "c" : trivia.IsDirective ? "d" : null;
        Span(html, cssClass, trivia.ToFullString());
    }

    static string? ClassOf(SyntaxToken token)
    {
        switch (token.Kind())
        {
            case SyntaxKind.NumericLiteralToken:
                return "n";
            case SyntaxKind.CharacterLiteralToken:
            case SyntaxKind.StringLiteralToken:
            case SyntaxKind.Utf8StringLiteralToken:
            case SyntaxKind.SingleLineRawStringLiteralToken:
            case SyntaxKind.MultiLineRawStringLiteralToken:
            case SyntaxKind.InterpolatedStringStartToken:
            case SyntaxKind.InterpolatedVerbatimStringStartToken:
            case SyntaxKind.InterpolatedSingleLineRawStringStartToken:
            case SyntaxKind.InterpolatedMultiLineRawStringStartToken:
            case SyntaxKind.InterpolatedStringEndToken:
            case SyntaxKind.InterpolatedRawStringEndToken:
            case SyntaxKind.InterpolatedStringTextToken:
                return "s";
            case SyntaxKind.IdentifierToken:
                return ClassOfName(token);
            default:
                return token.IsKeyword() || SyntaxFacts.IsContextualKeyword(token.Kind()) ? "k" : null;
        }
    }

    static string? ClassOfName(SyntaxToken token)
    {
        if (token.Text == "var" && token.Parent is IdentifierNameSyntax { IsVar: true }) return "k";
        var next = token.GetNextToken();
        if (next.IsKind(SyntaxKind.OpenParenToken) && !token.GetPreviousToken().IsKind(SyntaxKind.NewKeyword)) return "f";
        return token.Parent is SimpleNameSyntax { Parent: var parent } && IsType(parent, token) ? "t"
            : token.Parent is BaseTypeDeclarationSyntax ? "t" : null;
    }

    static bool IsType(SyntaxNode? parent, SyntaxToken token) => parent switch
    {
        VariableDeclarationSyntax or ObjectCreationExpressionSyntax
            or TypeArgumentListSyntax or BaseTypeSyntax
            or ArrayTypeSyntax or NullableTypeSyntax => true,
        ParameterSyntax parameter => parameter.Type?.Span == token.Span,
        MethodDeclarationSyntax method => method.ReturnType.Span == token.Span,
        _ => false,
    };

    static void Span(StringBuilder html, string? cssClass, string text)
    {
        if (text.Length == 0) return;
        var encoded = WebUtility.HtmlEncode(text);
        if (cssClass is null) html.Append(encoded);
        else html.Append("<span class=\"").Append(cssClass).Append("\">").Append(encoded).Append("</span>");
    }
}
