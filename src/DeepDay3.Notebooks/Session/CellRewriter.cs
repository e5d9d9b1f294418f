using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepDay3.Notebooks.Session;

/// <summary>Writes calls of <see cref="CellGuard"/> into loops, labels, functions and waits.</summary>
/// <remarks>Nothing is inserted before a line break or adds one, so that line numbers stay those of the cell.</remarks>
sealed class CellRewriter : CSharpSyntaxWalker
{
    const string Guard = "global::DeepDay3.Notebooks.Session.CellGuard.";
    const string Poll = Guard + "Poll();";
    const string Enter = Guard + "Enter();";
    const string EnterAsync = Guard + "EnterAsync();";

    readonly List<(int Position, int Length, int Order, string Text)> edits = [];
    readonly RecursiveFunctions recursive;
    readonly Func<LambdaExpressionSyntax, bool?> returnsValue;

    CellRewriter(RecursiveFunctions recursive, Func<LambdaExpressionSyntax, bool?> returnsValue)
    {
        this.recursive = recursive;
        this.returnsValue = returnsValue;
    }

    /// <summary>The text of <paramref name="root"/> with the guards in it; the same text when there is nothing to guard.</summary>
    /// <param name="root">The cell.</param>
    /// <param name="recursive">The functions that may call themselves.</param>
    /// <param name="returnsValue">Whether a lambda without a block returns a value; null for one that must stay as it is.</param>
    /// <param name="publish">True to make the outermost types public, so that other assemblies see them.</param>
    public static string Rewrite(SyntaxNode root, RecursiveFunctions recursive, Func<LambdaExpressionSyntax, bool?> returnsValue, bool publish = false)
    {
        var text = root.ToFullString();
        var rewriter = new CellRewriter(recursive, returnsValue);
        rewriter.Visit(root);
        if (publish)
        {
            foreach (var (_, type) in CellLibraries.Declared(root.SyntaxTree)) rewriter.Publish(type);
        }

        if (rewriter.edits.Count == 0) return text;

        var result = new StringBuilder(text.Length + (rewriter.edits.Count * 64));
        var copied = 0;
        foreach (var (position, length, _, inserted) in rewriter.edits.OrderBy(edit => edit.Position).ThenBy(edit => edit.Order))
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
        Open(node.ColonToken.Span.End, Poll);
        base.VisitLabeledStatement(node);
    }

    // "goto case" makes a loop of a switch.
    public override void VisitSwitchSection(SwitchSectionSyntax node)
    {
        if (node.Parent!.DescendantNodes().Any(child => child.IsKind(SyntaxKind.GotoCaseStatement) || child.IsKind(SyntaxKind.GotoDefaultStatement)))
            Open(node.Labels[^1].Span.End, Poll);
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
        GuardFunction(node.Body, node.ExpressionBody, node.SemicolonToken, Returns(node.ReturnType, node.Modifiers), EnterFor(node, node.Modifiers));
        base.VisitMethodDeclaration(node);
    }

    public override void VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        GuardFunction(node.Body, node.ExpressionBody, node.SemicolonToken, Returns(node.ReturnType, node.Modifiers), EnterFor(node, node.Modifiers));
        base.VisitLocalFunctionStatement(node);
    }

    public override void VisitPropertyDeclaration(PropertyDeclarationSyntax node)
    {
        if (recursive.Contains(node)) GuardAccessors(node, node.ExpressionBody, node.SemicolonToken);
        base.VisitPropertyDeclaration(node);
    }

    public override void VisitIndexerDeclaration(IndexerDeclarationSyntax node)
    {
        if (recursive.Contains(node)) GuardAccessors(node, node.ExpressionBody, node.SemicolonToken);
        base.VisitIndexerDeclaration(node);
    }

    public override void VisitConstructorDeclaration(ConstructorDeclarationSyntax node)
    {
        if (recursive.Contains(node.Parent!) && !node.Modifiers.Any(SyntaxKind.StaticKeyword))
            GuardFunction(node.Body, node.ExpressionBody, node.SemicolonToken, returns: false, Enter);
        base.VisitConstructorDeclaration(node);
    }

    // Operators and conversions are called without their names.
    public override void VisitOperatorDeclaration(OperatorDeclarationSyntax node)
    {
        GuardFunction(node.Body, node.ExpressionBody, node.SemicolonToken, Returns(node.ReturnType, node.Modifiers), Enter);
        base.VisitOperatorDeclaration(node);
    }

    public override void VisitConversionOperatorDeclaration(ConversionOperatorDeclarationSyntax node)
    {
        GuardFunction(node.Body, node.ExpressionBody, node.SemicolonToken, returns: true, Enter);
        base.VisitConversionOperatorDeclaration(node);
    }

    public override void VisitRecordDeclaration(RecordDeclarationSyntax node)
    {
        GuardToString(node);
        base.VisitRecordDeclaration(node);
    }

    // An initializer cannot hold a statement: "new A()" becomes "(Nothing<A>() ?? new A())".
    public override void VisitObjectCreationExpression(ObjectCreationExpressionSyntax node)
    {
        GuardInitializer(node);
        base.VisitObjectCreationExpression(node);
    }

    public override void VisitImplicitObjectCreationExpression(ImplicitObjectCreationExpressionSyntax node)
    {
        GuardInitializer(node);
        base.VisitImplicitObjectCreationExpression(node);
    }

    // Without it, a wait that a stopped cell has begun would run out first, and what comes after it would still be carried out.
    public override void VisitAwaitExpression(AwaitExpressionSyntax node)
    {
        Open(node.Expression.SpanStart, Guard + "Stoppable(");
        Close(node.Expression.Span.End, ")");
        base.VisitAwaitExpression(node);
    }

    void GuardLambda(AnonymousFunctionExpressionSyntax lambda)
    {
        if (lambda.Block is { } block)
        {
            GuardBody(block, EnterFor(lambda, lambda.Modifiers));
        }
        else if (lambda is LambdaExpressionSyntax { ExpressionBody: { } body } expression && returnsValue(expression) is { } returns)
        {
            Open(body.SpanStart, $"{{ {EnterFor(lambda, lambda.Modifiers)} {(returns ? Return(body) : "")}");
            Close(body.Span.End, "; }");
        }
    }

    void Publish(MemberDeclarationSyntax type)
    {
        if (type.Modifiers.Any(modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.FileKeyword)) return;
        if (type.Modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.InternalKeyword)) is { RawKind: not 0 } hidden) Replace(hidden, "public");
        else Open(type.AttributeLists.Count > 0 ? type.AttributeLists[^1].Span.End : type.SpanStart, " public ");
    }

    // The compiler's ToString of a record prints its members, and so never ends where one of them leads back. It looks at the
    // stack itself in a record that extends no other; in one that does, the same method stands here with a guard.
    void GuardToString(RecordDeclarationSyntax record)
    {
        if (record.Members.Any(member => member is MethodDeclarationSyntax { Identifier.ValueText: "ToString", ParameterList.Parameters.Count: 0 })) return;
        if (record.BaseList is not { } below || below.Types.Any(type => MaySealToString(type.Type))) return;
        var method = "public override string ToString() { " + Enter + " var text = new global::System.Text.StringBuilder(\"" + record.Identifier.ValueText
            + " { \"); if (PrintMembers(text)) text.Append(' '); return text.Append('}').ToString(); } ";
        if (record.OpenBraceToken.RawKind != 0) Open(record.OpenBraceToken.Span.End, " " + method);
        else Replace(record.SemicolonToken, " { " + method + "}");
    }

    // Of a type of another cell only the name tells whether it is an interface.
    static bool MaySealToString(TypeSyntax below)
    {
        var name = (below as SimpleNameSyntax)?.Identifier.ValueText;
        var declared = below.SyntaxTree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>().FirstOrDefault(type => type.Identifier.ValueText == name);
        if (declared is not null)
            return declared.Members.Any(member => member is MethodDeclarationSyntax { Identifier.ValueText: "ToString" } && member.Modifiers.Any(SyntaxKind.SealedKeyword))
                || declared.BaseList?.Types.Any(next => MaySealToString(next.Type)) == true;
        return name is not ['I', >= 'A' and <= 'Z', ..];
    }

    void GuardInitializer(BaseObjectCreationExpressionSyntax creation)
    {
        if (creation.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type || !recursive.Contains(type)) return;
        if (RecursiveFunctions.MadeBy(creation) is not { } made || !RecursiveFunctions.IsInInitializer(creation)) return;
        var isClass = type.SyntaxTree.GetRoot().DescendantNodes().Any(node => node is ClassDeclarationSyntax or RecordDeclarationSyntax && ((TypeDeclarationSyntax)node).Identifier.ValueText == made);
        if (!isClass) return;
        Open(creation.SpanStart, $"({Guard}Nothing<{made}>() ?? ");
        if (creation is ImplicitObjectCreationExpressionSyntax) Replace(creation.NewKeyword, $"new {made}");
        Close(creation.Span.End, ")");
    }

    void GuardAccessors(BasePropertyDeclarationSyntax node, ArrowExpressionClauseSyntax? arrow, SyntaxToken semicolon)
    {
        if (arrow is not null)
        {
            Replace(arrow.ArrowToken, $"{{ get {{ {Enter} {Return(arrow.Expression)}");
            Replace(semicolon, "; } }");
        }

        foreach (var accessor in node.AccessorList?.Accessors ?? [])
            GuardFunction(accessor.Body, accessor.ExpressionBody, accessor.SemicolonToken, accessor.IsKind(SyntaxKind.GetAccessorDeclaration), Enter);
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
            Open(block.OpenBraceToken.Span.End, call);
            return;
        }

        Open(body.SpanStart, "{" + call);
        Close(body.Span.End, "}");
    }

    string EnterFor(SyntaxNode function, SyntaxTokenList modifiers) =>
        !recursive.Contains(function) ? Poll : modifiers.Any(SyntaxKind.AsyncKeyword) ? EnterAsync : Enter;

    static string Return(ExpressionSyntax expression) => expression is ThrowExpressionSyntax ? "" : "return ";

    static bool Returns(TypeSyntax type, SyntaxTokenList modifiers)
    {
        if (type is PredefinedTypeSyntax predefined && predefined.Keyword.IsKind(SyntaxKind.VoidKeyword)) return false;
        if (!modifiers.Any(SyntaxKind.AsyncKeyword)) return true;
        var name = type is QualifiedNameSyntax qualified ? qualified.Right : type as SimpleNameSyntax;
        return name is not IdentifierNameSyntax { Identifier.ValueText: "Task" or "ValueTask" };
    }

    // At one position what was opened last is closed first, then comes what opens, then what takes a token's place.
    void Close(int position, string text) => edits.Add((position, 0, -1 - edits.Count, text));

    void Open(int position, string text) => edits.Add((position, 0, edits.Count, text));

    void Replace(SyntaxToken token, string text) => edits.Add((token.SpanStart, token.Span.Length, int.MaxValue, text));
}
