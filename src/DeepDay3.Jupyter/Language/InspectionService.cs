using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepDay3.Jupyter.Language;

/// <summary>Says what the compiler and the XML documentation know about the name at a place.</summary>
/// <param name="probe">Compiles code on top of the executed cells.</param>
sealed class InspectionService(Func<string, CSharpCompilation> probe)
{
    /// <summary>Explains the name at <paramref name="position"/>, or the call that it stands in; null when there is neither.</summary>
    public Inspection? Inspect(string code, int position, bool detailed)
    {
        var text = CellCode.WithoutDirectives(code);
        var compilation = probe(text);
        var tree = compilation.SyntaxTrees[0];
        var model = compilation.GetSemanticModel(tree);
        var symbols = Find(model, tree.GetRoot(), position);
        if (symbols.Count == 0) return null;
        var (best, documentation) = symbols
            .Select(symbol => (Symbol: symbol, Documentation: DocumentationReader.Read(symbol, compilation)))
            .FirstOrDefault(entry => entry.Documentation.Length > 0, (Symbol: symbols[0], Documentation: ""));
        IEnumerable<ISymbol> ordered = [best, .. symbols.Where(symbol => !SymbolEqualityComparer.Default.Equals(symbol, best))];
        return new Inspection([.. ordered.Select(SymbolText.Declaration)], documentation, detailed ? Source(best) : null);
    }

    static IReadOnlyList<ISymbol> Find(SemanticModel model, SyntaxNode root, int position)
    {
        foreach (var at in new[] { position, position - 1 })
        {
            if (at < 0 || at > root.FullSpan.End) continue;
            var token = root.FindToken(at);
            if (token.Span.Contains(at) && IsName(token) && token.Parent is { } node && Symbols(model, node) is { Count: > 0 } found) return found;
        }

        // Inside the parentheses of a call: the function is what is asked about.
        var call = root.FindToken(Math.Max(0, position - 1)).Parent?.FirstAncestorOrSelf<BaseArgumentListSyntax>()?.Parent;
        return call switch
        {
            InvocationExpressionSyntax invocation => Symbols(model, invocation.Expression),
            { } other => Symbols(model, other),
            null => [],
        };
    }

    static bool IsName(SyntaxToken token) => token.IsKind(SyntaxKind.IdentifierToken) || SyntaxFacts.IsPredefinedType(token.Kind()) || token.IsKind(SyntaxKind.ThisKeyword);

    static IReadOnlyList<ISymbol> Symbols(SemanticModel model, SyntaxNode node)
    {
        var info = model.GetSymbolInfo(node);
        if (info.Symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor && node is not BaseObjectCreationExpressionSyntax) return [constructor.ContainingType];
        if (info.Symbol is { } symbol) return [symbol is IAliasSymbol alias ? alias.Target : symbol, .. Overloads(model, node, symbol)];
        if (!info.CandidateSymbols.IsEmpty) return info.CandidateSymbols;
        return model.GetDeclaredSymbol(node) is { } declared ? [declared] : [];
    }

    static IEnumerable<ISymbol> Overloads(SemanticModel model, SyntaxNode node, ISymbol chosen) =>
        model.GetMemberGroup(node).Where(symbol => !SymbolEqualityComparer.Default.Equals(symbol.OriginalDefinition, chosen.OriginalDefinition));

    static string? Source(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
        {
            VariableDeclaratorSyntax { Parent.Parent: { } declaration } => declaration.ToString(),
            { } node => node.ToString(),
            null => null,
        };
}
