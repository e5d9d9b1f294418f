using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DeepDay3.Tests.Data.Downloads;

/// <summary>A web server whose answers a test writes byte by byte, so that it can do all that a bad one does.</summary>
sealed class TestServer : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource stop = new();
    readonly Func<TestRequest, NetworkStream, CancellationToken, Task> answer;
    readonly Lock gate = new();
    readonly List<TestRequest> requests = [];

    public TestServer(Func<TestRequest, NetworkStream, CancellationToken, Task> answer)
    {
        this.answer = answer;
        listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Serves the same bytes always, in ranges when it is asked.</summary>
    public static TestServer Of(byte[] content, string? tag = "\"v1\"") => new((request, stream, _) => RangeAsync(stream, request, content, tag));

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/file.bin");

    public IReadOnlyList<TestRequest> Requests
    {
        get
        {
            lock (gate)
                return [.. requests];
        }
    }

    public static async Task HeadAsync(Stream stream, string status, params string[] headers) =>
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nConnection: close\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n"));

    public static async Task RangeAsync(Stream stream, TestRequest request, byte[] content, string? tag)
    {
        string[] version = tag is null ? [] : [$"ETag: {tag}"];
        long from = request.From is { } start && (request.IfRange is null || request.IfRange == tag) ? start : 0;
        if (from >= content.Length)
            await HeadAsync(stream, "416 Range Not Satisfiable", "Content-Length: 0");
        else if (from > 0)
            await HeadAsync(stream, "206 Partial Content", [$"Content-Length: {content.Length - from}", $"Content-Range: bytes {from}-{content.Length - 1}/{content.Length}", .. version]);
        else
            await HeadAsync(stream, "200 OK", [$"Content-Length: {content.Length}", .. version]);
        if (from < content.Length)
            await stream.WriteAsync(content.AsMemory((int)from));
    }

    public void Dispose()
    {
        stop.Cancel();
        listener.Stop();
        stop.Dispose();
    }

    async Task AcceptAsync()
    {
        try
        {
            while (!stop.IsCancellationRequested)
                _ = ServeAsync(await listener.AcceptTcpClientAsync(stop.Token));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    async Task ServeAsync(TcpClient client)
    {
        using TcpClient connection = client;
        try
        {
            NetworkStream stream = connection.GetStream();
            var text = new StringBuilder();
            var one = new byte[1];
            while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, stop.Token) > 0)
                text.Append((char)one[0]);
            TestRequest request;
            lock (gate)
            {
                request = TestRequest.Parse(text.ToString(), requests.Count);
                requests.Add(request);
            }
            await answer(request, stream, stop.Token);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The other side has gone.
        }
    }
}
