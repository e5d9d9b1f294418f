namespace DeepDay3.Data;

/// <summary>
/// The data sets that the loaders know. Sizes and hashes are those of the published files; where the packing of an archive may
/// change, those of what is in it.
/// </summary>
public static partial class DatasetCatalog
{
    /// <summary>All data sets, by name.</summary>
    public static IReadOnlyList<Dataset> All { get; } =
        [.. new[] { Fsdd, Mnist, UciDigits, EnJa, TinyShakespeare, WikiText2, StateOfTheUnion, Analogies, WordSim, Photos }.OrderBy(set => set.Name, StringComparer.Ordinal)];

    /// <summary>A data set by its name.</summary>
    /// <exception cref="ArgumentException">There is no such data set.</exception>
    public static Dataset Get(string name) => All.FirstOrDefault(set => set.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"There is no data set \"{name}\": one of {string.Join(", ", All.Select(set => set.Name))} was expected.");

    static DatasetForm Plain(string path, long? size, string sha256) => new(path) { Size = size, Sha256 = sha256 };

    static DatasetForm Packed(string path, long contentSize, string contentSha256) =>
        new(path, DatasetPacking.Gzip) { ContentSize = contentSize, ContentSha256 = contentSha256 };

    /// <summary>A text that is published as it is, and is read packed too.</summary>
    static DatasetFile Text(string name, string path, string url, long size, string sha256) =>
        new(name, [new Uri(url)], [Plain(path, size, sha256), Packed(path + ".gz", size, sha256)]);
}
