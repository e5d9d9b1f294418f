using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace DeepDay3.Notebooks.Session;

/// <summary>Compiles cells on top of one another: each sees what those before it declared.</summary>
/// <remarks>
/// The compiler's own Script class drops the state of a cell that throws and leaves no room for rewriting; the chain of
/// script compilations underneath is public API and does both.
/// </remarks>
sealed class SubmissionChain(SessionReferences references, SessionLoadContext context)
{
    static readonly string[] Imports =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
        "DeepDay3.Notebooks.Display.DisplayFunctions",
    ];

    static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        usings: Imports,
        optimizationLevel: OptimizationLevel.Release,
        allowUnsafe: true,
        nullableContextOptions: NullableContextOptions.Disable,
        assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default);

    CSharpCompilation? previous;
    object?[] instances = new object?[16];
    int count;

    /// <summary>A compilation of <paramref name="code"/> on top of what has been executed, for completion and inspection.</summary>
    public CSharpCompilation CreateProbe(string code) => Create(Parse(code, "probe"), "probe");

    /// <summary>Compiles a cell; the state does not change before the returned function is called.</summary>
    /// <exception cref="CompilationException">The compiler refuses the cell.</exception>
    public Submission Compile(string code, string cellName, CancellationToken cancellation)
    {
        var name = $"cell-{Guid.NewGuid():N}";
        var original = Parse(code, cellName);
        var syntaxErrors = original.GetDiagnostics(cancellation).Where(IsError).ToList();
        if (syntaxErrors.Count > 0) throw new CompilationException(syntaxErrors);

        var root = original.GetCompilationUnitRoot(cancellation);
        var rewritten = CellRewriter.Rewrite(root, RecursiveFunctions.Find(root), LambdaKinds(original, root));
        var compilation = Create(Parse(rewritten, cellName), name);
        var (assembly, errors) = Emit(compilation, cancellation);
        if (assembly is null && errors.Count > 0 && rewritten != code)
        {
            // The user's own text gives the messages; were it to compile alone, it would run unguarded.
            compilation = Create(original, name);
            (assembly, errors) = Emit(compilation, cancellation);
        }

        // Comments and using directives alone make no assembly, yet the directives hold for later cells.
        if (assembly is null && errors.Count == 0) return new Submission(() => Skip(compilation), false);
        if (assembly is null) throw new CompilationException(errors);
        var entry = compilation.GetEntryPoint(cancellation)!;
        var factory = assembly.GetType(entry.ContainingType.MetadataName)!
            .GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .CreateDelegate<Func<object?[], Task<object?>>>();
        return new Submission(() => Start(compilation, factory), HasValue(compilation));
    }

    /// <summary>The variables of all cells, by name; the latest of each name.</summary>
    public IReadOnlyList<SessionVariable> Variables
    {
        get
        {
            var found = new SortedDictionary<string, SessionVariable>(StringComparer.Ordinal);
            foreach (var instance in instances.Skip(1).Take(count).Reverse().OfType<object>())
            {
                const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
                foreach (var variable in instance.GetType().GetFields(Fields).Where(variable => !variable.Name.StartsWith('<')))
                {
                    if (!found.ContainsKey(variable.Name))
                        found[variable.Name] = new SessionVariable(variable.Name, variable.FieldType, variable.GetValue(instance));
                }
            }

            return [.. found.Values];
        }
    }

    // Whether a lambda without a block returns something only the compiler knows; one that becomes an expression tree cannot hold a statement.
    Func<LambdaExpressionSyntax, bool?> LambdaKinds(SyntaxTree tree, SyntaxNode root)
    {
        if (!root.DescendantNodes().Any(node => node is LambdaExpressionSyntax { ExpressionBody: not null })) return _ => null;
        var model = Create(tree, "lambdas").GetSemanticModel(tree);
        return lambda =>
        {
            if (model.GetTypeInfo(lambda).ConvertedType is not INamedTypeSymbol { TypeKind: TypeKind.Delegate, DelegateInvokeMethod: { } invoke }) return null;
            if (invoke.ReturnsVoid) return false;
            return !lambda.Modifiers.Any(SyntaxKind.AsyncKeyword) || invoke.ReturnType is INamedTypeSymbol { IsGenericType: true };
        };
    }

    Task<object?> Start(CSharpCompilation compilation, Func<object?[], Task<object?>> factory)
    {
        // Slot 0 is the host object's; a submission puts itself into the next free slot, even when it throws later.
        previous = compilation;
        if (++count + 1 >= instances.Length) Array.Resize(ref instances, instances.Length * 2);
        return factory(instances);
    }

    Task<object?> Skip(CSharpCompilation compilation)
    {
        previous = compilation;
        return Task.FromResult<object?>(null);
    }

    CSharpCompilation Create(SyntaxTree tree, string name) =>
        CSharpCompilation.CreateScriptCompilation(name, tree, references.All, Options, previous, typeof(object));

    (Assembly? Assembly, List<Diagnostic> Errors) Emit(CSharpCompilation compilation, CancellationToken cancellation)
    {
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var options = new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb);
        var result = compilation.Emit(image, symbols, options: options, cancellationToken: cancellation);
        return result.Success
            ? (context.LoadCell(image, symbols), [])
            : (null, [.. result.Diagnostics.Where(IsError)]);
    }

    // A call that returns nothing may stand last without a semicolon; it has no value to show.
    static bool HasValue(CSharpCompilation compilation)
    {
        var tree = compilation.SyntaxTrees[0];
        var members = tree.GetCompilationUnitRoot().Members;
        var last = members.Count > 0 ? members[^1] : null;
        if (last is not GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } statement }) return false;
        var type = compilation.GetSemanticModel(tree).GetTypeInfo(statement.Expression).Type;
        return type?.SpecialType != SpecialType.System_Void;
    }

    static SyntaxTree Parse(string code, string cellName) =>
        CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), CellParser.ParseOptions, cellName);

    static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;
}
