namespace DeepDay3.Data;

/// <summary>What there is to know about a data set.</summary>
/// <param name="Name">Its short name, as in <c>deepday3 data fetch NAME</c>.</param>
/// <param name="Title">Its full name.</param>
/// <param name="Task">What it is used for.</param>
/// <param name="Licence">Under which terms it may be used.</param>
/// <param name="Citation">Whom to name.</param>
/// <param name="Files">Its files.</param>
public sealed record Dataset(string Name, string Title, string Task, string Licence, string Citation, IReadOnlyList<DatasetFile> Files)
{
    /// <summary>Bytes that a download of all files takes; null where the size of a file is not known.</summary>
    public long? DownloadSize => Files.All(file => file.Download.Size is not null) ? Files.Sum(file => file.Download.Size) : null;

    /// <summary>A file by its name.</summary>
    /// <exception cref="ArgumentException">There is no such file.</exception>
    public DatasetFile File(string name) => Files.FirstOrDefault(file => file.Name == name)
        ?? throw new ArgumentException($"The data set {Name} has no file \"{name}\": one of {string.Join(", ", Files.Select(file => file.Name))} was expected.");

    /// <summary>The short name.</summary>
    public override string ToString() => Name;
}
