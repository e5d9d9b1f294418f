using System.Text.RegularExpressions;
using DeepDay3.Audio;
using DeepDay3.Data.Formats;

namespace DeepDay3.Data;

/// <summary>Reads recordings named {digit}_{speaker}_{index}.wav from a zip file or a folder. Nothing is unpacked to disk.</summary>
sealed partial class RecordingFiles
{
    // The real archive has 3,000 entries, 36 KB the largest, 21 MB in all, and packs 1.4 : 1.
    static readonly ArchiveLimits Limits = new(Entries: 50_000, EntryBytes: 8 << 20, TotalBytes: 512 << 20, Ratio: 1_000);

    readonly string source;
    readonly Dictionary<(int, string, int), (SpokenDigit Recording, byte[] Content)> recordings = [];
    readonly List<string> ignored = [];

    RecordingFiles(string source) => this.source = source;

    public IEnumerable<SpokenDigit> Recordings => recordings.Values.Select(item => item.Recording);

    /// <summary>Names of WAV files that are no recordings by their names.</summary>
    public IReadOnlyList<string> Ignored => ignored;

    /// <summary>The <see cref="ZipManifest"/> of the recordings that pass.</summary>
    public string Manifest(Func<SpokenDigit, bool> passes) => ZipManifest.Of(recordings.Values.Where(item => passes(item.Recording))
        .Select(item => (item.Recording.FileName, ZipManifest.Hash(item.Content))));

    public static RecordingFiles FromFolder(string folder)
    {
        var files = new RecordingFiles(folder);
        string[] paths = Directory.GetFiles(folder, "*.wav");
        Array.Sort(paths, StringComparer.Ordinal);
        foreach (string path in paths)
        {
            if (new FileInfo(path).Length > Limits.EntryBytes)
                throw new DatasetException($"{path} has {new FileInfo(path).Length} bytes: a recording of at most {Limits.EntryBytes} was expected.");
            files.Add(Path.GetFileName(path), () => File.ReadAllBytes(path));
        }
        return files;
    }

    public static RecordingFiles FromZip(string path)
    {
        var files = new RecordingFiles(path);
        try
        {
            using ZipContent zip = ZipContent.Open(File.ReadAllBytes(path), path, Limits);
            foreach (var entry in zip.Files)
            {
                if (entry.Name.EndsWith(".wav", StringComparison.OrdinalIgnoreCase))
                    files.Add(entry.FullName, () => zip.Read(entry));
            }
        }
        catch (DataFormatException error)
        {
            throw new DatasetException($"{error.Message.TrimEnd('.')}: delete it and download it again.", error);
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
        AudioClip clip;
        try
        {
            clip = WavFile.Read(new MemoryStream(content), $"{source}, {name}");
        }
        catch (WavFormatException error)
        {
            throw new DatasetException(error.Message, error);
        }
        if (!recordings.TryAdd((digit, speaker, index), (new SpokenDigit(digit, speaker, index, clip), content)))
            throw new DatasetException($"{source} holds two recordings {digit}_{speaker}_{index}.wav: one was expected.");
    }

    [GeneratedRegex(@"^(?<digit>[0-9])_(?<speaker>[A-Za-z0-9-]+)_(?<index>[0-9]{1,6})\.wav$")]
    private static partial Regex RecordingName();
}
