using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DeepDay3.Cli.Tests.Commands;

public sealed class DataCommandTests : IDisposable
{
    readonly string root = Directory.CreateTempSubdirectory("deepday3-").FullName;

    string Cache => Path.Combine(root, "cache");

    public void Dispose() => Directory.Delete(root, recursive: true);

    async Task<(int ExitCode, string Output, string Error)> RunAsync(string? mirror, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", CommandLine.Program, "data", .. arguments]) { WorkingDirectory = root, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DEEPDAY3_HOME"] = "";
        start.Environment["DEEPDAY3_DATA"] = "";
        start.Environment["DEEPDAY3_CACHE"] = Cache;
        start.Environment["DEEPDAY3_MIRROR"] = mirror;
        // No way out: a fetch must not reach a real server from a test.
        (start.Environment["https_proxy"], start.Environment["HTTPS_PROXY"]) = ("http://127.0.0.1:9", "http://127.0.0.1:9");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(120));
        return (process.ExitCode, await output, await error);
    }

    void Put(string path, string text)
    {
        Directory.CreateDirectory(Path.Combine(Cache, Path.GetDirectoryName(path)!));
        File.WriteAllText(Path.Combine(Cache, path), text);
    }

    [Fact]
    public async Task List_names_all_sets_with_licences_and_says_what_is_there()
    {
        Put("wordsim/wordsim353.tsv", "");
        Put("enja/train.en", "");

        var (exitCode, output, _) = await RunAsync(null, "list");

        Assert.Equal(0, exitCode);
        string[] lines = output.Split('\n');
        Assert.Equal(11, lines.Count(line => line.Length > 0));
        Assert.Matches("^wordsim353 +in the cache +7.2 kB +WordSimilarity-353: .* Licence: CC BY 4.0", lines.Single(line => line.StartsWith("wordsim353")));
        Assert.Matches("^enja +1 of 6 files +4.6 MB ", lines.Single(line => line.StartsWith("enja")));
        Assert.Matches("^mnist +no +11.6 MB ", lines.Single(line => line.StartsWith("mnist")));
        Assert.Contains($"looked in {Cache}; get one with: deepday3 data fetch NAME", output);
        Assert.DoesNotContain('\u001b', output);
    }

    [Fact]
    public async Task Verify_names_what_is_bad_and_what_to_do()
    {
        Put("wordsim/wordsim353.tsv", "changed");

        var (exitCode, output, _) = await RunAsync(null, "verify");
        var (missingCode, missing, _) = await RunAsync(null, "verify", "analogies");

        Assert.Equal(1, exitCode);
        Assert.Contains("wordsim353.tsv has 7 bytes; 7186 were expected; delete it and run ./deepday3 data fetch", output);
        Assert.Contains("0 good, 1 bad", output);
        Assert.Equal(1, missingCode);
        Assert.Contains("is not on this machine; run ./deepday3 data fetch analogies", missing);
    }

    [Fact]
    public async Task Verify_passes_an_empty_cache()
    {
        var (exitCode, output, _) = await RunAsync(null, "verify");

        Assert.Equal((0, "0 good, 0 bad"), (exitCode, output.Trim()));
    }

    [Fact]
    public async Task Fetch_brings_a_real_file_from_a_mirror_and_verify_finds_it_good()
    {
        string? data = Environment.GetEnvironmentVariable("DEEPDAY3_DATA");
        string? real = string.IsNullOrEmpty(data) ? null : Path.Combine(data, "wordsim", "wordsim353.tsv");
        // Without the real file the mirror sends another, which must be refused.
        byte[] content = File.Exists(real) ? File.ReadAllBytes(real) : new byte[7186];
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        Task<string> asked = AnswerAsync(server, content);

        var (exitCode, output, error) = await RunAsync($"http://127.0.0.1:{((IPEndPoint)server.LocalEndpoint).Port}/", "fetch", "wordsim353");

        Assert.StartsWith("GET /wordsim/wordsim353.tsv ", await asked.WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.Contains("wordsim353: WordSimilarity-353. Licence: CC BY 4.0", output);
        if (File.Exists(real))
        {
            Assert.True(exitCode == 0, error);
            Assert.Contains("1 file is there and checked", output);
            Assert.Equal(content, File.ReadAllBytes(Path.Combine(Cache, "wordsim", "wordsim353.tsv")));
            Assert.Contains("1 good, 0 bad", (await RunAsync(null, "verify")).Output);
        }
        else
        {
            Assert.Equal(1, exitCode);
            Assert.Contains("gave a file that has the SHA-256", error);
            Assert.False(File.Exists(Path.Combine(Cache, "wordsim", "wordsim353.tsv")));
        }
    }

    [Fact]
    public async Task Wrong_names_are_a_matter_of_usage()
    {
        var (exitCode, _, error) = await RunAsync(null, "fetch", "imagenet");
        var (withoutCode, _, without) = await RunAsync(null, "fetch");

        Assert.Equal(2, exitCode);
        Assert.Equal("deepday3 data fetch: There is no data set \"imagenet\": one of analogies, digits, enja, fsdd, mnist, photos, stateunion, tinyshakespeare, wikitext2, wordsim353 was expected", error.Trim());
        Assert.Equal(2, withoutCode);
        Assert.EndsWith("; see deepday3 data fetch --help", without.Trim());
    }

    static async Task<string> AnswerAsync(TcpListener server, byte[] content)
    {
        using TcpClient client = await server.AcceptTcpClientAsync();
        NetworkStream stream = client.GetStream();
        var request = new byte[4096];
        int read = await stream.ReadAsync(request);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {content.Length}\r\n\r\n"));
        await stream.WriteAsync(content);
        return Encoding.ASCII.GetString(request, 0, read);
    }
}
