using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepDay3.Notebooks.Session;

/// <summary>Says what a lambda without a block returns, which only the compiler knows.</summary>
static class LambdaKinds
{
    /// <summary>True when it returns a value, false when it does not, null for one that becomes an expression tree and cannot hold a statement.</summary>
    /// <param name="root">The cell; without such lambdas the model is not asked for.</param>
    /// <param name="model">Makes the semantic model of the cell.</param>
    public static Func<LambdaExpressionSyntax, bool?> Of(SyntaxNode root, Func<SemanticModel> model)
    {
        if (!root.DescendantNodes().Any(node => node is LambdaExpressionSyntax { ExpressionBody: not null })) return _ => null;
        var known = model();
        return lambda =>
        {
            if (known.GetTypeInfo(lambda).ConvertedType is not INamedTypeSymbol { TypeKind: TypeKind.Delegate, DelegateInvokeMethod: { } invoke }) return null;
            if (invoke.ReturnsVoid) return false;
            return !lambda.Modifiers.Any(SyntaxKind.AsyncKeyword) || invoke.ReturnType is INamedTypeSymbol { IsGenericType: true };
        };
    }
}
