using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using DeepDay3.Notebooks.Session.Packages;
using Microsoft.CodeAnalysis;

namespace DeepDay3.Notebooks.Session;

/// <summary>The assemblies that cells are compiled against.</summary>
sealed class SessionReferences
{
    // Made once for all sessions: a new reference makes the compiler read the whole assembly again.
    static readonly Lazy<Dictionary<string, MetadataReference>> Framework = new(ReadFramework);

    readonly string folder;
    readonly SessionLoadContext context;
    readonly Dictionary<string, MetadataReference> added = new(StringComparer.OrdinalIgnoreCase);
    MetadataReference[]? all;

    public SessionReferences(string folder, SessionLoadContext context)
    {
        this.folder = folder;
        this.context = context;
        var own = typeof(SessionReferences).Assembly;
        AddFile(own.GetName().Name!, own.Location);
    }

    public IReadOnlyList<MetadataReference> All => all ??= [.. Framework.Value.Values, .. added.Values];

    /// <summary>All references as they will be once <paramref name="library"/> is current.</summary>
    public IReadOnlyList<MetadataReference> With(CellLibrary library) =>
        [.. All.Except(library.Superseded.Select(old => old.Reference)), library.Reference, .. library.Emptied.Select(empty => empty.Reference)];

    /// <summary>Makes a library of a cell current.</summary>
    public void Replace(CellLibrary library)
    {
        foreach (var changed in library.Emptied.Append(library)) added[changed.Name] = changed.Reference;
        all = null;
    }

    /// <summary>Carries out <c>#r</c>: the assembly, and what it references and has beside it.</summary>
    public void Add(CellDirective directive)
    {
        var text = directive.Argument;
        if (text.Length == 0) throw new DirectiveException("#r needs the path of an assembly: #r \"path.dll\".", directive.Line);

        var path = Path.GetFullPath(text.Replace('\\', '/'), folder);
        var name = path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".exe", StringComparison.OrdinalIgnoreCase)
            ? Path.GetFileNameWithoutExtension(path)
            : Path.GetFileName(path);
        if (Framework.Value.ContainsKey(name)) return;
        if (Locate(name, path) is not { } location)
            throw new DirectiveException($"#r \"{text}\": there is no file {path}; the path starts from the notebook's folder.", directive.Line);

        try
        {
            AddWithNeighbours(name, location, Path.GetDirectoryName(path)!);
        }
        catch (Exception e) when (e is BadImageFormatException or InvalidOperationException)
        {
            throw new DirectiveException($"#r \"{text}\": {location} is not a .NET assembly.", directive.Line);
        }
    }

    /// <summary>References the assemblies of packages, apart from those that the framework or the host has.</summary>
    public void AddPackages(PackageAssets assets)
    {
        foreach (var file in assets.Assemblies)
        {
            var name = Path.GetFileNameWithoutExtension(file);
            if (!Framework.Value.ContainsKey(name) && !added.ContainsKey(name)) AddFile(name, Locate(name, file) ?? file);
        }

        foreach (var file in assets.NativeLibraries) context.RegisterNative(file);
    }

    void AddWithNeighbours(string name, string location, string requestedFolder)
    {
        var open = new Queue<(string Name, string Location)>([(name, location)]);
        while (open.TryDequeue(out var next))
        {
            if (added.ContainsKey(next.Name)) continue;
            var references = ReadReferences(next.Location);
            AddFile(next.Name, next.Location);
            foreach (var reference in references)
            {
                if (Framework.Value.ContainsKey(reference) || added.ContainsKey(reference)) continue;
                var file = Locate(reference, Path.Combine(Path.GetDirectoryName(next.Location)!, reference + ".dll"))
                    ?? Locate(reference, Path.Combine(requestedFolder, reference + ".dll"));
                if (file is not null) open.Enqueue((reference, file));
            }
        }
    }

    void AddFile(string name, string location)
    {
        added[name] = MetadataReference.CreateFromFile(location);
        context.Register(name, location);
        all = null;
    }

    static string? Locate(string name, string path) => HostAssemblies.FindFile(name) ?? (File.Exists(path) ? path : null);

    static List<string> ReadReferences(string location)
    {
        using var file = new PEReader(File.OpenRead(location));
        if (!file.HasMetadata) throw new BadImageFormatException();
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }

    static Dictionary<string, MetadataReference> ReadFramework()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var files = (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "").Split(Path.PathSeparator);
        return files.Where(file => Path.GetDirectoryName(file) == folder).Distinct().ToDictionary(
            file => Path.GetFileNameWithoutExtension(file),
            file => (MetadataReference)MetadataReference.CreateFromFile(file),
            StringComparer.OrdinalIgnoreCase);
    }
}
