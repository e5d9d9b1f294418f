using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepDay3.Jupyter.Language;

/// <summary>Words for symbols.</summary>
static class SymbolText
{
    static readonly SymbolDisplayFormat Full = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithKindOptions(SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeNamespaceKeyword | SymbolDisplayKindOptions.IncludeMemberKeyword)
        .WithGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints | SymbolDisplayGenericsOptions.IncludeVariance)
        .AddMemberOptions(SymbolDisplayMemberOptions.IncludeConstantValue);

    static readonly SymbolDisplayFormat WithoutContainer = Full.WithMemberOptions(Full.MemberOptions & ~SymbolDisplayMemberOptions.IncludeContainingType);

    /// <summary>The declaration of a symbol, such as <c>void Console.WriteLine(string value)</c>.</summary>
    public static string Declaration(ISymbol symbol) => symbol switch
    {
        INamespaceSymbol space => $"namespace {space.ToDisplayString()}",
        INamedTypeSymbol type => $"{type.ToDisplayString(Full)}{(type.ContainingNamespace is { IsGlobalNamespace: false } space && !IsDeclaredInCell(type) ? $" in {space.ToDisplayString()}" : "")}",
        _ when IsDeclaredInCell(symbol) => symbol.ToDisplayString(WithoutContainer),
        _ => symbol.ToDisplayString(Full),
    };

    /// <summary>The name under which clients have an icon for the symbol.</summary>
    public static string Kind(ISymbol symbol) => symbol switch
    {
        IMethodSymbol => "method",
        IPropertySymbol => "property",
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => "enum-member",
        IFieldSymbol { ContainingType.IsScriptClass: true } or ILocalSymbol or IParameterSymbol or IRangeVariableSymbol => "variable",
        IFieldSymbol { IsConst: true } => "constant",
        IFieldSymbol => "field",
        IEventSymbol => "event",
        INamespaceSymbol => "module",
        ITypeSymbol { TypeKind: TypeKind.Struct } => "struct",
        ITypeSymbol { TypeKind: TypeKind.Interface } => "interface",
        ITypeSymbol { TypeKind: TypeKind.Enum } => "enum",
        ITypeSymbol { TypeKind: TypeKind.TypeParameter } => "type-parameter",
        ITypeSymbol => "class",
        _ => "text",
    };

    /// <summary>The parameters of a method, the type of what has one; empty for others.</summary>
    public static string Signature(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => $"({string.Join(", ", method.Parameters.Select(parameter => parameter.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)))})",
        IPropertySymbol property => Short(property.Type),
        IFieldSymbol field => Short(field.Type),
        ILocalSymbol local => Short(local.Type),
        IParameterSymbol parameter => Short(parameter.Type),
        _ => "",
    };

    /// <summary>True unless the symbol is the compiler's own or asks to be hidden.</summary>
    public static bool IsMeantToBeSeen(ISymbol symbol) =>
        symbol.CanBeReferencedByName && symbol.Name.Length > 0 && !symbol.GetAttributes().Any(attribute =>
            attribute.AttributeClass?.Name == "EditorBrowsableAttribute" && attribute.ConstructorArguments is [{ Value: 1 }]);

    /// <summary>The name as it stands in code.</summary>
    public static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    static bool IsDeclaredInCell(ISymbol symbol) => symbol.ContainingType is { IsScriptClass: true };

    static string Short(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
