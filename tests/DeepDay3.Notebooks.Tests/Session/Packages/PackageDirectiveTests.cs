using System.IO.Compression;
using System.Text;
using DeepDay3.Notebooks.Session;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepDay3.Notebooks.Tests.Session.Packages;

/// <summary>Restores packages that the test makes itself from a folder, so that no network is needed.</summary>
[Collection("sessions")]
public sealed class PackageDirectiveTests : IDisposable
{
    // Restored packages stay in the user's package folder: each run has names of its own, and removes them.
    readonly string unique = "DeepDay3.Test" + Guid.NewGuid().ToString("N")[..8];
    readonly string folder = Directory.CreateTempSubdirectory("deepday3-").FullName;

    string Feed => Path.Combine(folder, "feed");

    public void Dispose()
    {
        Directory.Delete(folder, true);
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        if (!Directory.Exists(packages)) return;
        foreach (var package in Directory.GetDirectories(packages, unique.ToLowerInvariant() + "*")) Directory.Delete(package, true);
    }

    [Fact]
    public async Task A_package_is_restored_with_what_it_needs_and_shown_and_the_second_time_nothing_runs()
    {
        Pack($"{unique}.Low", "1.0.0", "namespace Low; public static class Number { public static int Seven => 7; }");
        Pack($"{unique}.High", "2.1.0", "namespace High; public static class Number { public static int Fourteen => 14; }", $"{unique}.Low");
        using (var session = Session())
        {
            Assert.Equal("21", await session.Value($"#i \"nuget: {Feed}\"\n#r \"nuget: {unique}.High, 2.1.0\"\nHigh.Number.Fourteen + Low.Number.Seven"));
            Assert.StartsWith($"Restoring {unique}.High, 2.1.0", session.Output.Displayed[0]["text/plain"]);
            Assert.Equal($"Restored {unique}.High 2.1.0", session.Output.Updates[^1].Bundle["text/plain"]);
        }

        using var again = Session();
        Assert.Equal("14", await again.Value($"#i \"nuget: {Feed}\"\n#r \"nuget:{unique}.High,2.1.0\"\nHigh.Number.Fourteen"));
        Assert.Empty(again.Output.Displayed);
        Assert.Equal("14", await again.Value($"#r \"nuget: {unique}.High\"\nHigh.Number.Fourteen"));
        var error = await again.Error($"#r \"nuget: {unique}.High, 3.0.0\"");
        Assert.Contains("has " + unique + ".High in version 2.1.0 already", error.Message);
    }

    [Fact]
    public async Task The_newest_version_is_taken_when_none_is_named()
    {
        Pack($"{unique}.Any", "1.0.0", "public static class Which { public static int Version => 1; }");
        Pack($"{unique}.Any", "1.2.0", "public static class Which { public static int Version => 12; }");
        using var session = Session();
        Assert.Equal("12", await session.Value($"#i \"nuget:feed\"\n#r \"nuget: {unique}.Any\"\nWhich.Version"));
    }

    [Fact]
    public async Task What_cannot_be_restored_is_said_and_the_session_goes_on()
    {
        Directory.CreateDirectory(Feed);
        using var session = Session();
        var missing = await session.Error($"var a = 1;\n#i \"nuget:feed\"\n#r \"nuget: {unique}.Missing, 1.0.0\"");
        Assert.Equal("DirectiveError", missing.Name);
        Assert.Equal(3, missing.Line);
        Assert.Contains($"{unique}.Missing", missing.Message);
        Assert.Contains("(NU1101)", missing.Message);
        Pack($"{unique}.There", "1.0.0", "public class There { }");
        var version = await session.Error($"#r \"nuget: {unique}.There, 9.0.0\"");
        Assert.Contains("(NU1102)", version.Message);
        Assert.Equal("There", await session.Value($"#r \"nuget: {unique}.There, 1.0.0\"\ntypeof(There)"));
    }

    [Fact]
    public async Task Without_a_network_the_message_says_so()
    {
        // Nothing listens on this port of this machine.
        using var session = Session("https://127.0.0.1:9/index.json");
        var error = await session.Error($"#r \"nuget: {unique}.Far, 1.0.0\"");
        Assert.Contains("a source of packages cannot be reached; is there a network?", error.Message);
        Assert.Contains("127.0.0.1:9", error.Message);
        Assert.Equal("2", await session.Value("1 + 1"));
    }

    [Fact]
    public async Task A_restore_can_be_stopped()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        using var session = Session($"https://127.0.0.1:{((System.Net.IPEndPoint)listener.LocalEndpoint).Port}/index.json");
        using var cancellation = new CancellationTokenSource();
        var running = session.Run($"#r \"nuget: {unique}.Slow, 1.0.0\"", cancellation.Token);

        // The source takes the connection and never answers.
        using var connection = await listener.AcceptTcpClientAsync().WaitAsync(TimeSpan.FromSeconds(60));
        await cancellation.CancelAsync();
        Assert.Equal(CellStatus.Interrupted, (await running.WaitAsync(TimeSpan.FromSeconds(30))).Status);
    }

    SessionFixture Session(params string[] sources) => new(new SessionOptions { Folder = folder, PackageSources = sources, PackageCache = Path.Combine(folder, "cache") });

    void Pack(string name, string version, string code, params string[] dependencies)
    {
        Directory.CreateDirectory(Feed);
        using var image = new MemoryStream();
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var result = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(code)],
            new[] { "System.Private.CoreLib.dll", "System.Runtime.dll" }.Select(file => MetadataReference.CreateFromFile(Path.Combine(runtime, file))),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        using var package = new ZipArchive(File.Create(Path.Combine(Feed, $"{name}.{version}.nupkg")), ZipArchiveMode.Create);
        Write(package, $"{name}.nuspec", Encoding.UTF8.GetBytes(
            $"""
            <package><metadata><id>{name}</id><version>{version}</version><authors>test</authors><description>test</description>
            <dependencies><group targetFramework="net8.0">{string.Concat(dependencies.Select(id => $"<dependency id=\"{id}\" version=\"1.0.0\" />"))}</group></dependencies></metadata></package>
            """));
        Write(package, $"lib/net8.0/{name}.dll", image.ToArray());
    }

    static void Write(ZipArchive package, string path, byte[] content)
    {
        using var entry = package.CreateEntry(path).Open();
        entry.Write(content);
    }
}
