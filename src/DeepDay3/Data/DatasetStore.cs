namespace DeepDay3.Data;

/// <summary>
/// Where data sets are looked for: in the folder that <c>$DEEPDAY3_DATA</c> names, then in the per-user cache, which is
/// <c>$DEEPDAY3_CACHE</c> or the folder <c>deepday3/data</c> of the user's local application data. Downloads go into the cache.
/// </summary>
/// <param name="dataFolder">A folder of data sets that is only read; null when there is none.</param>
/// <param name="cacheFolder">The folder of downloads; need not exist.</param>
public sealed class DatasetStore(string? dataFolder, string cacheFolder)
{
    /// <summary>What messages call the folder that is only read, and the cache.</summary>
    public const string DataPlace = "$DEEPDAY3_DATA", CachePlace = "the per-user cache";

    /// <summary>The store that the environment's variables describe.</summary>
    public static DatasetStore FromEnvironment() => new(
        Environment.GetEnvironmentVariable("DEEPDAY3_DATA") is { Length: > 0 } data ? data : null,
        Environment.GetEnvironmentVariable("DEEPDAY3_CACHE") is { Length: > 0 } cache
            ? cache
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "deepday3", "data"));

    /// <summary>The folder that <c>$DEEPDAY3_DATA</c> names, or null.</summary>
    public string? DataFolder { get; } = dataFolder;

    /// <summary>The folder of downloads.</summary>
    public string CacheFolder { get; } = cacheFolder;

    /// <summary>Looks for a file; what is found is not checked yet.</summary>
    public FoundFile? Find(DatasetFile file)
    {
        foreach ((string? folder, string where) in new[] { (DataFolder, DataPlace), (CacheFolder, CachePlace) })
        {
            if (folder is null)
                continue;
            foreach (DatasetForm form in file.Forms)
            {
                string path = PathOf(folder, form);
                if (File.Exists(path))
                    return new FoundFile(file, form, path, where);
            }
        }
        return null;
    }

    /// <summary>Whether all files of a data set are there; they are not checked yet.</summary>
    public bool Has(Dataset set) => set.Files.All(file => Find(file) is not null);

    /// <summary>
    /// Whether not one file of a data set is there. Then loaders take the synthetic set that stands in for it; where only a part is missing they
    /// say so, because half of each would be of no use.
    /// </summary>
    public bool Lacks(Dataset set) => set.Files.All(file => Find(file) is null);

    /// <summary>The sentence that a stand-in carries: what it is, what it replaces and why.</summary>
    internal string StandIn(string what, Dataset set) =>
        $"{what}, in place of {set.Title}, because {Looked(set.Files[0])} (./deepday3 data fetch {set.Name} brings the real data).";

    /// <summary>Looks for a file of a data set that is needed.</summary>
    /// <param name="set">The data set.</param>
    /// <param name="name">The file's name in it; null for its only file.</param>
    /// <exception cref="DatasetException">The file is not there; the message says how to get it.</exception>
    public FoundFile Need(Dataset set, string? name = null)
    {
        DatasetFile file = name is null ? set.Files.Single() : set.File(name);
        return Find(file) ?? throw new DatasetException($"{set.Title} is not on this machine: {Looked(file)}; run ./deepday3 data fetch {set.Name}.");
    }

    string Looked(DatasetFile file) => DataFolder is null
        ? $"{DataPlace} is not set, and {CacheFolder} has no {file.Download.Path}"
        : $"neither {DataFolder} ({DataPlace}) nor {CacheFolder} has {file.Download.Path}";

    internal static string PathOf(string folder, DatasetForm form) => Path.Combine([folder, .. form.Path.Split('/')]);
}
