namespace DeepDay3.Data;

/// <summary>A file of a data set that lies on this machine. It is not checked yet: <see cref="Read"/> and <see cref="Problem"/> do.</summary>
/// <param name="File">Which file.</param>
/// <param name="Form">How it is stored.</param>
/// <param name="Path">Where.</param>
/// <param name="Where">By which way it was found, for messages.</param>
public sealed record FoundFile(DatasetFile File, DatasetForm Form, string Path, string Where)
{
    /// <summary>The content, unpacked where it is packed with gzip, and checked against size and hash.</summary>
    /// <exception cref="DatasetException">The file cannot be read, or is not the published one.</exception>
    public byte[] Read()
    {
        try
        {
            return FileCheck.Read(Path, Form, out string? problem) is { } content && problem is null
                ? content
                : throw new DatasetException($"{Path} {problem}: delete it and run ./deepday3 data fetch.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException($"{Path} cannot be read ({error.Message.TrimEnd('.')}): make it readable, or delete it and run ./deepday3 data fetch.", error);
        }
    }

    /// <summary>What is wrong with the file, as "has 5 bytes; 7 were expected", or null when it is the published one.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public string? Problem()
    {
        FileCheck.Read(Path, Form, out string? problem);
        return problem;
    }
}
