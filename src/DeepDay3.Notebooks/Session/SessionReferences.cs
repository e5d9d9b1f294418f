using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using DeepDay3.Notebooks.Session.Packages;
using Microsoft.CodeAnalysis;

namespace DeepDay3.Notebooks.Session;

/// <summary>The assemblies that cells are compiled against.</summary>
sealed class SessionReferences
{
    // Made once for all sessions, and when first asked for: a new reference makes the compiler read the assembly again.
    static readonly Lazy<Dictionary<string, Lazy<MetadataReference>>> Framework = new(FindFramework);

    /// <summary>What nearly every cell needs. The compiler looks through all references for each cell, and the framework has 160 assemblies.</summary>
    static readonly string[] UsualNames =
    [
        "System.Private.CoreLib", "System.Runtime", "System.Collections", "System.Linq", "System.Console", "System.Threading",
    ];

    readonly string folder;
    readonly SessionLoadContext context;
    readonly HashSet<string> usual = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, MetadataReference> added = new(StringComparer.OrdinalIgnoreCase);
    MetadataReference[]? all;

    /// <summary>Another number after each change of what a name in a cell may mean.</summary>
    public int Version { get; private set; }

    public SessionReferences(string folder, SessionLoadContext context)
    {
        this.folder = folder;
        this.context = context;
        MakeUsual(UsualNames);
        var own = typeof(SessionReferences).Assembly;
        AddFile(own.GetName().Name!, own.Location);
    }

    public IReadOnlyList<MetadataReference> All => all ??= [.. Framework.Value.Values.Select(reference => reference.Value), .. added.Values];

    /// <summary>Those that cells have needed so far, and all that were added: enough for most cells, and far quicker to compile against.</summary>
    /// <remarks>
    /// With each assembly come those that it references: were one of them missing now and there later, the compiler would take the
    /// types of the first compilation and of the second for different ones.
    /// </remarks>
    public IReadOnlyList<MetadataReference> Usual => [.. usual.Select(name => Framework.Value[name].Value), .. added.Values];

    /// <summary>Makes assemblies that a cell turned out to need usual; names that the framework does not have are passed over.</summary>
    public void MakeUsual(IEnumerable<string> names)
    {
        var open = new Stack<string>(names);
        while (open.TryPop(out var name))
        {
            if (!Framework.Value.TryGetValue(name, out var reference) || !usual.Add(name)) continue;
            foreach (var needed in ReadReferences(((PortableExecutableReference)reference.Value).FilePath!)) open.Push(needed);
        }
    }

    /// <summary>All references as they will be once <paramref name="library"/> is current.</summary>
    public IReadOnlyList<MetadataReference> With(CellLibrary library) =>
        [.. All.Except(library.Superseded.Select(old => old.Reference)), library.Reference, .. library.Emptied.Select(empty => empty.Reference)];

    /// <summary>Makes a library of a cell current.</summary>
    public void Replace(CellLibrary library)
    {
        foreach (var changed in library.Emptied.Append(library)) added[changed.Name] = changed.Reference;
        Change();
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
        added[name] = Read(location);
        MakeUsual(ReadReferences(location));
        context.Register(name, location);
        Change();
    }

    void Change()
    {
        all = null;
        Version++;
    }

    static string? Locate(string name, string path) => HostAssemblies.FindFile(name) ?? (File.Exists(path) ? path : null);

    static List<string> ReadReferences(string location) => ReadReferences(File.OpenRead(location));

    /// <summary>The names of the assemblies that an assembly references. Closes the stream.</summary>
    public static List<string> ReadReferences(Stream assembly)
    {
        assembly.Position = 0;
        using var file = new PEReader(assembly);
        if (!file.HasMetadata) throw new BadImageFormatException();
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }

    static Dictionary<string, Lazy<MetadataReference>> FindFramework()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var files = (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "").Split(Path.PathSeparator);
        return files.Where(file => Path.GetDirectoryName(file) == folder).Distinct().ToDictionary(
            file => Path.GetFileNameWithoutExtension(file),
            file => new Lazy<MetadataReference>(() => Read(file), LazyThreadSafetyMode.PublicationOnly), // what fails is tried again
            StringComparer.OrdinalIgnoreCase);
    }

    // The names and signatures alone: code, which the compiler has no use for, is the larger part of an assembly.
    static MetadataReference Read(string file)
    {
        using var stream = File.OpenRead(file);
        return AssemblyMetadata.Create(ModuleMetadata.CreateFromStream(stream, PEStreamOptions.PrefetchMetadata)).GetReference(filePath: file);
    }
}
