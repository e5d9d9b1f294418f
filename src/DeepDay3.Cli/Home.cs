namespace DeepDay3.Cli;

/// <summary>Where the collection lies.</summary>
static class Home
{
    /// <summary>The variable in which the launcher passes the repository's folder on.</summary>
    public const string Variable = "DEEPDAY3_HOME";

    /// <summary>The repository's folder: that which the launcher names, else the nearest above this program that holds the solution.</summary>
    public static string Repository
    {
        get
        {
            if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } home) return home;
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "DeepDay3.sln"))) return folder.FullName;
            }

            return Environment.CurrentDirectory;
        }
    }

    /// <summary>The folder of the notebooks: that of the current directory, else that of the repository which the launcher belongs to.</summary>
    public static string Collection
    {
        get
        {
            var here = Path.Combine(Environment.CurrentDirectory, "notebooks");
            if (Directory.Exists(here)) return here;
            return Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } home ? Path.Combine(home, "notebooks") : here;
        }
    }
}
