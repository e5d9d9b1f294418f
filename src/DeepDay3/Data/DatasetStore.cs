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

    /// <summary>Looks for a file of a data set that is needed.</summary>
    /// <param name="set">The data set.</param>
    /// <param name="name">The file's name in it; null for its only file.</param>
    /// <exception cref="DatasetException">The file is not there; the message says how to get it.</exception>
    public FoundFile Need(Dataset set, string? name = null)
    {
        DatasetFile file = name is null ? set.Files.Single() : set.File(name);
        string looked = DataFolder is null ? "$DEEPDAY3_DATA is not set, and" : $"neither {DataFolder} ($DEEPDAY3_DATA) nor";
        return Find(file) ?? throw new DatasetException(
            $"{set.Title} is not on this machine: {looked} {CacheFolder} has {(DataFolder is null ? "no " : "")}{file.Download.Path}; run ./deepday3 data fetch {set.Name}.");
    }

    internal static string PathOf(string folder, DatasetForm form) => Path.Combine([folder, .. form.Path.Split('/')]);
}
