using System.Reflection;
using System.Runtime.Loader;

namespace DeepDay3.Notebooks.Session;

/// <summary>Holds the compiled cells of a session and the assemblies that they reference.</summary>
sealed class SessionLoadContext() : AssemblyLoadContext("cells")
{
    readonly Dictionary<string, Assembly> cells = [];
    readonly Dictionary<(string Name, int Version), Assembly> libraries = [];
    readonly Dictionary<string, string> locations = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, string> natives = new(StringComparer.OrdinalIgnoreCase);
    readonly Lock gate = new();

    public Assembly LoadCell(MemoryStream image, MemoryStream? symbols)
    {
        image.Position = 0;
        if (symbols is not null) symbols.Position = 0;
        var assembly = LoadFromStream(image, symbols);
        lock (gate) cells[assembly.GetName().Name!] = assembly;
        return assembly;
    }

    /// <summary>Loads a library of a cell; several versions of one name live side by side.</summary>
    public void LoadLibrary(CellLibrary library)
    {
        using var image = new MemoryStream(library.Image);
        using var symbols = new MemoryStream(library.Symbols);
        var assembly = new LibraryContext(this).LoadFromStream(image, symbols);
        lock (gate) libraries[(library.Name, library.Version)] = assembly;
    }

    /// <summary>Says where the assembly of that simple name lies.</summary>
    public void Register(string name, string location)
    {
        lock (gate) locations[name] = location;
    }

    /// <summary>Says where a native library lies.</summary>
    public void RegisterNative(string location)
    {
        lock (gate) natives[Path.GetFileName(location)] = location;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        string[] names = [unmanagedDllName, $"{unmanagedDllName}.dll", $"{unmanagedDllName}.so", $"lib{unmanagedDllName}.so", $"{unmanagedDllName}.dylib", $"lib{unmanagedDllName}.dylib"];
        string? location;
        lock (gate) location = names.Select(name => natives.GetValueOrDefault(name)).FirstOrDefault(found => found is not null);
        return location is null ? 0 : LoadUnmanagedDllFromPath(location);
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name ?? "";
        string? location;
        lock (gate)
        {
            if (cells.TryGetValue(name, out var cell)) return cell;
            if (assemblyName.Version is { } version && libraries.TryGetValue((name, version.Major), out var library)) return library;
            if (!locations.TryGetValue(name, out location)) return null;
        }

        if (HostAssemblies.FindLoaded(name) is { } loaded) return loaded;
        return HostAssemblies.IsBesideHost(location) ? Default.LoadFromAssemblyPath(location) : LoadFromAssemblyPath(location);
    }

    sealed class LibraryContext(SessionLoadContext session) : AssemblyLoadContext("library")
    {
        protected override Assembly? Load(AssemblyName assemblyName) => session.Load(assemblyName);

        protected override nint LoadUnmanagedDll(string unmanagedDllName) => session.LoadUnmanagedDll(unmanagedDllName);
    }
}
