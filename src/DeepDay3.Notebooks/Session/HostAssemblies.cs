using System.Reflection;
using System.Runtime.Loader;

namespace DeepDay3.Notebooks.Session;

/// <summary>The assemblies that the host process has, which a notebook must share rather than load a second time.</summary>
static class HostAssemblies
{
    /// <summary>The loaded assembly of that simple name, or null.</summary>
    public static Assembly? FindLoaded(string name) => AssemblyLoadContext.Default.Assemblies.FirstOrDefault(assembly =>
        !assembly.IsDynamic && assembly.Location.Length > 0 && string.Equals(assembly.GetName().Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The file of that simple name which the host has loaded or which lies beside it, or null.</summary>
    public static string? FindFile(string name)
    {
        if (FindLoaded(name) is { } loaded) return loaded.Location;
        var beside = Path.Combine(AppContext.BaseDirectory, name + ".dll");
        return File.Exists(beside) ? beside : null;
    }

    /// <summary>True when <paramref name="location"/> is in the host's folder.</summary>
    public static bool IsBesideHost(string location) =>
        Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory) == Path.GetDirectoryName(location);
}
