using System.Net.Sockets;
using DeepDay3.Data;
using DeepDay3.Data.Downloads;

namespace DeepDay3.Tests.Data.Downloads;

public sealed partial class DatasetDownloaderTests : IDisposable
{
    static readonly byte[] Content = DownloadFolder.Content;

    readonly DownloadFolder folder = new();

    public void Dispose() => folder.Dispose();

    void IsWhole()
    {
        Assert.Equal(["set/file.bin"], folder.Files.Select(name => name.Replace('\\', '/')));
        Assert.Equal(Content, File.ReadAllBytes(folder.Target));
    }

    async Task<string> FailsAsync(TestServer server, params string[] rest)
    {
        var error = await Assert.ThrowsAsync<DatasetException>(() => folder.FetchAsync(DownloadFolder.FileAt(server.Url)));
        Assert.Equal(rest, folder.Files.Select(name => name.Replace('\\', '/')));
        Assert.Contains(folder.Target, error.Message);
        return error.Message;
    }

    static Task CutAsync(NetworkStream stream, TestRequest request, int bytes) => Task.Run(async () =>
    {
        int from = (int)(request.From ?? 0);
        await TestServer.HeadAsync(stream, from > 0 ? "206 Partial Content" : "200 OK",
            $"Content-Length: {Content.Length - from}", $"Content-Range: bytes {from}-{Content.Length - 1}/{Content.Length}", "ETag: \"v1\"");
        await stream.WriteAsync(Content.AsMemory(from, Math.Min(bytes, Content.Length - from)));
    });

    [Fact]
    public async Task A_file_is_downloaded_checked_and_put_in_place()
    {
        using var server = TestServer.Of(Content);
        var stages = new List<DownloadProgress>();

        string path = await folder.FetchAsync(DownloadFolder.FileAt(server.Url), progress: stages.Add);

        Assert.Equal(folder.Target, path);
        IsWhole();
        Assert.Equal([DownloadStage.Receiving, DownloadStage.Checking, DownloadStage.Done], stages.Select(stage => stage.Stage).Distinct());
        Assert.Equal(Content.Length, stages[^1].Received);
        Assert.All(stages, stage => Assert.Equal(Content.Length, stage.Total));
    }

    [Fact]
    public async Task What_is_there_and_good_is_not_downloaded_again()
    {
        using var server = TestServer.Of(Content);
        await folder.FetchAsync(DownloadFolder.FileAt(server.Url));

        await folder.FetchAsync(DownloadFolder.FileAt(server.Url));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task What_was_changed_since_is_downloaded_again()
    {
        using var server = TestServer.Of(Content);
        await folder.FetchAsync(DownloadFolder.FileAt(server.Url));
        byte[] changed = [.. Content];
        changed[1000] ^= 1;
        File.WriteAllBytes(folder.Target, changed);

        await folder.FetchAsync(DownloadFolder.FileAt(server.Url));

        IsWhole();
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_wrong_length_is_refused_before_anything_is_stored()
    {
        using var server = TestServer.Of([1, 2, 3]);

        Assert.Contains("offers 3 bytes; 300000 were expected; try again later", await FailsAsync(server));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task More_than_the_length_without_saying_so_is_refused()
    {
        using var server = new TestServer(async (_, stream, _) =>
        {
            await TestServer.HeadAsync(stream, "200 OK");
            await stream.WriteAsync(new byte[Content.Length + 1]);
        });

        Assert.Contains("sends more than the 300000 bytes that were expected", await FailsAsync(server));
    }

    [Fact]
    public async Task Less_than_the_length_without_saying_so_is_tried_again()
    {
        using var server = new TestServer(async (request, stream, _) =>
        {
            await TestServer.HeadAsync(stream, "200 OK");
            await stream.WriteAsync(request.Number == 0 ? Content.AsMemory(0, 70_000) : Content);
        });

        await folder.FetchAsync(DownloadFolder.FileAt(server.Url));

        IsWhole();
    }

    [Fact]
    public async Task A_wrong_hash_is_refused_and_nothing_remains()
    {
        byte[] other = [.. Content];
        other[^1] ^= 1;
        using var server = TestServer.Of(other);

        string message = await FailsAsync(server);

        Assert.Contains($"gave a file that has the SHA-256 {DownloadFolder.Hash(other)}; {DownloadFolder.Hash(Content)} was expected", message);
    }

    [Theory]
    [InlineData("404 Not Found", 1)]
    [InlineData("403 Forbidden", 1)]
    [InlineData("503 Service Unavailable", 3)]
    [InlineData("429 Too Many Requests", 3)]
    public async Task Refusals_are_named_and_tried_again_only_where_that_may_help(string status, int requests)
    {
        using var server = new TestServer((_, stream, _) => TestServer.HeadAsync(stream, status, "Content-Length: 0", "Retry-After: 0"));

        Assert.Contains($"{server.Url} answers {status}", await FailsAsync(server));
        Assert.Equal(requests, server.Requests.Count);
    }

    [Fact]
    public async Task The_next_address_is_taken_when_the_first_has_nothing()
    {
        using var bad = new TestServer((_, stream, _) => TestServer.HeadAsync(stream, "404 Not Found", "Content-Length: 0"));
        using var good = TestServer.Of(Content);

        await folder.FetchAsync(DownloadFolder.FileAt(bad.Url, good.Url));

        IsWhole();
    }

    [Fact]
    public async Task Redirects_are_followed()
    {
        using var server = new TestServer((request, stream, _) => request.Number == 0
            ? TestServer.HeadAsync(stream, "302 Found", "Location: /elsewhere.bin", "Content-Length: 0")
            : TestServer.RangeAsync(stream, request, Content, null));

        await folder.FetchAsync(DownloadFolder.FileAt(server.Url));

        IsWhole();
        Assert.Equal("/elsewhere.bin", server.Requests[1].Target);
    }

    [Fact]
    public async Task A_redirect_without_end_is_given_up()
    {
        using var server = new TestServer((_, stream, _) => TestServer.HeadAsync(stream, "302 Found", "Location: /file.bin", "Content-Length: 0"));

        Assert.Contains("could not be downloaded", await FailsAsync(server));
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_left_and_asked_again()
    {
        using var server = new TestServer(async (request, stream, stop) =>
        {
            if (request.Number == 0)
            {
                await CutAsync(stream, request, 10_000);
                await Task.Delay(Timeout.Infinite, stop);
            }
            await TestServer.RangeAsync(stream, request, Content, "\"v1\"");
        });
        var notes = new List<string?>();

        await folder.FetchAsync(DownloadFolder.FileAt(server.Url), progress: value => notes.Add(value.Note), silentSeconds: 2);

        IsWhole();
        Assert.Contains(notes, note => note?.Contains("was silent for 2 seconds") == true);
    }

    [Fact]
    public async Task A_slow_server_is_waited_for()
    {
        using var server = new TestServer(async (_, stream, stop) =>
        {
            await TestServer.HeadAsync(stream, "200 OK", $"Content-Length: {Content.Length}");
            foreach (byte[] piece in Content.Chunk(30_000))
            {
                await stream.WriteAsync(piece, stop);
                await Task.Delay(30, stop);
            }
        });

        await folder.FetchAsync(DownloadFolder.FileAt(server.Url));

        IsWhole();
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_download_that_is_stopped_keeps_what_came()
    {
        using var stop = new CancellationTokenSource();
        using var server = new TestServer(async (request, stream, end) =>
        {
            await CutAsync(stream, request, 100_000);
            await Task.Delay(Timeout.Infinite, end);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => folder.FetchAsync(DownloadFolder.FileAt(server.Url), stop.Token, value =>
        {
            if (value.Received >= 100_000)
                stop.Cancel();
        }));

        Assert.False(File.Exists(folder.Target));
        Assert.Equal(100_000, new FileInfo(folder.Target + ".part").Length);
    }

    [Fact]
    public async Task Nobody_who_answers_is_named()
    {
        var server = TestServer.Of(Content);
        Uri url = server.Url;
        server.Dispose();

        var error = await Assert.ThrowsAsync<DatasetException>(() => folder.FetchAsync(DownloadFolder.FileAt(url)));

        Assert.Contains($"{url} failed (", error.Message);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public async Task A_mirror_is_asked_first_by_the_path_in_the_cache()
    {
        using var mirror = TestServer.Of(Content);
        using var downloader = new DatasetDownloader(new DatasetStore(null, folder.Cache), new DownloadOptions { Mirror = new Uri(mirror.Url, "/class/") });

        await downloader.FetchAsync(DownloadFolder.FileAt(new Uri("http://127.0.0.1:1/never")));

        IsWhole();
        Assert.Equal("/class/set/file.bin", Assert.Single(mirror.Requests).Target);
    }
}
