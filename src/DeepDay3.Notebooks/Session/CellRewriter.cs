using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepDay3.Notebooks.Session;

/// <summary>Writes calls of <see cref="CellGuard"/> into loops, labels, lambda blocks and functions that call themselves.</summary>
/// <remarks>Nothing is inserted before a line break or adds one, so that line numbers stay those of the cell.</remarks>
sealed class CellRewriter : CSharpSyntaxWalker
{
    const string Guard = "global::DeepDay3.Notebooks.Session.CellGuard.";
    const string Poll = Guard + "Poll();";
    const string Enter = Guard + "Enter();";
    const string EnterAsync = Guard + "EnterAsync();";

    readonly List<(int Position, int Length, string Text)> edits = [];
    readonly RecursiveFunctions recursive;

    CellRewriter(SyntaxNode root)
    {
        recursive = RecursiveFunctions.Find(root);
    }

    /// <summary>The text of <paramref name="root"/> with the guards in it; the same text when there is nothing to guard.</summary>
    public static string Rewrite(SyntaxNode root)
    {
        var text = root.ToFullString();
        var rewriter = new CellRewriter(root);
        rewriter.Visit(root);
        if (rewriter.edits.Count == 0) return text;

        var result = new StringBuilder(text.Length + (rewriter.edits.Count * 64));
        var copied = 0;
        foreach (var (position, length, inserted) in rewriter.edits.OrderBy(edit => edit.Position))
        {
            result.Append(text, copied, position - copied).Append(inserted);
            copied = position + length;
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }

    public override void VisitWhileStatement(WhileStatementSyntax node)
    {
        GuardBody(node.Statement, Poll);
        base.VisitWhileStatement(node);
    }

    public override void VisitDoStatement(DoStatementSyntax node)
    {
        GuardBody(node.Statement, Poll);
        base.VisitDoStatement(node);
    }

    public override void VisitForStatement(ForStatementSyntax node)
    {
        GuardBody(node.Statement, Poll);
        base.VisitForStatement(node);
    }

    public override void VisitForEachStatement(ForEachStatementSyntax node)
    {
        GuardBody(node.Statement, Poll);
        base.VisitForEachStatement(node);
    }

    public override void VisitForEachVariableStatement(ForEachVariableStatementSyntax node)
    {
        GuardBody(node.Statement, Poll);
        base.VisitForEachVariableStatement(node);
    }

    public override void VisitLabeledStatement(LabeledStatementSyntax node)
    {
        Insert(node.ColonToken.Span.End, Poll);
        base.VisitLabeledStatement(node);
    }

    // "goto case" makes a loop of a switch.
    public override void VisitSwitchSection(SwitchSectionSyntax node)
    {
        if (node.Parent!.DescendantNodes().Any(child => child.IsKind(SyntaxKind.GotoCaseStatement) || child.IsKind(SyntaxKind.GotoDefaultStatement)))
            Insert(node.Labels[^1].Span.End, Poll);
        base.VisitSwitchSection(node);
    }

    public override void VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node)
    {
        GuardLambda(node);
        base.VisitSimpleLambdaExpression(node);
    }

    public override void VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node)
    {
        GuardLambda(node);
        base.VisitParenthesizedLambdaExpression(node);
    }

    public override void VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node)
    {
        GuardLambda(node);
        base.VisitAnonymousMethodExpression(node);
    }

    public override void VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        if (recursive.Contains(node)) GuardFunction(node.Body, node.ExpressionBody, node.SemicolonToken, Returns(node.ReturnType, node.Modifiers), EnterFor(node.Modifiers));
        base.VisitMethodDeclaration(node);
    }

    public override void VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        if (recursive.Contains(node)) GuardFunction(node.Body, node.ExpressionBody, node.SemicolonToken, Returns(node.ReturnType, node.Modifiers), EnterFor(node.Modifiers));
        base.VisitLocalFunctionStatement(node);
    }

    public override void VisitPropertyDeclaration(PropertyDeclarationSyntax node)
    {
        if (recursive.Contains(node))
        {
            if (node.ExpressionBody is { } arrow)
            {
                Replace(arrow.ArrowToken, $"{{ get {{ {Enter} {Return(arrow.Expression)}");
                Replace(node.SemicolonToken, "; } }");
            }

            foreach (var accessor in node.AccessorList?.Accessors ?? [])
                GuardFunction(accessor.Body, accessor.ExpressionBody, accessor.SemicolonToken, accessor.IsKind(SyntaxKind.GetAccessorDeclaration), Enter);
        }

        base.VisitPropertyDeclaration(node);
    }

    // A lambda whose body is one expression cannot take a statement: its calls of itself are guarded instead.
    public override void VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        if (node.Expression is IdentifierNameSyntax name && recursive.IsCallInExpressionLambda(node, name.Identifier.ValueText))
        {
            Insert(name.SpanStart, Guard + "Recurse(");
            Insert(name.Span.End, ")");
        }

        base.VisitInvocationExpression(node);
    }

    void GuardLambda(AnonymousFunctionExpressionSyntax lambda)
    {
        if (lambda.Block is { } block) GuardBody(block, recursive.Contains(lambda) ? EnterFor(lambda.Modifiers) : Poll);
    }

    void GuardFunction(BlockSyntax? body, ArrowExpressionClauseSyntax? arrow, SyntaxToken semicolon, bool returns, string enter)
    {
        if (body is not null)
        {
            GuardBody(body, enter);
        }
        else if (arrow is not null)
        {
            Replace(arrow.ArrowToken, $"{{ {enter} {(returns ? Return(arrow.Expression) : "")}");
            Replace(semicolon, "; }");
        }
    }

    void GuardBody(StatementSyntax body, string call)
    {
        if (body is BlockSyntax block)
        {
            Insert(block.OpenBraceToken.Span.End, call);
            return;
        }

        Insert(body.SpanStart, "{" + call);
        Insert(body.Span.End, "}");
    }

    static string EnterFor(SyntaxTokenList modifiers) => modifiers.Any(SyntaxKind.AsyncKeyword) ? EnterAsync : Enter;

    static string Return(ExpressionSyntax expression) => expression is ThrowExpressionSyntax ? "" : "return ";

    static bool Returns(TypeSyntax type, SyntaxTokenList modifiers)
    {
        if (type is PredefinedTypeSyntax predefined && predefined.Keyword.IsKind(SyntaxKind.VoidKeyword)) return false;
        if (!modifiers.Any(SyntaxKind.AsyncKeyword)) return true;
        var name = type is QualifiedNameSyntax qualified ? qualified.Right : type as SimpleNameSyntax;
        return name is not IdentifierNameSyntax { Identifier.ValueText: "Task" or "ValueTask" };
    }

    void Insert(int position, string text) => edits.Add((position, 0, text));

    void Replace(SyntaxToken token, string text) => edits.Add((token.SpanStart, token.Span.Length, text));
}
