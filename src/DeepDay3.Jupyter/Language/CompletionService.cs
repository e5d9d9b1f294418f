using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepDay3.Jupyter.Language;

/// <summary>Completes code with what the compiler knows at that place.</summary>
/// <param name="probe">Compiles code on top of the executed cells.</param>
sealed class CompletionService(Func<string, CSharpCompilation> probe)
{
    static readonly string[] Keywords =
    [
        .. SyntaxFacts.GetReservedKeywordKinds().Select(SyntaxFacts.GetText),
        "async", "await", "dynamic", "from", "init", "nameof", "record", "select", "var", "when", "where", "with", "yield",
    ];

    /// <summary>What can stand at <paramref name="position"/>, given what stands before it.</summary>
    public CompletionList Complete(string code, int position)
    {
        var text = CellCode.WithoutDirectives(code);
        var start = position;
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(text[start - 1])) start--;
        var prefix = text[start..position];
        var compilation = probe(text);
        var tree = compilation.SyntaxTrees[0];
        var root = tree.GetRoot();
        if ((prefix.Length > 0 && char.IsAsciiDigit(prefix[0])) || IsInText(root, position)) return new CompletionList([], start, position);

        var model = compilation.GetSemanticModel(tree);
        var left = TokenBefore(root, start);
        var items = Candidates(model, left, start, prefix)
            .Where(item => item.Text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            .DistinctBy(item => item.Text)
            .OrderBy(item => item.Text.StartsWith(prefix, StringComparison.Ordinal) ? 0 : 1)
            .ThenBy(item => item.Text, StringComparer.OrdinalIgnoreCase);
        return new CompletionList([.. items], start, position);
    }

    static IEnumerable<CompletionItem> Candidates(SemanticModel model, SyntaxToken left, int position, string prefix)
    {
        if (left.IsKind(SyntaxKind.DotToken)) return Describe(MemberLookup.After(model, left, position));
        if (MemberLookup.Initialized(model, left) is { } members) return Describe(members);

        // Nothing typed yet: what the notebook has declared is worth showing, ten thousand types are not.
        var symbols = model.LookupSymbols(position).Where(symbol => prefix.Length > 0 || symbol is not INamespaceOrTypeSymbol);
        symbols = symbols.Where(symbol => symbol.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
        var keywords = Keywords.Select(word => new CompletionItem(word, "keyword", ""));
        return prefix.Length > 0 ? Describe(symbols).Concat(keywords) : Describe(symbols);
    }

    static IEnumerable<CompletionItem> Describe(IEnumerable<ISymbol> symbols) => symbols
        .Where(SymbolText.IsMeantToBeSeen)
        .Select(symbol => new CompletionItem(SymbolText.Escape(symbol.Name), SymbolText.Kind(symbol), SymbolText.Signature(symbol)));

    static SyntaxToken TokenBefore(SyntaxNode root, int position)
    {
        var token = root.FindToken(position);
        return token.SpanStart >= position ? token.GetPreviousToken() : token;
    }

    // Inside of literals and comments there is nothing to complete.
    static bool IsInText(SyntaxNode root, int position)
    {
        if (position == 0) return false;
        var token = root.FindToken(position - 1);
        if (token.SpanStart < position && token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.NumericLiteralToken)
        {
            return position < token.Span.End || token.ContainsDiagnostics;
        }

        var trivia = root.FindTrivia(position - 1);
        return trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
            or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia
            && (position <= trivia.Span.End && (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || position < trivia.Span.End));
    }
}
