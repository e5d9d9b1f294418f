using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepDay3.Jupyter.Language;

/// <summary>Finds the members that can stand behind a dot, or in an object initializer.</summary>
static class MemberLookup
{
    /// <summary>What can follow <paramref name="dot"/>.</summary>
    public static IEnumerable<ISymbol> After(SemanticModel model, SyntaxToken dot, int position)
    {
        switch (dot.Parent)
        {
            case MemberAccessExpressionSyntax access:
                return Of(model, access.Expression, position);
            case MemberBindingExpressionSyntax binding when binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>() is { } conditional:
                return Instance(model, WithoutNull(model.GetTypeInfo(conditional.Expression).Type), position);
            case QualifiedNameSyntax name:
                // "list." in front of a next line that begins with a name reads like a declaration.
                var namespaces = model.GetSymbolInfo(name.Left).Symbol is INamespaceOrTypeSymbol container
                    ? model.LookupNamespacesAndTypes(position, container).Concat(Static(model, container, position))
                    : [];
                return namespaces.Any() ? namespaces : Of(model, SyntaxFactory.ParseExpression(name.Left.ToString()), position);
            default:
                return [];
        }
    }

    /// <summary>What can be set at this place of an object initializer; null when it is none.</summary>
    public static IEnumerable<ISymbol>? Initialized(SemanticModel model, SyntaxToken left)
    {
        if (!left.IsKind(SyntaxKind.OpenBraceToken) && !left.IsKind(SyntaxKind.CommaToken)) return null;
        if (left.Parent is not InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation } initializer) return null;
        if (model.GetTypeInfo(creation).Type is not { } type) return null;

        // What has just been begun looks like the element of a collection.
        var isCollection = type.AllInterfaces.Any(implemented => implemented.SpecialType == SpecialType.System_Collections_IEnumerable);
        if (isCollection && initializer.IsKind(SyntaxKind.CollectionInitializerExpression)) return null;
        return Instance(model, type, left.Span.End).Where(symbol => symbol is IPropertySymbol { SetMethod: not null } or IFieldSymbol { IsReadOnly: false });
    }

    static IEnumerable<ISymbol> Of(SemanticModel model, ExpressionSyntax expression, int position)
    {
        var isKnown = expression.SyntaxTree == model.SyntaxTree;
        var symbol = isKnown
            ? model.GetSymbolInfo(expression).Symbol
            : model.GetSpeculativeSymbolInfo(position, expression, SpeculativeBindingOption.BindAsExpression).Symbol;
        if (symbol is IAliasSymbol alias) symbol = alias.Target;
        if (symbol is INamespaceOrTypeSymbol container) return Static(model, container, position);

        var type = isKnown
            ? model.GetTypeInfo(expression).Type
            : model.GetSpeculativeTypeInfo(position, expression, SpeculativeBindingOption.BindAsExpression).Type;
        return Instance(model, type, position);
    }

    static IEnumerable<ISymbol> Static(SemanticModel model, INamespaceOrTypeSymbol container, int position) => container is INamespaceSymbol
        ? model.LookupNamespacesAndTypes(position, container)
        : model.LookupStaticMembers(position, container).Where(symbol => symbol is not IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion });

    static IEnumerable<ISymbol> Instance(SemanticModel model, ITypeSymbol? type, int position) => type is null or IErrorTypeSymbol
        ? []
        : model.LookupSymbols(position, type, includeReducedExtensionMethods: true).Where(symbol => !symbol.IsStatic && symbol is not ITypeSymbol);

    static ITypeSymbol? WithoutNull(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
}
