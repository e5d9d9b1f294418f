using System.Diagnostics;
using DeepDay3.Data;

namespace DeepDay3.Tests.Data.Downloads;

/// <summary>Downloads by processes of their own: killed, at once, through a proxy, onto disks that refuse.</summary>
public sealed class DownloadProcessTests : IDisposable
{
    static readonly byte[] Content = DownloadFolder.Content;
    static readonly Dictionary<string, string> Nothing = [];

    readonly DownloadFolder folder = new();

    public void Dispose() => folder.Dispose();

    string Target => Path.Combine(folder.Cache, "set", "child.bin");

    Process Start(string url, IReadOnlyDictionary<string, string>? environment = null) =>
        ChildProgram.Start(environment ?? Nothing, "fetch", url, $"{Content.Length}", DownloadFolder.Hash(Content), folder.Cache);

    static async Task<string> EndAsync(Process process, int code)
    {
        using Process ended = process;
        string output = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        Assert.True(code == process.ExitCode, output);
        return output;
    }

    [Fact]
    public async Task A_process_that_is_killed_leaves_no_half_file_and_the_next_goes_on()
    {
        var halfway = new TaskCompletionSource();
        using var server = new TestServer(async (request, stream, stop) =>
        {
            if (request.Number > 0)
            {
                await TestServer.RangeAsync(stream, request, Content, "\"v1\"");
                return;
            }
            await TestServer.HeadAsync(stream, "200 OK", $"Content-Length: {Content.Length}", "ETag: \"v1\"");
            await stream.WriteAsync(Content.AsMemory(0, 200_000), stop);
            halfway.SetResult();
            await Task.Delay(Timeout.Infinite, stop);
        });
        using (Process first = Start(server.Url.ToString()))
        {
            await halfway.Task.WaitAsync(TimeSpan.FromSeconds(60));
            for (int i = 0; i < 600 && !(File.Exists(Target + ".part") && new FileInfo(Target + ".part").Length == 200_000); i++)
                await Task.Delay(50);
            first.Kill();
            await first.WaitForExitAsync();
        }
        Assert.False(File.Exists(Target));
        Assert.Equal(200_000, new FileInfo(Target + ".part").Length);
        Assert.Single(server.Requests);

        await EndAsync(Start(server.Url.ToString()), 0);

        Assert.Equal(Content, File.ReadAllBytes(Target));
        Assert.Equal(200_000, server.Requests[^1].From);
        Assert.Equal(["child.bin"], Directory.GetFiles(Path.GetDirectoryName(Target)!).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Processes_that_download_at_once_bring_the_file_once()
    {
        using var server = new TestServer(async (request, stream, stop) =>
        {
            await Task.Delay(500, stop);
            await TestServer.RangeAsync(stream, request, Content, "\"v1\"");
        });
        Process[] all = [.. Enumerable.Range(0, 3).Select(_ => Start(server.Url.ToString()))];

        foreach (Process process in all)
            await EndAsync(process, 0);

        Assert.Equal(Content, File.ReadAllBytes(Target));
        Assert.Single(server.Requests);
        Assert.Equal(["child.bin"], Directory.GetFiles(Path.GetDirectoryName(Target)!).Select(Path.GetFileName));
    }

    [Fact]
    public async Task The_proxy_of_the_platform_is_used()
    {
        using var proxy = TestServer.Of(Content);

        await EndAsync(Start("http://datasets.invalid/file.bin", new Dictionary<string, string> { ["http_proxy"] = proxy.Url.GetLeftPart(UriPartial.Authority), ["no_proxy"] = "" }), 0);

        Assert.Equal("http://datasets.invalid/file.bin", Assert.Single(proxy.Requests).Target);
        Assert.Equal(Content, File.ReadAllBytes(Target));
    }

    [SmallDiskFact]
    public async Task A_disk_that_is_full_leaves_nothing_and_says_so()
    {
        using var server = TestServer.Of(Content);
        using var disk = SmallDisk.Mount(folder.Root);

        var error = await Assert.ThrowsAsync<DatasetException>(() => DownloadFolder.FetchAsync(disk.Path, DownloadFolder.FileAt(server.Url), default, null, 3));

        Assert.Contains("No space left on device", error.Message);
        Assert.Contains("free some space there", error.Message);
        Assert.Empty(Directory.GetFiles(Path.Combine(disk.Path, "set")));
        Assert.Single(server.Requests);
    }

    [SmallDiskFact]
    public async Task A_disk_that_is_read_only_says_what_to_do()
    {
        using var server = TestServer.Of(Content);
        using var disk = SmallDisk.Mount(folder.Root, "ro,");

        var error = await Assert.ThrowsAsync<DatasetException>(() => DownloadFolder.FetchAsync(disk.Path, DownloadFolder.FileAt(server.Url), default, null, 3));

        Assert.Contains("make the folder writable, or name another one with DEEPDAY3_CACHE", error.Message);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_cache_that_is_a_file_says_what_to_do()
    {
        using var server = TestServer.Of(Content);
        File.WriteAllText(folder.Cache, "");

        var error = await Assert.ThrowsAsync<DatasetException>(() => folder.FetchAsync(DownloadFolder.FileAt(server.Url)));

        Assert.Contains("name another one with DEEPDAY3_CACHE", error.Message);
    }
}
