using System.Text.RegularExpressions;

namespace DeepDay3.Notebooks.Running;

/// <summary>
/// The solutions of a notebook: C# in sections, each of which starts with a line <c>// exercise: ID</c>. The file of NAME.ipynb is NAME.csx
/// in the nearest folder solutions/ upwards, below the same folders as the notebook: notebooks/day3/a.ipynb has notebooks/solutions/day3/a.csx.
/// </summary>
sealed partial class SolutionFile
{
    const string Folder = "solutions";

    SolutionFile(string path, IReadOnlyDictionary<string, string> sections)
    {
        Path = path;
        Sections = sections;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Code by exercise.</summary>
    public IReadOnlyDictionary<string, string> Sections { get; }

    /// <summary>The solutions of a notebook; null when there is no file.</summary>
    /// <exception cref="UsageException">The file has two sections of an exercise.</exception>
    public static SolutionFile? For(string notebook)
    {
        for (var folder = new DirectoryInfo(System.IO.Path.GetDirectoryName(notebook)!); folder is not null; folder = folder.Parent)
        {
            var relative = System.IO.Path.ChangeExtension(System.IO.Path.GetRelativePath(folder.FullName, notebook), ".csx");
            var path = System.IO.Path.Combine(folder.FullName, Folder, relative);
            if (File.Exists(path)) return new SolutionFile(path, Read(File.ReadAllText(path), path));
        }

        return null;
    }

    /// <summary>The sections of a text.</summary>
    /// <param name="text">The text; what stands before the first section belongs to none.</param>
    /// <param name="name">The file, for messages.</param>
    /// <exception cref="UsageException">It has two sections of an exercise.</exception>
    public static IReadOnlyDictionary<string, string> Read(string text, string name)
    {
        var sections = new Dictionary<string, string>(StringComparer.Ordinal);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (Head().Match(lines[i]) is not { Success: true } head) continue;
            var end = Array.FindIndex(lines, i + 1, Head().IsMatch);
            var code = string.Join("\n", lines[(i + 1)..(end < 0 ? lines.Length : end)]).Trim('\n');
            if (!sections.TryAdd(head.Groups[1].Value, code)) throw new UsageException($"{name}, line {i + 1}: a second section of {head.Groups[1].Value}");
        }

        return sections;
    }

    [GeneratedRegex(@"^//\s*exercise:\s*(\S+)\s*$")]
    private static partial Regex Head();
}
