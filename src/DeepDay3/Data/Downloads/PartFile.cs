namespace DeepDay3.Data.Downloads;

/// <summary>The bytes of a download that is not complete, beside its target, and what the server called the version they are of.</summary>
sealed class PartFile(string target)
{
    // Pieces come large, and what has come outlives a process that is killed.
    const int Unbuffered = 0;

    public string Path { get; } = target + ".part";

    string VersionPath => Path + ".version";

    /// <summary>How many bytes are there.</summary>
    public long Length => File.Exists(Path) ? new FileInfo(Path).Length : 0;

    /// <summary>The server's strong ETag, or an empty text; null when nothing is known of the part.</summary>
    public string? Version => File.Exists(VersionPath) ? File.ReadAllText(VersionPath) : null;

    /// <summary>Starts at the beginning, with bytes of this version.</summary>
    public FileStream Restart(string version)
    {
        Delete();
        File.WriteAllText(VersionPath, version);
        return new FileStream(Path, FileMode.Create, FileAccess.Write, FileShare.None, Unbuffered);
    }

    /// <summary>Goes on at the end.</summary>
    public FileStream Continue() => new(Path, FileMode.Append, FileAccess.Write, FileShare.None, Unbuffered);

    public void Delete()
    {
        File.Delete(Path);
        File.Delete(VersionPath);
    }

    /// <summary>Puts the complete file in its place.</summary>
    public void Finish()
    {
        File.Move(Path, target, overwrite: true);
        File.Delete(VersionPath);
    }
}
