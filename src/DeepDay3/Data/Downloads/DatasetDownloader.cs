namespace DeepDay3.Data.Downloads;

/// <summary>
/// Brings files of data sets into the cache of a store: with retries, from where an earlier download stopped, checked against size and
/// hash, and put in place only when they are whole. Several processes may do so at once. The platform's proxy settings hold.
/// </summary>
public sealed class DatasetDownloader : IDisposable
{
    readonly DatasetStore store;
    readonly DownloadOptions options;
    readonly HttpClient client;

    /// <summary>Makes a downloader for a store.</summary>
    /// <param name="store">Where files go, and are looked for first.</param>
    /// <param name="options">How patient it is.</param>
    public DatasetDownloader(DatasetStore store, DownloadOptions? options = null)
    {
        (this.store, this.options) = (store, options ?? new DownloadOptions());
        // Each read has its own limit, so a slow line may take as long as it needs.
        client = new HttpClient(new SocketsHttpHandler { ConnectTimeout = this.options.Silence }) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("deepday3");
    }

    /// <summary>Makes sure that a file is there and is the published one.</summary>
    /// <param name="file">Which file.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="cancellation">Stops the download; what has come is kept, and the next call goes on from there.</param>
    /// <returns>Where the file is.</returns>
    /// <exception cref="DatasetException">It cannot be had; the message says why and what to do.</exception>
    public async Task<string> FetchAsync(DatasetFile file, IProgress<DownloadProgress>? progress = null, CancellationToken cancellation = default)
    {
        string target = DatasetStore.PathOf(store.CacheFolder, file.Download);
        try
        {
            if (Present(file) is { } there)
                return Done(file, there, progress);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            string held = Path.Combine(store.CacheFolder, ".locks", file.Download.Path.Replace('/', '-') + ".lock");
            using IDisposable only = await FileLock.TakeAsync(held, () => progress?.Report(new(file, DownloadStage.Waiting)), cancellation);
            // Whoever held the lock may have brought it.
            if (Present(file) is null)
                await BringAsync(file, new PartFile(target), progress, cancellation);
            return Done(file, target, progress);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException($"{file.Name} cannot be stored as {target} ({error.Message.TrimEnd('.')}): free some space there, "
                + "make the folder writable, or name another one with DEEPDAY3_CACHE.", error);
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => client.Dispose();

    static string Done(DatasetFile file, string path, IProgress<DownloadProgress>? progress)
    {
        long length = new FileInfo(path).Length;
        progress?.Report(new(file, DownloadStage.Done, length, length, path));
        return path;
    }

    string? Present(DatasetFile file)
    {
        if (store.Find(file) is not { } found)
            return null;
        if (found.Problem() is not { } problem)
            return found.Path;
        // The cache is ours and is mended; the other folder is only read, and would go on to be found first.
        return found.Where == DatasetStore.CachePlace
            ? null
            : throw new DatasetException($"{found.Path} {problem}: delete it, or unset DEEPDAY3_DATA, and fetch again.");
    }

    async Task BringAsync(DatasetFile file, PartFile part, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        var failures = new List<string>();
        bool keeps = false;
        foreach (Uri url in Addresses(file))
        {
            try
            {
                if (await TryAddressAsync(url, file, part, progress, cancellation) is not { } problem)
                    return;
                failures.Add($"{url} {problem}");
                keeps = false;
            }
            catch (TransferException error)
            {
                failures.Add($"{url} {error.Message}");
                keeps = error.CanRetry && !error.DropsPart && part.Length > 0;
            }
            catch (IOException)
            {
                // The disk refuses the file: nothing is gained by keeping the space.
                part.Delete();
                throw;
            }
        }
        string rest = keeps ? $"{part.Length} bytes are kept, and the same command goes on from there" : "try again later, or put the file there by hand";
        if (!keeps)
            part.Delete();
        throw new DatasetException($"{file.Name} could not be downloaded: {string.Join("; ", failures)}; {rest} ({part.Path[..^".part".Length]}).");
    }

    IEnumerable<Uri> Addresses(DatasetFile file)
    {
        if (options.Mirror is { } mirror)
            yield return new Uri(mirror.AbsoluteUri.TrimEnd('/') + "/" + file.Download.Path);
        foreach (Uri url in file.Urls)
            yield return url;
    }

    /// <summary>Null when the file is in place; else what is wrong with what came.</summary>
    async Task<string?> TryAddressAsync(Uri url, DatasetFile file, PartFile part, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        var transfer = new Transfer(client, options);
        void Report(long received, long? total) => progress?.Report(new(file, DownloadStage.Receiving, received, total));
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                bool resumed = await transfer.RunAsync(url, file.Download, part, Report, cancellation);
                progress?.Report(new(file, DownloadStage.Checking, part.Length, part.Length));
                FileCheck.Read(part.Path, file.Download, out string? problem);
                if (problem is null)
                {
                    part.Finish();
                    return null;
                }
                part.Delete();
                // Two halves that do not fit together: the whole file may.
                if (!resumed || attempt >= options.Attempts)
                    return $"gave a file that {problem}";
            }
            catch (TransferException error) when (error.CanRetry && attempt < options.Attempts)
            {
                if (error.DropsPart)
                    part.Delete();
                TimeSpan pause = Pause(attempt, error.Pause);
                progress?.Report(new(file, DownloadStage.Retrying, part.Length, file.Download.Size, $"{url} {error.Message}; again in {pause.TotalSeconds:0.#} s"));
                await Task.Delay(pause, cancellation);
            }
        }
    }

    TimeSpan Pause(int attempt, TimeSpan? asked)
    {
        TimeSpan pause = asked ?? options.FirstPause * Math.Pow(2, attempt - 1);
        return pause < options.LongestPause ? pause : options.LongestPause;
    }
}
