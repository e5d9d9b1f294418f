using System.IO.Compression;
using System.Text.RegularExpressions;
using DeepDay3.Audio;

namespace DeepDay3.Data;

/// <summary>Reads recordings named {digit}_{speaker}_{index}.wav from a zip file or a folder. Nothing is unpacked to disk.</summary>
sealed partial class RecordingFiles
{
    // The real archive has 3,000 entries, 36 KB the largest, 21 MB in all, and packs 1.4 : 1.
    const int MostEntries = 50_000, LargestEntry = 8 << 20, MostBytes = 512 << 20, LargestRatio = 1_000;

    readonly string source;
    readonly Dictionary<(int, string, int), SpokenDigit> recordings = [];
    readonly List<string> ignored = [];
    long bytes;

    RecordingFiles(string source) => this.source = source;

    public IReadOnlyCollection<SpokenDigit> Recordings => recordings.Values;

    /// <summary>Names of WAV files that are no recordings by their names.</summary>
    public IReadOnlyList<string> Ignored => ignored;

    public static RecordingFiles FromFolder(string folder)
    {
        var files = new RecordingFiles(folder);
        string[] paths = Directory.GetFiles(folder, "*.wav");
        Array.Sort(paths, StringComparer.Ordinal);
        foreach (string path in paths)
        {
            if (new FileInfo(path).Length > LargestEntry)
                throw new DatasetException($"{path} has {new FileInfo(path).Length} bytes: a recording of at most {LargestEntry} was expected.");
            files.Add(Path.GetFileName(path), () => File.ReadAllBytes(path));
        }
        return files;
    }

    public static RecordingFiles FromZip(string path)
    {
        var files = new RecordingFiles(path);
        try
        {
            using ZipArchive zip = ZipFile.OpenRead(path);
            if (zip.Entries.Count > MostEntries)
                throw new DatasetException($"{path} has {zip.Entries.Count} entries: at most {MostEntries} were expected.");
            foreach (ZipArchiveEntry entry in zip.Entries)
            {
                if (entry.Name.EndsWith(".wav", StringComparison.OrdinalIgnoreCase))
                    files.Add(entry.FullName, () => Unpack(entry, path));
            }
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            throw new DatasetException($"{path} is no intact zip file ({error.Message.TrimEnd('.')}): delete it and download it again.", error);
        }
        return files;
    }

    void Add(string name, Func<byte[]> read)
    {
        Match match = RecordingName().Match(name[(name.LastIndexOfAny(['/', '\\']) + 1)..]);
        if (!match.Success || !int.TryParse(match.Groups["index"].ValueSpan, out int index))
        {
            ignored.Add(name);
            return;
        }
        (int digit, string speaker) = (match.Groups["digit"].Value[0] - '0', match.Groups["speaker"].Value);
        byte[] content = read();
        bytes += content.Length;
        if (bytes > MostBytes)
            throw new DatasetException($"{source} holds more than {MostBytes >> 20} MB of recordings: less was expected.");
        AudioClip clip;
        try
        {
            clip = WavFile.Read(new MemoryStream(content), $"{source}, {name}");
        }
        catch (WavFormatException error)
        {
            throw new DatasetException(error.Message, error);
        }
        if (!recordings.TryAdd((digit, speaker, index), new SpokenDigit(digit, speaker, index, clip)))
            throw new DatasetException($"{source} holds two recordings {digit}_{speaker}_{index}.wav: one was expected.");
    }

    static byte[] Unpack(ZipArchiveEntry entry, string path)
    {
        if (entry.Length > LargestEntry)
            throw new DatasetException($"{path} says that {entry.FullName} has {entry.Length} bytes: at most {LargestEntry} were expected.");
        if (entry.Length > 4096 && entry.Length / Math.Max(1, entry.CompressedLength) > LargestRatio)
            throw new DatasetException($"{path} packs {entry.FullName} more than {LargestRatio} : 1: a sound was expected.");
        using Stream stream = entry.Open();
        // What the directory says may be wrong: read one byte more than that at most.
        var content = new byte[entry.Length + 1];
        int read = stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        return read == entry.Length && Crc32.Of(content.AsSpan(0, read)) == entry.Crc32
            ? content[..read]
            : throw new DatasetException($"{path} holds {entry.FullName} with other bytes than its directory says: delete it and download it again.");
    }

    [GeneratedRegex(@"^(?<digit>[0-9])_(?<speaker>[A-Za-z0-9-]+)_(?<index>[0-9]{1,6})\.wav$")]
    private static partial Regex RecordingName();
}
