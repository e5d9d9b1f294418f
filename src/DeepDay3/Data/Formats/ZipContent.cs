using System.IO.Compression;

namespace DeepDay3.Data.Formats;

/// <summary>A zip archive that is read in place, within limits. Nothing is unpacked to disk, so no entry can leave a folder.</summary>
sealed class ZipContent : IDisposable
{
    // What is short may pack very well without being a bomb.
    const int SmallEntry = 4096;

    readonly MemoryStream stream;
    readonly ZipArchive archive;
    readonly ArchiveLimits limits;
    long total;

    ZipContent(MemoryStream stream, ZipArchive archive, string name, ArchiveLimits limits)
    {
        (this.stream, this.archive, Name, this.limits) = (stream, archive, name, limits);
        if (archive.Entries.Count > limits.Entries)
            throw Broken($"the archive has {archive.Entries.Count} entries; at most {limits.Entries} were expected");
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            if (!IsInside(entry.FullName))
                throw Broken($"an entry is named \"{Printable.Text(entry.FullName)}\"; a name below the archive's folder was expected");
        }
        Files = [.. archive.Entries.Where(entry => entry.Name.Length > 0)];
    }

    /// <summary>What messages call the archive.</summary>
    public string Name { get; }

    /// <summary>The entries that are files.</summary>
    public IReadOnlyList<ZipArchiveEntry> Files { get; }

    /// <exception cref="DataFormatException">The archive is broken, or beyond its limits.</exception>
    public static ZipContent Open(byte[] bytes, string name, ArchiveLimits limits)
    {
        var stream = new MemoryStream(bytes, writable: false);
        try
        {
            return Guard(stream, name, () => new ZipContent(stream, new ZipArchive(stream, ZipArchiveMode.Read), name, limits));
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The bytes of an entry, checked against the archive's directory.</summary>
    /// <exception cref="DataFormatException">The entry is broken, or beyond the limits.</exception>
    public byte[] Read(ZipArchiveEntry entry) => Guard(stream, Name, () =>
    {
        string what = Printable.Text(entry.FullName);
        if (entry.Length > limits.EntryBytes)
            throw Broken($"the entry {what} says {entry.Length} bytes; at most {limits.EntryBytes} were expected");
        if (entry.CompressedLength > stream.Length)
            throw Broken($"the entry {what} says {entry.CompressedLength} packed bytes in an archive of {stream.Length}");
        if (entry.Length > SmallEntry && entry.Length / Math.Max(1, entry.CompressedLength) > limits.Ratio)
            throw Broken($"the entry {what} unpacks to {entry.Length} bytes, more than {limits.Ratio} times what is stored");
        if ((total += entry.Length) > limits.TotalBytes)
            throw Broken($"the entries unpack to more than {limits.TotalBytes} bytes");
        using Stream unpacked = entry.Open();
        // What the directory says may be wrong: at most one byte more than that is read, and the ratio bounds the buffer.
        var content = new byte[entry.Length + 1];
        int read = unpacked.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        if (read != entry.Length || Crc32.Of(content.AsSpan(0, read)) != entry.Crc32)
            throw Broken($"the entry {what} holds other bytes than the archive's directory says");
        return content[..read];
    });

    public void Dispose()
    {
        archive.Dispose();
        stream.Dispose();
    }

    static bool IsInside(string name) => name.Length > 0 && name[0] is not ('/' or '\\') && !name.Contains('\0') && !name.Contains(':')
        && !name.Split('/', '\\').Contains("..");

    // The library does not say where: the byte that it came to is the best that is known.
    static T Guard<T>(MemoryStream stream, string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or NotSupportedException or IOException
            or ArgumentException or OverflowException)
        {
            throw new DataFormatException(name, stream.Position, $"this is no intact zip file ({error.Message.TrimEnd('.')})", error);
        }
    }

    DataFormatException Broken(string problem) => new(Name, stream.Position, problem);
}
