using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepDay3.Jupyter.Language;

/// <summary>Finds the documentation of symbols: of cells in their comments, of assemblies in the XML files beside them or in the SDK.</summary>
static class DocumentationReader
{
    const int MaximumInheritance = 8;

    /// <summary>What the documentation says about a symbol, as text; empty when there is none.</summary>
    public static string Read(ISymbol symbol, Compilation compilation)
    {
        var element = Find(symbol.OriginalDefinition, compilation);

        // A variable without words of its own: its type's.
        if (element is null && VariableType(symbol) is { } type) element = Find(type.OriginalDefinition, compilation);
        return element is null ? "" : DocumentationText.Render(element);
    }

    static ITypeSymbol? VariableType(ISymbol symbol) => symbol switch
    {
        IFieldSymbol { ContainingType.IsScriptClass: true } field => field.Type,
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };

    static XElement? Find(ISymbol? symbol, Compilation compilation)
    {
        for (var depth = 0; symbol is not null && depth < MaximumInheritance; depth++)
        {
            var element = symbol.DeclaringSyntaxReferences.Length > 0 ? FromComments(symbol) : FromFiles(symbol, compilation);
            var inherited = element?.Element("inheritdoc");
            if (element is not null && inherited is null) return element;
            if (inherited?.Attribute("cref")?.Value is { } id && XmlDocumentationFiles.Find(id, LocationOf(symbol, compilation)) is { } referenced) return referenced;
            symbol = Inherited(symbol)?.OriginalDefinition;
        }

        return null;
    }

    static ISymbol? Inherited(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { OverriddenMethod: { } method } => method,
        IPropertySymbol { OverriddenProperty: { } property } => property,
        IMethodSymbol or IPropertySymbol or IEventSymbol when symbol.ContainingType is { } type => type.AllInterfaces
            .SelectMany(implemented => implemented.GetMembers(symbol.Name))
            .FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), symbol)),
        _ => null,
    };

    static XElement? FromFiles(ISymbol symbol, Compilation compilation) =>
        symbol.GetDocumentationCommentId() is { } id ? XmlDocumentationFiles.Find(id, LocationOf(symbol, compilation)) : null;

    static string? LocationOf(ISymbol symbol, Compilation compilation) =>
        symbol.ContainingAssembly is { } assembly ? (compilation.GetMetadataReference(assembly) as PortableExecutableReference)?.FilePath : null;

    // Cells are parsed without documentation; the comment stands in front of the declaration.
    static XElement? FromComments(ISymbol symbol)
    {
        var node = symbol.DeclaringSyntaxReferences[0].GetSyntax();
        var lines = node.AncestorsAndSelf().Take(4)
            .Select(candidate => candidate.GetLeadingTrivia()
                .Where(item => item.IsKind(SyntaxKind.SingleLineCommentTrivia))
                .Select(item => item.ToFullString().Trim())
                .Where(line => line.StartsWith("///", StringComparison.Ordinal))
                .Select(line => line[3..])
                .ToList())
            .FirstOrDefault(found => found.Count > 0);
        if (lines is null) return null;
        try
        {
            return XElement.Parse($"<member>{string.Join('\n', lines)}</member>", LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
