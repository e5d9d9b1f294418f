using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using DeepDay3.Browser.Tests.Book;
using DeepDay3.Cli.Kernels;

namespace DeepDay3.Browser.Tests.Hosts;

/// <summary>Jupyter Notebook on the loopback address, with our kernel as its only C# and a folder of its own.</summary>
public sealed class NotebookServer : IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("deepday3-notebook").FullName;
    readonly int port = FreePort();
    Process? server;

    /// <summary>The server's program, or null.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(place => Path.Combine(place, "jupyter-notebook")).FirstOrDefault(File.Exists);

    string Notebooks => Path.Combine(folder, "notebooks");

    /// <summary>Writes a notebook of code cells and gives its address.</summary>
    public string Add(string name, params string[] cells)
    {
        var document = new JsonObject
        {
            ["cells"] = new JsonArray([.. cells.Select((source, index) => (JsonNode)new JsonObject
            {
                ["cell_type"] = "code", ["execution_count"] = null, ["id"] = $"cell-{index}", ["metadata"] = new JsonObject(), ["outputs"] = new JsonArray(), ["source"] = source,
            })]),
            ["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = InstalledKernel.UsualName } },
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };
        File.WriteAllText(Path.Combine(Notebooks, name), document.ToJsonString());
        return $"http://127.0.0.1:{port}/notebooks/{name}";
    }

    /// <summary>The cells of a notebook as saved.</summary>
    public JsonArray Saved(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Notebooks, name)))!["cells"]!.AsArray();

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (Program is null) return;
        string kernel = Path.Combine(folder, "jupyter", "kernels", InstalledKernel.UsualName);
        Directory.CreateDirectory(kernel);
        Directory.CreateDirectory(Notebooks);
        File.WriteAllText(Path.Combine(kernel, InstalledKernel.FileName), InstalledKernel.Describe(InstalledKernel.UsualName, ["dotnet", "exec", Path.Combine(BookFixture.Root, "artifacts", "bin", "DeepDay3.Jupyter", "release", KernelBuild.Assembly)]));

        var start = new ProcessStartInfo(Program) { WorkingDirectory = Notebooks, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in new[] { "--no-browser", "--allow-root", "--ip=127.0.0.1", $"--port={port}", "--NotebookApp.token=", "--NotebookApp.password=" }) start.ArgumentList.Add(argument);
        foreach (var (variable, place) in new[] { ("JUPYTER_PATH", "jupyter"), ("JUPYTER_CONFIG_DIR", "config"), ("JUPYTER_RUNTIME_DIR", "runtime"), ("JUPYTER_DATA_DIR", "data"), ("IPYTHONDIR", "ipython") })
            start.Environment[variable] = Path.Combine(folder, place);
        server = Process.Start(start)!;
        server.OutputDataReceived += (_, _) => { };
        server.ErrorDataReceived += (_, _) => { };
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();

        using var client = new HttpClient();
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                (await client.GetAsync(new Uri($"http://127.0.0.1:{port}/api"))).EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException) when (attempt < 300 && !server.HasExited)
            {
                await Task.Delay(200);
            }
        }
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (server is not null)
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
            server.Dispose();
        }
        Directory.Delete(folder, recursive: true);
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
