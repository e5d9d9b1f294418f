using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepDay3.Notebooks.Session;

/// <summary>The functions of a cell that may call themselves, straight or through one another, judged by name.</summary>
/// <remarks>A check of the stack in every function would make small functions several times slower.</remarks>
sealed class RecursiveFunctions
{
    // Making an object of type T is a call of this name and T.
    const string Construction = "new ";

    readonly HashSet<SyntaxNode> nodes = [];

    /// <summary>Which names each function of the cell uses, by its name.</summary>
    public Dictionary<string, HashSet<string>> Uses { get; } = [];

    public bool Contains(SyntaxNode function) => nodes.Contains(function);

    /// <summary>Finds them.</summary>
    /// <param name="root">The cell.</param>
    /// <param name="earlier">What the functions of earlier cells use: the last link of a circle is always in the newest cell.</param>
    public static RecursiveFunctions Find(SyntaxNode root, IReadOnlyDictionary<string, HashSet<string>> earlier)
    {
        var found = new RecursiveFunctions();
        var functions = root.DescendantNodes()
            .Select(node => (Node: node, Name: NameOf(node)))
            .Where(function => function.Name is not null)
            .ToList();
        foreach (var (node, name) in functions)
        {
            if (!found.Uses.TryGetValue(name!, out var used)) found.Uses[name!] = used = [];
            used.UnionWith(UsedIn(node));
        }

        foreach (var (node, _) in functions.Where(function => IsAlwaysSuspect(function.Node) || found.Reaches(function.Name!, earlier))) found.nodes.Add(node);
        return found;
    }

    /// <summary>The type whose object an initializer of a member makes, or null: <c>A next = new A();</c> and <c>A Next { get; } = new();</c></summary>
    public static string? MadeBy(BaseObjectCreationExpressionSyntax creation) => creation switch
    {
        ObjectCreationExpressionSyntax { Type: SimpleNameSyntax type } => type.ToString(),
        ImplicitObjectCreationExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax { Type: SimpleNameSyntax type } } } => type.ToString(),
        ImplicitObjectCreationExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax { Type: SimpleNameSyntax type } } } => type.ToString(),
        _ => null,
    };

    /// <summary>True for the initializer of a field or property that is not static.</summary>
    public static bool IsInInitializer(SyntaxNode node) => node.Ancestors()
        .FirstOrDefault(ancestor => ancestor is MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax) is BaseFieldDeclarationSyntax or PropertyDeclarationSyntax;

    static string? NameOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        IndexerDeclarationSyntax => "this[]",
        TypeDeclarationSyntax type and (ClassDeclarationSyntax or RecordDeclarationSyntax) => Construction + type.Identifier.ValueText,
        AnonymousFunctionExpressionSyntax lambda => lambda.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => variable.Identifier.ValueText,
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax variable } => variable.Identifier.ValueText,
            _ => null,
        },
        _ => null,
    };

    static IEnumerable<string> UsedIn(SyntaxNode function)
    {
        // Making an object runs its constructors and initializers and those of the type below it; its methods run when they are called.
        var parts = function is not TypeDeclarationSyntax type
            ? [function]
            : type.Members.Where(member => member is ConstructorDeclarationSyntax or BaseFieldDeclarationSyntax or PropertyDeclarationSyntax { Initializer: not null })
                .Append<SyntaxNode?>(type.BaseList).OfType<SyntaxNode>().ToArray();
        foreach (var node in parts.SelectMany(part => part.DescendantNodes()))
        {
            switch (node)
            {
                case SimpleNameSyntax { Parent: BaseTypeSyntax } below:
                    yield return Construction + below.Identifier.ValueText;
                    break;
                case SimpleNameSyntax name when name.Parent is not AssignmentExpressionSyntax assignment || assignment.Left != name:
                    yield return name.Identifier.ValueText;
                    break;
                case ElementAccessExpressionSyntax { Expression: ThisExpressionSyntax }:
                    yield return "this[]";
                    break;
                case BaseObjectCreationExpressionSyntax creation when MadeBy(creation) is { } made:
                    yield return Construction + made;
                    break;
            }
        }
    }

    // Text that is put together calls ToString without its name.
    static bool IsAlwaysSuspect(SyntaxNode node) => node is MethodDeclarationSyntax { Identifier.ValueText: "ToString" };

    bool Reaches(string start, IReadOnlyDictionary<string, HashSet<string>> earlier)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>(Uses[start]);
        while (open.TryPop(out var name))
        {
            if (name == start) return true;
            if (!seen.Add(name)) continue;
            if (!Uses.TryGetValue(name, out var next) && !earlier.TryGetValue(name, out next)) continue;
            foreach (var used in next) open.Push(used);
        }

        return false;
    }
}
