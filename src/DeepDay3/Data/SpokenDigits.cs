namespace DeepDay3.Data;

/// <summary>
/// The Free Spoken Digit Dataset (Jackson et al., 2016-2020, CC BY-SA 4.0): English digits, mono, 8 kHz, 16 bits. Version 1.0.9 has
/// 5 speakers and 2,500 recordings, version 1.0.10 adds the speaker lucas and has 3,000.
/// </summary>
public static class SpokenDigits
{
    // The recordings of all other speakers are the same in both versions.
    const string AddedIn1010 = "lucas";

    static readonly Lazy<IReadOnlyList<SpokenDigit>> Stored = new(ReadStored);

    /// <summary>
    /// Loads the recordings: from the folder <c>fsdd</c> of <c>$DEEPDAY3_DATA</c>, else from that of the per-user cache
    /// (a zip file or a folder of recordings in either), else the synthetic set.
    /// </summary>
    /// <param name="version">1.0.9 or 1.0.10.</param>
    /// <param name="folder">A folder to look into in place of these; nothing else is tried then.</param>
    /// <exception cref="ArgumentException">There is no such version.</exception>
    /// <exception cref="DatasetException">The data are there but cannot be used.</exception>
    public static SpokenDigitSet Load(string version = "1.0.9", string? folder = null)
    {
        CheckVersion(version);
        if (folder is not null)
        {
            return Find(folder, version, "the folder that was given")
                ?? throw new DatasetException($"{folder} holds no spoken digits: a zip file or WAV files named such as 7_theo_12.wav were expected.");
        }
        DatasetStore store = DatasetStore.FromEnvironment();
        return Load(version, store.DataFolder, store.CacheFolder);
    }

    /// <summary>
    /// The synthetic set: 16 voices of the speech synthesizer espeak-ng say each digit ten times, with differing tempo, pitch and tune.
    /// It is stored in this library, so that nothing has to be installed. Nobody spoke these sounds: results do not carry over.
    /// </summary>
    /// <param name="version">Which version of the real set it stands in for; the sounds are the same.</param>
    /// <exception cref="ArgumentException">There is no such version.</exception>
    public static SpokenDigitSet Synthetic(string version = "1.0.9")
    {
        CheckVersion(version);
        return Synthetic(version, "");
    }

    /// <summary>Looks into two places, and falls back on the synthetic set.</summary>
    internal static SpokenDigitSet Load(string version, string? dataFolder, string cacheFolder)
    {
        SpokenDigitSet? found = string.IsNullOrEmpty(dataFolder) ? null : Find(Path.Combine(dataFolder, "fsdd"), version, "$DEEPDAY3_DATA");
        found ??= Find(Path.Combine(cacheFolder, "fsdd"), version, "the per-user cache");
        if (found is not null)
            return found;
        string looked = string.IsNullOrEmpty(dataFolder)
            ? $"$DEEPDAY3_DATA is not set and {cacheFolder} has no fsdd"
            : $"neither {dataFolder} ($DEEPDAY3_DATA) nor {cacheFolder} has fsdd";
        return Synthetic(version, $", because {looked}");
    }

    static SpokenDigitSet Synthetic(string version, string why)
    {
        IReadOnlyList<SpokenDigit> clips = Stored.Value;
        int voices = clips.Select(clip => clip.Speaker).Distinct().Count();
        return new SpokenDigitSet(clips, version, true, $"Synthetic spoken digits ({clips.Count} sounds of {voices} voices of espeak-ng; nobody spoke them){why}.");
    }

    static IReadOnlyList<SpokenDigit> ReadStored()
    {
        using Stream stream = typeof(SpokenDigits).Assembly.GetManifestResourceStream("spoken_digits.bin")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return SpokenDigitFile.Read(bytes, "spoken_digits.bin");
    }

    static SpokenDigitSet? Find(string folder, string version, string where)
    {
        if (!Directory.Exists(folder))
            return null;
        string[] zips = Directory.GetFiles(folder, "*.zip");
        Array.Sort(zips, StringComparer.Ordinal);
        // Several archives: the one that says the version in its name, else the first.
        string? zip = zips.FirstOrDefault(path => Path.GetFileNameWithoutExtension(path).Split('-', '_').Any(part => part == version || part == "v" + version))
            ?? zips.FirstOrDefault();
        string inner = Path.Combine(folder, "recordings");
        string source = zip ?? (Directory.Exists(inner) ? inner : folder);
        RecordingFiles files = zip is not null ? RecordingFiles.FromZip(zip) : RecordingFiles.FromFolder(source);
        bool Belongs(SpokenDigit recording) => version != "1.0.9" || recording.Speaker != AddedIn1010;
        SpokenDigit[] chosen = [.. files.Recordings.Where(Belongs)];
        if (!files.Recordings.Any() && zip is null)
            return null;
        if (chosen.Length == 0)
            throw new DatasetException($"{source} holds no recording of a spoken digit: files named such as recordings/7_theo_12.wav were expected.");
        int complete = version == "1.0.9" ? 2500 : 3000;
        // As many as were published: then they have to be the published ones, wherever they come from.
        string published = version == "1.0.9" ? DatasetCatalog.Fsdd109Manifest : DatasetCatalog.Fsdd1010Manifest;
        if (chosen.Length == complete && files.Manifest(Belongs) != published)
            throw new DatasetException($"{source} holds {complete} recordings that are not those of version {version}: delete it and run ./deepday3 data fetch fsdd.");
        string count = chosen.Length == complete ? $"{complete} recordings" : $"{chosen.Length} recordings where the version has {complete}";
        string ignored = files.Ignored.Count == 0
            ? ""
            : $"; {files.Ignored.Count} WAV {(files.Ignored.Count == 1 ? "file" : "files")} with another kind of name ignored, such as {files.Ignored[0]}";
        return new SpokenDigitSet(chosen, version, false,
            $"Free Spoken Digit Dataset {version} ({count}{(version == "1.0.9" ? ", without the speaker lucas" : "")}) from {Path.GetFileName(source)}, found by way of {where}{ignored}.");
    }

    static void CheckVersion(string version)
    {
        if (version is not ("1.0.9" or "1.0.10"))
            throw new ArgumentException($"There is no version \"{version}\" of the spoken digits here: 1.0.9 or 1.0.10 was expected.");
    }
}
