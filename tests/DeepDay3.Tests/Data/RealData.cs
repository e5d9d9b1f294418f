namespace DeepDay3.Tests.Data;

/// <summary>Where the real data sets are: $DEEPDAY3_DATA, else shared/datasets beside the repository.</summary>
static class RealData
{
    public static string? Folder { get; } = Find();

    static string? Find()
    {
        string? variable = Environment.GetEnvironmentVariable("DEEPDAY3_DATA");
        if (!string.IsNullOrEmpty(variable))
            return variable;
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "DeepDay3.sln")))
                continue;
            string shared = Path.Combine(folder.FullName, "..", "shared", "datasets");
            return Directory.Exists(shared) ? Path.GetFullPath(shared) : null;
        }
        return null;
    }
}
