using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepDay3.Notebooks.Session;

/// <summary>The functions of a cell that may call themselves, straight or through one another, judged by name.</summary>
/// <remarks>A check of the stack in every function would make small functions several times slower.</remarks>
sealed class RecursiveFunctions
{
    readonly HashSet<SyntaxNode> nodes = [];

    public bool Contains(SyntaxNode function) => nodes.Contains(function);

    public static RecursiveFunctions Find(SyntaxNode root)
    {
        var found = new RecursiveFunctions();
        var functions = root.DescendantNodes()
            .Select(node => (Node: node, Name: NameOf(node)))
            .Where(function => function.Name is not null)
            .ToList();
        if (functions.Count == 0) return found;

        var names = functions.Select(function => function.Name!).ToHashSet();
        var calls = new Dictionary<string, HashSet<string>>();
        foreach (var (node, name) in functions)
        {
            if (!calls.TryGetValue(name!, out var called)) calls[name!] = called = [];
            called.UnionWith(node.DescendantNodes().OfType<SimpleNameSyntax>()
                .Where(used => used.Parent is not AssignmentExpressionSyntax assignment || assignment.Left != used)
                .Select(used => used.Identifier.ValueText)
                .Where(names.Contains));
        }

        foreach (var (node, name) in functions.Where(function => Reaches(calls, function.Name!))) found.nodes.Add(node);
        return found;
    }

    static string? NameOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        AnonymousFunctionExpressionSyntax lambda => lambda.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => variable.Identifier.ValueText,
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax variable } => variable.Identifier.ValueText,
            _ => null,
        },
        _ => null,
    };

    static bool Reaches(Dictionary<string, HashSet<string>> calls, string start)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>(calls[start]);
        while (open.TryPop(out var name))
        {
            if (name == start) return true;
            if (!seen.Add(name)) continue;
            foreach (var next in calls[name]) open.Push(next);
        }

        return false;
    }
}
