using System.Reflection;

namespace DeepDay3.Exercises.Content;

/// <summary>
/// Where the files of exercises and solutions lie: in the folder notebooks/ found from the current directory upwards, so that
/// an edit takes effect at once; else in this library, where the build puts a copy of each.
/// </summary>
/// <param name="folder">The folder notebooks/; null to read what is in the library.</param>
sealed class ExerciseFolder(string? folder)
{
    const string Schema = "exercise.schema.json";
    const string Exercises = "exercises", Solutions = "solutions";

    static readonly Assembly Library = typeof(ExerciseFolder).Assembly;

    // On Windows the build writes backslashes into the names.
    static readonly Lazy<Dictionary<string, string>> Resources = new(() => Library.GetManifestResourceNames().ToDictionary(name => name.Replace('\\', '/'), name => name));

    /// <summary>The files for a current directory.</summary>
    public static ExerciseFolder From(string directory)
    {
        for (DirectoryInfo? place = new(directory); place is not null; place = place.Parent)
        {
            foreach (string candidate in new[] { place.FullName, Path.Combine(place.FullName, "notebooks") })
            {
                if (File.Exists(Path.Combine(candidate, Exercises, Schema)))
                    return new ExerciseFolder(candidate);
            }
        }
        return new ExerciseFolder(null);
    }

    /// <summary>The folder notebooks/, or null.</summary>
    public string? Folder => folder;

    /// <summary>The notebooks that have a file of exercises, such as day3/02_lstm, in order.</summary>
    public IReadOnlyList<string> Notebooks()
    {
        IEnumerable<string> files = folder is null
            ? Resources.Value.Keys.Where(name => name.StartsWith(Exercises + "/", StringComparison.Ordinal)).Select(name => name[(Exercises.Length + 1)..])
            : Directory.EnumerateFiles(Path.Combine(folder, Exercises), "*.json", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Path.Combine(folder, Exercises), file).Replace('\\', '/'));
        return [.. files.Where(file => file.EndsWith(".json", StringComparison.Ordinal) && file != Schema).Select(file => file[..^".json".Length]).Order(StringComparer.Ordinal)];
    }

    /// <summary>How messages call the file of a notebook.</summary>
    public static string FileName(string notebook) => $"notebooks/{Exercises}/{notebook}.json";

    /// <summary>Reads the exercises of a notebook.</summary>
    /// <exception cref="ExerciseFormatException">The file is damaged or cannot be read.</exception>
    public IReadOnlyList<ExerciseDefinition> Read(string notebook)
    {
        try
        {
            string text = Text($"{Exercises}/{notebook}.json") ?? throw new ExerciseFormatException($"{FileName(notebook)} is not there.");
            return ExerciseFileReader.Read(text, notebook, FileName(notebook));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ExerciseFormatException($"{FileName(notebook)} cannot be read: {error.Message}");
        }
    }

    /// <summary>The code of a solution; null when there is none.</summary>
    public string? Solution(string notebook, string id)
    {
        try
        {
            return Text($"{Solutions}/{notebook}.csx") is { } text ? SolutionSections.Find(text, id) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    string? Text(string path)
    {
        if (folder is not null)
        {
            string file = Path.Combine([folder, .. path.Split('/')]);
            return File.Exists(file) ? File.ReadAllText(file) : null;
        }
        if (!Resources.Value.TryGetValue(path, out string? resource))
            return null;
        using var reader = new StreamReader(Library.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
