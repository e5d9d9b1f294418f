using System.Security.Cryptography;
using DeepDay3.Data;
using DeepDay3.Data.Downloads;

namespace DeepDay3.Tests.Data.Downloads;

/// <summary>A cache for one test, and a file to download into it.</summary>
sealed class DownloadFolder : IDisposable
{
    public const string Inside = "set/file.bin";

    public static byte[] Content { get; } = MakeContent(300_000);

    public string Root { get; } = Directory.CreateTempSubdirectory().FullName;

    public string Cache => Path.Combine(Root, "cache");

    public string Target => Path.Combine(Cache, "set", "file.bin");

    /// <summary>All files in the cache but the empty ones that processes lock.</summary>
    public string[] Files => Directory.Exists(Cache)
        ? [.. Directory.GetFiles(Cache, "*", SearchOption.AllDirectories).Where(path => !path.Contains(".locks")).Select(path => Path.GetRelativePath(Cache, path)).Order()]
        : [];

    public static DatasetFile FileAt(params Uri[] urls) =>
        new("file", urls, [new DatasetForm(Inside) { Size = Content.Length, Sha256 = Hash(Content) }]);

    public static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Fetches a file into the cache; by default with a patience that outlasts a busy machine.</summary>
    public Task<string> FetchAsync(DatasetFile file, CancellationToken cancellation = default, Action<DownloadProgress>? progress = null, int attempts = 3, int silentSeconds = 60) =>
        FetchAsync(Cache, file, cancellation, progress, attempts, silentSeconds);

    public static async Task<string> FetchAsync(string cache, DatasetFile file, CancellationToken cancellation, Action<DownloadProgress>? progress, int attempts, int silentSeconds = 60)
    {
        var options = new DownloadOptions { Attempts = attempts, FirstPause = TimeSpan.FromMilliseconds(1), LongestPause = TimeSpan.FromMilliseconds(20), Silence = TimeSpan.FromSeconds(silentSeconds), Mirror = null };
        using var downloader = new DatasetDownloader(new DatasetStore(null, cache), options);
        return await downloader.FetchAsync(file, progress is null ? null : new Listener(progress), cancellation);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    static byte[] MakeContent(int length)
    {
        var content = new byte[length];
        new Random(1).NextBytes(content);
        return content;
    }

    sealed class Listener(Action<DownloadProgress> listen) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) => listen(value);
    }
}
