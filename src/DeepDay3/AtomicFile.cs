namespace DeepDay3;

/// <summary>Writes a file whole or not at all.</summary>
static class AtomicFile
{
    /// <summary>Writes beside the file, then moves it into place; makes the folder where there is none.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        string full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        string beside = $"{full}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(beside, FileMode.CreateNew))
            {
                write(stream);
                // On the disk before it takes the name: a crash leaves the old file or the new one.
                stream.Flush(flushToDisk: true);
            }
            File.Move(beside, full, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
