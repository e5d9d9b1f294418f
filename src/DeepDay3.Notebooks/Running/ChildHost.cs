using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using System.Text;
using System.Text.Json.Nodes;
using DeepDay3.Notebooks.Display;
using DeepDay3.Notebooks.Session;

namespace DeepDay3.Notebooks.Running;

/// <summary>The process that executes one notebook: reads the cells from a pipe and reports on it, a JSON object a line.</summary>
/// <remarks>A pipe of its own, so that nothing that a cell writes to the process's output can corrupt the conversation.</remarks>
public sealed class ChildHost
{
    readonly StreamWriter writer;
    readonly Lock gate = new();

    ChildHost(Stream pipe)
    {
        writer = new StreamWriter(pipe, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
    }

    /// <summary>Serves the parent that listens on <paramref name="pipeName"/>.</summary>
    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunAsync(string pipeName)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        using var pipe = new NamedPipeClientStream(".", pipeName, PipeDirection.InOut, PipeOptions.Asynchronous);
        await pipe.ConnectAsync(10_000);
        var reader = new StreamReader(pipe, Encoding.UTF8);
        var line = await reader.ReadLineAsync() ?? throw new EndOfStreamException("The parent process went away.");
        var work = (JsonObject)JsonNode.Parse(line)!;
        _ = ExitWithParentAsync(reader);
        return await new ChildHost(pipe).ExecuteAsync(work);
    }

    // The parent says nothing more: the end of the stream means that it is gone.
    static async Task ExitWithParentAsync(StreamReader reader)
    {
        try
        {
            await reader.ReadLineAsync().ConfigureAwait(false);
        }
        catch (IOException)
        {
            // The same news in another form.
        }

        Environment.Exit(3);
    }

    async Task<int> ExecuteAsync(JsonObject work)
    {
        var folder = work["folder"]!.GetValue<string>();
        Environment.CurrentDirectory = folder;
        using var session = new CSharpSession(new SessionOptions { Folder = folder });
        var cells = (JsonArray)work["cells"]!;
        for (var step = 0; step < cells.Count; step++)
        {
            Send(new JsonObject { ["event"] = "start", ["step"] = step, ["peak"] = Peak() });
            var cell = cells[step]!;
            var result = await session.ExecuteAsync(cell["code"]!.GetValue<string>(), cell["name"]!.GetValue<string>(), new PipeOutput(this, step));
            Send(Describe(step, result));
            if (result.Status != CellStatus.Succeeded && cell["mayFail"]?.GetValue<bool>() != true) break;
        }

        Send(new JsonObject { ["event"] = "done", ["peak"] = Peak() });
        return 0;
    }

    static JsonObject Describe(int step, CellResult result) => new()
    {
        ["event"] = "end",
        ["step"] = step,
        ["milliseconds"] = result.Elapsed.TotalMilliseconds,
        ["peak"] = Peak(),
        ["data"] = result.Value?.ToJson(),
        ["error"] = result.Error is { } error
            ? new JsonObject
            {
                ["name"] = error.Name,
                ["message"] = error.Message,
                ["line"] = error.Line,
                ["trace"] = new JsonArray([.. error.Trace.Select(text => (JsonNode)text)]),
            }
            : null,
    };

    static long Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    void Send(JsonObject message)
    {
        var line = message.ToJsonString();
        lock (gate)
        {
            try
            {
                writer.WriteLine(line);
            }
            catch (IOException)
            {
                Environment.Exit(3);
            }
        }
    }

    sealed class PipeOutput(ChildHost host, int step) : ICellOutput
    {
        public void Write(string stream, string text) =>
            host.Send(new JsonObject { ["event"] = "stream", ["step"] = step, ["name"] = stream, ["text"] = text });

        public void Display(MimeBundle bundle, string? displayId) =>
            host.Send(new JsonObject { ["event"] = "display", ["step"] = step, ["id"] = displayId, ["data"] = bundle.ToJson() });

        public void Update(MimeBundle bundle, string displayId) =>
            host.Send(new JsonObject { ["event"] = "update", ["id"] = displayId, ["data"] = bundle.ToJson() });

        public void Clear(bool wait) => host.Send(new JsonObject { ["event"] = "clear", ["step"] = step, ["wait"] = wait });
    }
}
