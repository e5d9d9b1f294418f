using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepDay3.Notebooks.Session;

/// <summary>What earlier cells mean to later ones beyond the chain of scripts: to libraries, and to functions that call across cells.</summary>
/// <param name="initial">The using directives that hold from the start.</param>
sealed class CellSurroundings(IEnumerable<string> initial)
{
    readonly List<string> usings = [.. initial];
    readonly List<MetadataReference> cells = [];
    readonly Dictionary<string, string> types = [];
    readonly Dictionary<string, HashSet<string>> uses = [];

    /// <summary>What the using directives of a library have to say: those of the cells, then their types.</summary>
    public IEnumerable<string> Imports => usings.Concat(types.Select(type => type.Key.Contains('`') ? $"static {type.Value}" : $"{type.Key} = {type.Value}.{type.Key}")).Distinct();

    /// <summary>The cells whose types libraries may use.</summary>
    public IEnumerable<MetadataReference> Cells => cells;

    /// <summary>Which names the functions of the cells use.</summary>
    public IReadOnlyDictionary<string, HashSet<string>> Uses => uses;

    /// <summary>The types of a library that a type of an earlier cell would hide.</summary>
    public IEnumerable<string> Hidden(CellLibrary library) => library.Types.Where(types.ContainsKey);

    /// <summary>Takes note of an executed cell.</summary>
    public void Add(CompilationUnitSyntax root, RecursiveFunctions functions, string className, byte[]? image)
    {
        AddUsings(root);
        foreach (var (name, used) in functions.Uses) uses[name] = used;
        var declared = CellLibraries.Declared(root.SyntaxTree).Select(type => type.Name).ToList();
        if (declared.Count == 0 || image is null) return;
        cells.Add(MetadataReference.CreateFromImage(image));
        foreach (var name in declared) types[name] = className;
    }

    /// <summary>Takes note of a library: its types are the ones that count from now on.</summary>
    public void Add(CellLibrary library)
    {
        AddUsings((CompilationUnitSyntax)library.Trees[0].GetRoot());
        foreach (var name in library.Types) types.Remove(name);
    }

    static bool IsAround(SyntaxToken token) => token.Kind() is SyntaxKind.UsingKeyword or SyntaxKind.GlobalKeyword or SyntaxKind.SemicolonToken;

    void AddUsings(CompilationUnitSyntax root)
    {
        foreach (var directive in root.Usings)
        {
            var text = string.Concat(directive.DescendantTokens().Where(token => !IsAround(token)).Select(token => token.ToFullString())).Trim();
            if (!usings.Contains(text)) usings.Add(text);
        }
    }
}
