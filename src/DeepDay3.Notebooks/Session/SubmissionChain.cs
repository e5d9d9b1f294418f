using System.Globalization;
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
sealed class SubmissionChain(SessionReferences references, SessionLoadContext context, CellPlaces places)
{
    static readonly EmitOptions Emission = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    readonly CompilationChain chain = new(references);
    readonly CompiledCells compiled = new();
    readonly CellLibraries libraries = new();
    readonly CellSurroundings surroundings = new(CompilationChain.Usings);
    object?[] instances = new object?[16];
    int count;

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

    /// <summary>A compilation of <paramref name="code"/> on top of what has been executed, for completion and inspection.</summary>
    public CSharpCompilation CreateProbe(string code) => chain.Probe(Parse(code, "probe"), "probe", references.All);

    /// <summary>Does what the next cell would have to wait for otherwise.</summary>
    public void Prepare() => chain.Prepare();

    /// <summary>Compiles a cell; the state does not change before the returned function is called.</summary>
    /// <exception cref="CompilationException">The compiler refuses the cell.</exception>
    public Submission Compile(string code, string cellName, CancellationToken cancellation)
    {
        if (compiled.Find(code, chain.Previous, references.Version) is not { } submission)
        {
            submission = CompileAnew(code, cellName, cancellation);
            if (submission.DeclaresNothing) compiled.Add(code, submission);
        }

        if (submission.Assembly is { } assembly) places.Add(assembly, cellName);
        return submission;
    }

    Submission CompileAnew(string code, string cellName, CancellationToken cancellation)
    {
        var whole = Parse(code, cellName);
        ThrowOnErrors(whole.GetDiagnostics(cancellation).Where(diagnostic => diagnostic.Id != NamespaceInScript));
        var parts = CellParts.Of(whole.GetCompilationUnitRoot(cancellation));
        if (parts.Library is null) return CompileScript(parts.Script == code ? whole : Parse(parts.Script, cellName), cellName, cancellation);

        var library = libraries.Compile(parts.Library, cellName, surroundings.Imports, [.. references.All, .. surroundings.Cells], cancellation);
        var hidden = surroundings.Hidden(library).Select(name => $"using {name} = global::{name};");
        var script = Parse(string.Concat(hidden) + parts.Script, cellName);
        ThrowOnErrors(script.GetDiagnostics(cancellation));
        return CompileScript(script, cellName, references.With(library), library, cancellation);
    }

    const string NamespaceInScript = "CS7021";

    // Most cells use a handful of assemblies. One that does not compile against these is compiled against all, which tells the
    // assemblies that it needs, or the messages that count.
    Submission CompileScript(SyntaxTree original, string cellName, CancellationToken cancellation)
    {
        try
        {
            return CompileScript(original, cellName, references.Usual, null, cancellation);
        }
        catch (CompilationException)
        {
            using var image = new MemoryStream();
            if (!chain.Probe(original, "references", references.All).Emit(image, cancellationToken: cancellation).Success)
                return CompileScript(original, cellName, references.All, null, cancellation);
            references.MakeUsual(SessionReferences.ReadReferences(image));
        }

        try
        {
            return CompileScript(original, cellName, references.Usual, null, cancellation);
        }
        catch (CompilationException)
        {
            return CompileScript(original, cellName, references.All, null, cancellation);
        }
    }

    Submission CompileScript(SyntaxTree original, string cellName, IReadOnlyList<MetadataReference> visible, CellLibrary? library, CancellationToken cancellation)
    {
        var root = original.GetCompilationUnitRoot(cancellation);
        var recursive = RecursiveFunctions.Find(root, surroundings.Uses);
        var rewritten = CellRewriter.Rewrite(root, recursive, LambdaKinds.Of(root, () => chain.Probe(original, "lambdas", visible).GetSemanticModel(original)));
        var guarded = rewritten == root.ToFullString() ? original : Parse(rewritten, cellName);
        var compilation = chain.Create(guarded, visible);
        var (assembly, image, errors) = Emit(compilation, cancellation);
        if (assembly is null && errors.Count > 0 && guarded != original)
        {
            // The user's own text gives the messages; were it to compile alone, it would run unguarded.
            compilation = chain.Create(original, visible);
            (assembly, image, errors) = Emit(compilation, cancellation);
        }

        // Comments and using directives alone make no assembly, yet the directives hold for later cells.
        if (assembly is null && errors.Count > 0) throw new CompilationException([.. errors.DistinctBy(error => (error.Id, error.GetMessage(CultureInfo.InvariantCulture)))]);
        var entry = compilation.GetEntryPoint(cancellation);
        var factory = assembly?.GetType(entry!.ContainingType.MetadataName)!
            .GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .CreateDelegate<Func<object?[], Task<object?>>>();
        if (library is null && factory is not null && DeclaresNothing(compilation, root))
            return new Submission(() => Start(factory, isKept: false), () => HasValue(compilation), assembly, DeclaresNothing: true);

        return new Submission(
            () =>
            {
                if (library is not null) Commit(library);
                surroundings.Add(root, recursive, compilation.Options.ScriptClassName ?? "", image);
                chain.Add(compilation);
                return factory is null ? Task.FromResult<object?>(null) : Start(factory, isKept: true);
            },
            () => factory is not null && HasValue(compilation),
            assembly,
            DeclaresNothing: false);
    }

    // Slot 0 is the host object's; a submission puts itself into the next free slot, even when it throws later. One that declares
    // nothing leaves the slot to the next.
    Task<object?> Start(Func<object?[], Task<object?>> factory, bool isKept)
    {
        var slot = count + 1;
        if (slot + 1 >= instances.Length) Array.Resize(ref instances, instances.Length * 2);
        if (isKept) count = slot;
        return factory(instances);
    }

    // No later cell can tell that such a one was there: it needs no place in the chain.
    static bool DeclaresNothing(CSharpCompilation compilation, CompilationUnitSyntax root) =>
        root.Usings.Count == 0 && root.Externs.Count == 0 && compilation.ScriptClass!.GetMembers().All(member => member.IsImplicitlyDeclared);

    void Commit(CellLibrary library)
    {
        context.LoadLibrary(library);
        libraries.Commit(library);
        references.Replace(library);
        surroundings.Add(library);
    }

    (Assembly? Assembly, byte[]? Image, List<Diagnostic> Errors) Emit(CSharpCompilation compilation, CancellationToken cancellation)
    {
        // Errors in a cell of one line are on line 1: that needs no symbols, and they take an eighth of the time.
        using var symbols = compilation.SyntaxTrees[0].GetText(cancellation).Lines.Count > 1 ? new MemoryStream() : null;
        using var image = new MemoryStream();
        var result = compilation.Emit(image, symbols, options: Emission, cancellationToken: cancellation);
        return result.Success
            ? (context.LoadCell(image, symbols), image.ToArray(), [])
            : (null, null, [.. result.Diagnostics.Where(IsError)]);
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

    static void ThrowOnErrors(IEnumerable<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Where(IsError).ToList();
        if (errors.Count > 0) throw new CompilationException(errors);
    }

    static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;
}
