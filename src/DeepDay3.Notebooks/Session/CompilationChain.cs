using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepDay3.Notebooks.Session;

/// <summary>The compilations of the cells that declared something, each on top of the one before, and the one that is to come.</summary>
/// <param name="references">What cells are compiled against.</param>
sealed class CompilationChain(SessionReferences references)
{
    /// <summary>The using directives that hold from the start.</summary>
    public static readonly IReadOnlyList<string> Usings =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
        "static Microsoft.DotNet.Interactive.Kernel", "static DeepDay3.Notebooks.Display.DisplayFunctions",
    ];

    static readonly CSharpCompilationOptions Later = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        allowUnsafe: true,
        concurrentBuild: false, // a cell is small: handing its parts to other threads takes longer than compiling them
        nullableContextOptions: NullableContextOptions.Disable,
        assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default);

    // Later cells have the using directives of earlier ones.
    static readonly CSharpCompilationOptions First = Later.WithUsings(Usings.Select(name => name.Replace("static ", "", StringComparison.Ordinal)));

    HashSet<MetadataReference> linked = [];
    Prepared? prepared;
    int created;

    /// <summary>The compilation that the next cell stands on; null before the first.</summary>
    public CSharpCompilation? Previous { get; private set; }

    /// <summary>A compilation on top of the chain; not for emitting, and from any thread.</summary>
    public CSharpCompilation Probe(SyntaxTree tree, string name, IEnumerable<MetadataReference> visible) =>
        Create(tree, name, "Probe", Added(visible));

    /// <summary>A compilation on top of the chain, to be emitted.</summary>
    public CSharpCompilation Create(SyntaxTree tree, IEnumerable<MetadataReference> visible)
    {
        MetadataReference[] added = [.. Added(visible)];
        var ready = prepared is { } waiting && waiting.Previous == Previous && waiting.Added.SequenceEqual(added) ? waiting.Compilation : Create(added);
        prepared = null;
        return ready.AddSyntaxTrees(tree);
    }

    /// <summary>Does the part of the next compilation that does not need the cell's text, so that the cell does not wait for it.</summary>
    public void Prepare()
    {
        if (prepared is not null) return;
        try
        {
            MetadataReference[] added = [.. Added(references.Usual)];
            var compilation = Create(added);

            // Any question about a type makes the compiler resolve the references.
            _ = compilation.GetSpecialType(SpecialType.System_Object);
            prepared = new Prepared(compilation, Previous, added);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            // A reference cannot be read: the cell that needs it says so.
        }
    }

    /// <summary>Puts a compilation on top of the chain.</summary>
    public void Add(CSharpCompilation compilation)
    {
        Previous = compilation;
        if (!compilation.ExternalReferences.IsEmpty) linked = [.. linked, .. compilation.ExternalReferences];
    }

    // A submission has the references of those before it; naming them again would make the list of each longer than the last,
    // and memory grow with the square of the number of cells.
    // Probes come from other threads while a cell runs: what is known is read first, and never changed in place.
    IEnumerable<MetadataReference> Added(IEnumerable<MetadataReference> visible)
    {
        var known = linked;
        return visible.Where(reference => !known.Contains(reference));
    }

    CSharpCompilation Create(MetadataReference[] added) => Create(null, $"cell-{Guid.NewGuid():N}", $"Cell{++created}", added);

    CSharpCompilation Create(SyntaxTree? tree, string name, string className, IEnumerable<MetadataReference> added)
    {
        var below = Previous;
        return CSharpCompilation.CreateScriptCompilation(name, tree, added, (below is null ? First : Later).WithScriptClassName(className), below, typeof(object));
    }

    sealed record Prepared(CSharpCompilation Compilation, CSharpCompilation? Previous, MetadataReference[] Added);
}
