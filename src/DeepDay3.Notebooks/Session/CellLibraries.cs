using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace DeepDay3.Notebooks.Session;

/// <summary>Compiles the namespaces and extension members of cells as ordinary libraries, which later cells reference.</summary>
sealed class CellLibraries
{
    static readonly CSharpParseOptions ParseOptions = CellParser.ParseOptions.WithKind(SourceCodeKind.Regular);

    static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        allowUnsafe: true,
        nullableContextOptions: NullableContextOptions.Disable,
        assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default);

    readonly List<CellLibrary> current = [];

    /// <summary>Compiles a library; nothing changes before <see cref="Commit"/>.</summary>
    /// <param name="code">The cell with blanks where its script stood.</param>
    /// <param name="cellName">What errors call it.</param>
    /// <param name="imports">The using directives that hold, without the words using and global.</param>
    /// <param name="references">What it may use, the current libraries included.</param>
    /// <param name="cancellation">Stops the compiler.</param>
    /// <exception cref="CompilationException">The compiler refuses the library.</exception>
    public CellLibrary Compile(string code, string cellName, IEnumerable<string> imports, IReadOnlyCollection<MetadataReference> references, CancellationToken cancellation)
    {
        var tree = Parse(code, cellName);
        var syntaxErrors = tree.GetDiagnostics(cancellation).Where(IsError).ToList();
        if (syntaxErrors.Count > 0) throw new CompilationException(syntaxErrors);
        var declared = Declared(tree).ToList();
        var names = declared.Select(type => type.Name).ToHashSet();
        var superseded = current.Where(library => library.Types.Overlaps(names)).ToList();
        var kept = references.Except(superseded.Select(library => library.Reference)).ToList();

        // What an earlier cell declared beside the types that this one declares again goes on, compiled anew.
        var rest = superseded.SelectMany(library => library.Trees).Select(old => Without(old, names)).OfType<SyntaxTree>().ToList();
        var global = Parse(string.Concat(imports.Where(import => !Conflicts(import, names)).Select(import => $"global using {import};\n")), "imports");
        try
        {
            return Emit([tree, .. rest], global, kept, superseded, cancellation);
        }
        catch (CompilationException) when (rest.Count > 0)
        {
            return Emit([tree], global, kept, superseded, cancellation);
        }
    }

    /// <summary>Makes a library current in place of those that it supersedes.</summary>
    public void Commit(CellLibrary library)
    {
        foreach (var old in library.Superseded) current.Remove(old);
        current.Add(library);
    }

    /// <summary>The full names of the types outside of other types that a tree declares.</summary>
    public static IEnumerable<(string Name, MemberDeclarationSyntax Node)> Declared(SyntaxTree tree) =>
        tree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
            .Select(node => (FullName(node), node));

    static CellLibrary Emit(SyntaxTree[] trees, SyntaxTree global, List<MetadataReference> references, List<CellLibrary> superseded, CancellationToken cancellation)
    {
        // References of earlier cells stay with the later ones; a higher version of the same name takes the place of a library there.
        var name = superseded.Count > 0 ? superseded[0].Name : $"library-{Guid.NewGuid():N}";
        var version = superseded.Count > 0 ? superseded[0].Version + 1 : 1;
        var plain = CSharpCompilation.Create(name, [global, .. trees], references, Options);
        var guarded = trees.Select(tree =>
        {
            var root = tree.GetRoot(cancellation);
            return Parse(CellRewriter.Rewrite(root, RecursiveFunctions.Find(root, new Dictionary<string, HashSet<string>>()), LambdaKinds.Of(root, () => plain.GetSemanticModel(tree)), publish: true), tree.FilePath);
        }).ToList();
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var format = new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb);
        var result = CSharpCompilation.Create(name, [global, Parse(Versioned(version), "version"), .. guarded], references, Options).Emit(image, symbols, options: format, cancellationToken: cancellation);
        if (!result.Success)
        {
            // The user's own text gives the messages.
            var errors = plain.GetDiagnostics(cancellation).Where(IsError).ToList();
            throw new CompilationException(errors.Count > 0 ? errors : [.. result.Diagnostics.Where(IsError)]);
        }

        var types = trees.SelectMany(Declared).Select(type => type.Name).ToHashSet();
        return new CellLibrary(name, version, image.ToArray(), symbols.ToArray(), MetadataReference.CreateFromImage(image.ToArray()), trees, types, superseded)
        {
            Emptied = [.. superseded.Skip(1).Select(old => Empty(old, cancellation))],
        };
    }

    // A library whose types have all gone elsewhere.
    static CellLibrary Empty(CellLibrary old, CancellationToken cancellation)
    {
        var core = MetadataReference.CreateFromFile(typeof(object).Assembly.Location);
        using var image = new MemoryStream();
        CSharpCompilation.Create(old.Name, [Parse(Versioned(old.Version + 1), "version")], [core], Options).Emit(image, cancellationToken: cancellation);
        return old with { Version = old.Version + 1, Image = image.ToArray(), Symbols = [], Reference = MetadataReference.CreateFromImage(image.ToArray()) };
    }

    static string Versioned(int version) => $"[assembly: System.Reflection.AssemblyVersion(\"{version}.0.0.0\")]";

    static SyntaxTree? Without(SyntaxTree tree, HashSet<string> names)
    {
        var all = Declared(tree).ToList();
        var gone = all.Where(type => names.Contains(type.Name)).ToList();
        return gone.Count == all.Count ? null : Parse(CellParts.Blank(tree.ToString(), gone.Select(type => type.Node)), tree.FilePath);
    }

    // An alias may not have the name of a type that stands beside it.
    static bool Conflicts(string import, HashSet<string> names) => import.Split('=') is [var alias, _] && names.Contains(alias.Trim());

    static string FullName(MemberDeclarationSyntax node)
    {
        var (name, arity) = node switch
        {
            TypeDeclarationSyntax type => (type.Identifier.ValueText, type.TypeParameterList?.Parameters.Count ?? 0),
            BaseTypeDeclarationSyntax type => (type.Identifier.ValueText, 0),
            DelegateDeclarationSyntax function => (function.Identifier.ValueText, function.TypeParameterList?.Parameters.Count ?? 0),
            _ => ("", 0),
        };
        var spaces = node.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Reverse().Select(space => space.Name.ToString() + ".");
        return string.Concat(spaces) + name + (arity > 0 ? $"`{arity}" : "");
    }

    static SyntaxTree Parse(string code, string path) => CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), ParseOptions, path);

    static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;
}
