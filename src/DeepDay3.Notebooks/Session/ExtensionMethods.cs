using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepDay3.Notebooks.Session;

/// <summary>Makes extension methods of static classes work in a script, where classes are nested and extension methods stand outside of them.</summary>
/// <remarks>The class stays, its methods lose their "this", and behind the class stands for each an extension method that calls it.</remarks>
static class ExtensionMethods
{
    /// <summary>The text with such methods; the same text when there are none. Lines stay, and columns but for what follows a class on its last line.</summary>
    public static string Unfold(CompilationUnitSyntax root)
    {
        var text = root.ToFullString();
        foreach (var type in root.Members.OfType<ClassDeclarationSyntax>().Reverse())
        {
            var methods = In(type).ToList();
            if (methods.Count == 0) continue;
            text = text.Insert(type.Span.End, " " + string.Join(' ', methods.Select(method => Forward(type, method))));
            foreach (var word in methods.Select(This).Reverse()) text = text.Remove(word.SpanStart, word.Span.Length).Insert(word.SpanStart, "    ");
        }

        return text;
    }

    /// <summary>The extension methods of a static class that is not generic.</summary>
    public static IEnumerable<MethodDeclarationSyntax> In(ClassDeclarationSyntax type) =>
        type.Modifiers.Any(SyntaxKind.StaticKeyword) && type.TypeParameterList is null
            ? type.Members.OfType<MethodDeclarationSyntax>().Where(method => method.ParameterList.Parameters is [var first, ..] && first.Modifiers.Any(SyntaxKind.ThisKeyword))
            : [];

    static SyntaxToken This(MethodDeclarationSyntax method) => method.ParameterList.Parameters[0].Modifiers.First(modifier => modifier.IsKind(SyntaxKind.ThisKeyword));

    static string Forward(ClassDeclarationSyntax type, MethodDeclarationSyntax method)
    {
        var arguments = method.ParameterList.Parameters.Select(parameter =>
        {
            var passing = parameter.Modifiers.Select(modifier => modifier.ValueText).FirstOrDefault(word => word is "ref" or "in" or "out");
            return $"{passing} {parameter.Identifier}";
        });
        var generic = method.TypeParameterList is { } list ? $"<{string.Join(", ", list.Parameters.Select(parameter => parameter.Identifier.Text))}>" : "";
        var unsafeWord = method.Modifiers.Any(SyntaxKind.UnsafeKeyword) ? "unsafe " : "";
        var reference = method.ReturnType is RefTypeSyntax ? "ref " : "";
        var line = $"static {unsafeWord}{method.ReturnType} {method.Identifier}{method.TypeParameterList}{method.ParameterList} {string.Join(' ', method.ConstraintClauses)} => {reference}{type.Identifier}.{method.Identifier}{generic}({string.Join(", ", arguments)});";

        // A line break would move the lines that follow; a comment would hide what follows it.
        return string.Join(' ', SyntaxFactory.ParseTokens(line).Where(token => !token.IsKind(SyntaxKind.EndOfFileToken)).Select(token => token.Text));
    }
}
