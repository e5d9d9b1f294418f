namespace DeepDay3.Notebooks.Running;

/// <summary>Finds the notebooks that a command line names.</summary>
public static class NotebookFinder
{
    const string Extension = ".ipynb";

    /// <summary>The notebooks behind files and folders, in the order given, those of a folder by name.</summary>
    /// <param name="paths">Files and folders; the collection's own folder when empty.</param>
    /// <param name="collection">The folder of the collection (notebooks/), which need not exist when paths are given.</param>
    /// <exception cref="UsageException">A path does not exist, is no notebook, or holds none.</exception>
    public static IReadOnlyList<NotebookTarget> Find(IReadOnlyList<string> paths, string collection)
    {
        if (paths.Count == 0 && !Directory.Exists(collection))
            throw new UsageException($"there is no folder {collection}: name a notebook or a folder, or start from the folder that holds notebooks/");

        var found = new List<(string File, string Root)>();
        foreach (var path in paths.Count > 0 ? paths : [collection])
        {
            var full = Path.GetFullPath(path);
            if (File.Exists(full))
            {
                if (!full.EndsWith(Extension, StringComparison.OrdinalIgnoreCase)) throw new UsageException($"{path} is not a notebook: a file that ends in {Extension} was expected");
                found.Add((full, Path.GetDirectoryName(full)!));
            }
            else if (Directory.Exists(full))
            {
                var files = Enumerate(full, collection).ToList();
                if (files.Count == 0) throw new UsageException($"{path} holds no notebook (no file that ends in {Extension})");
                found.AddRange(files.Select(file => (file, full)));
            }
            else
            {
                throw new UsageException($"{path} does not exist: a notebook or a folder was expected");
            }
        }

        return Name(found.DistinctBy(entry => entry.File).ToList(), Path.GetFullPath(collection));
    }

    static IEnumerable<string> Enumerate(string folder, string collection)
    {
        var solutions = Path.Combine(Path.GetFullPath(collection), "solutions");
        return Directory.EnumerateFiles(folder, "*" + Extension, SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(part => part.StartsWith('.')))
            .Where(file => IsBelow(folder, solutions) || !IsBelow(file, solutions))
            .Order(StringComparer.Ordinal);
    }

    static List<NotebookTarget> Name(List<(string File, string Root)> found, string collection)
    {
        var current = Environment.CurrentDirectory;
        var targets = found.Select(entry =>
        {
            var root = IsBelow(entry.File, collection) ? collection : IsBelow(entry.File, current) ? current : entry.Root;
            var name = IsBelow(entry.File, current) ? Path.GetRelativePath(current, entry.File) : entry.File;
            return new NotebookTarget(entry.File, Slashes(name), Slashes(Path.GetRelativePath(root, entry.File)));
        }).ToList();
        var twice = targets.GroupBy(target => target.OutputPath).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? targets
            : throw new UsageException($"{twice.First().Name} and {twice.Last().Name} would be written to one file {twice.Key}: run them one after the other with --out of their own");
    }

    static bool IsBelow(string path, string folder) =>
        path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal) || path == folder;

    static string Slashes(string path) => path.Replace(Path.DirectorySeparatorChar, '/');
}
