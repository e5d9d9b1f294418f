using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepDay3.Notebooks.Session;

/// <summary>A cell cut into what the script dialect of C# takes and what only an ordinary library may hold.</summary>
/// <param name="Script">The statements, variables and functions; blanks where the rest stood, so that lines and columns stay.</param>
/// <param name="Library">Namespaces and types; null when the cell needs no library.</param>
sealed record CellParts(string Script, string? Library)
{
    /// <summary>Cuts a cell. Only one with a namespace or an extension block is cut: its types go to the library together, since they may use one another.</summary>
    public static CellParts Of(CompilationUnitSyntax root)
    {
        if (!root.Members.Any(NeedsLibrary)) return new CellParts(ExtensionMethods.Unfold(root), null);
        var text = root.ToFullString();
        var types = root.Members.Where(member => member is BaseNamespaceDeclarationSyntax or BaseTypeDeclarationSyntax or DelegateDeclarationSyntax).ToList();
        var others = root.Members.Except(types).ToList();
        return new CellParts(Blank(text, types), Blank(text, others));
    }

    static bool NeedsLibrary(MemberDeclarationSyntax member) => member switch
    {
        BaseNamespaceDeclarationSyntax => true,
        ClassDeclarationSyntax type => type.Members.Any(inner => inner is ExtensionBlockDeclarationSyntax),
        _ => false,
    };

    /// <summary>The text with blanks in place of nodes.</summary>
    public static string Blank(string text, IEnumerable<SyntaxNode> nodes)
    {
        var characters = text.ToCharArray();
        foreach (var span in nodes.Select(node => node.Span))
        {
            for (var index = span.Start; index < span.End; index++)
            {
                if (characters[index] is not ('\n' or '\r')) characters[index] = ' ';
            }
        }

        return new string(characters);
    }
}
