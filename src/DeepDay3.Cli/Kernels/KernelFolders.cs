namespace DeepDay3.Cli.Kernels;

/// <summary>Where Jupyter looks for kernels.</summary>
static class KernelFolders
{
    /// <summary>The folder that belongs to the user.</summary>
    public static string User => Path.Combine(UserData(), "kernels");

    /// <summary>The folder below an environment's prefix, such as that of a Python environment.</summary>
    public static string Below(string prefix) => Path.Combine(Path.GetFullPath(prefix), "share", "jupyter", "kernels");

    /// <summary>All folders that Jupyter searches for the user, that of the user first.</summary>
    public static IReadOnlyList<string> All()
    {
        var folders = new List<string>();
        var path = Environment.GetEnvironmentVariable("JUPYTER_PATH") ?? "";
        folders.AddRange(path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, "kernels")));
        folders.Add(User);
        if (OperatingSystem.IsWindows()) folders.Add(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "jupyter", "kernels"));
        else folders.AddRange(["/usr/local/share/jupyter/kernels", "/usr/share/jupyter/kernels"]);
        return [.. folders.Distinct()];
    }

    static string UserData()
    {
        if (Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR") is { Length: > 0 } chosen) return Path.GetFullPath(chosen);
        if (OperatingSystem.IsWindows()) return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter");
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsMacOS()) return Path.Combine(home, "Library", "Jupyter");
        var data = Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } folder ? folder : Path.Combine(home, ".local", "share");
        return Path.Combine(data, "jupyter");
    }
}
