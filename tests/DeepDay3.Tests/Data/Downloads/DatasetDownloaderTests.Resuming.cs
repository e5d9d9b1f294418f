namespace DeepDay3.Tests.Data.Downloads;

public sealed partial class DatasetDownloaderTests
{
    [Fact]
    public async Task A_connection_that_is_cut_goes_on_where_it_was_cut()
    {
        using var server = new TestServer((request, stream, _) => CutAsync(stream, request, 120_000));

        await folder.FetchAsync(DownloadFolder.FileAt(server.Url));

        IsWhole();
        Assert.Equal([null, 120_000, 240_000], server.Requests.Select(request => request.From));
        Assert.Equal("\"v1\"", server.Requests[1].IfRange);
    }

    [Fact]
    public async Task A_connection_that_is_always_cut_keeps_what_came_and_a_later_call_goes_on()
    {
        using (var bad = new TestServer((request, stream, _) => CutAsync(stream, request, 1_000)))
        {
            string message = await FailsAsync(bad, "set/file.bin.part", "set/file.bin.part.version");
            Assert.Contains("3000 bytes are kept, and the same command goes on from there", message);
        }
        using var good = TestServer.Of(Content);

        await folder.FetchAsync(DownloadFolder.FileAt(good.Url));

        IsWhole();
        Assert.Equal([3_000L], good.Requests.Select(request => request.From));
    }

    [Fact]
    public async Task A_file_that_changed_on_the_server_is_begun_again()
    {
        byte[] old = [.. Content];
        old[5] ^= 1;
        using var server = new TestServer(async (request, stream, _) =>
        {
            if (request.Number == 0)
            {
                await TestServer.HeadAsync(stream, "200 OK", $"Content-Length: {Content.Length}", "ETag: \"old\"");
                await stream.WriteAsync(old.AsMemory(0, 1_000));
            }
            else
            {
                await TestServer.RangeAsync(stream, request, Content, "\"new\"");
            }
        });

        await folder.FetchAsync(DownloadFolder.FileAt(server.Url));

        IsWhole();
        Assert.Equal("\"old\"", server.Requests[1].IfRange);
    }

    [Fact]
    public async Task Two_halves_that_do_not_fit_together_are_replaced_by_the_whole_file()
    {
        byte[] old = [.. Content];
        old[5] ^= 1;
        // No version to tell them apart.
        using var server = new TestServer(async (request, stream, _) =>
        {
            if (request.Number == 0)
            {
                await TestServer.HeadAsync(stream, "200 OK", $"Content-Length: {Content.Length}");
                await stream.WriteAsync(old.AsMemory(0, 1_000));
            }
            else
            {
                await TestServer.RangeAsync(stream, request, Content, null);
            }
        });

        await folder.FetchAsync(DownloadFolder.FileAt(server.Url));

        IsWhole();
        Assert.Equal([null, 1_000, null], server.Requests.Select(request => request.From));
    }

    [Fact]
    public async Task A_416_begins_again_without_what_is_there()
    {
        using var server = new TestServer(async (request, stream, _) =>
        {
            if (request.Number == 0)
                await CutAsync(stream, request, 500);
            else if (request.From is not null)
                await TestServer.HeadAsync(stream, "416 Range Not Satisfiable", "Content-Length: 0");
            else
                await TestServer.RangeAsync(stream, request, Content, null);
        });

        await folder.FetchAsync(DownloadFolder.FileAt(server.Url));

        IsWhole();
        Assert.Equal([null, 500, null], server.Requests.Select(request => request.From));
    }

    [Fact]
    public async Task A_server_that_sends_another_range_is_not_believed()
    {
        using var server = new TestServer(async (request, stream, _) =>
        {
            if (request.Number == 0)
                await CutAsync(stream, request, 500);
            else if (request.From is not null)
                await TestServer.HeadAsync(stream, "206 Partial Content", "Content-Length: 10", $"Content-Range: bytes 0-9/{Content.Length}");
            else
                await TestServer.RangeAsync(stream, request, Content, null);
        });

        await folder.FetchAsync(DownloadFolder.FileAt(server.Url));

        IsWhole();
    }
}
