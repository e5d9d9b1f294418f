using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using System.Text;
using System.Text.Json.Nodes;
using DeepDay3.Notebooks.Session;

namespace DeepDay3.Notebooks.Running;

/// <summary>Runs one notebook in a process of its own and records what comes back.</summary>
sealed class NotebookProcess(PreparedNotebook notebook, RunOptions options, int processors, IRunProgress progress)
{
    /// <summary>Tells what runs in the notebook that nobody is at it, so that nothing is kept of a person's progress.</summary>
    const string HeadlessVariable = "DEEPDAY3_HEADLESS";

    /// <summary>Tells the runtime how many processors there are, so that notebooks that run at once do not compete for them.</summary>
    const string ProcessorsVariable = "DOTNET_PROCESSOR_COUNT";

    const int MaximumErrorText = 4000;
    static readonly TimeSpan ExitGrace = TimeSpan.FromSeconds(2);

    readonly OutputRecorder recorder = new(notebook, options.DroppedMimeTypes);
    readonly ExerciseReports exercises = new(options.Solutions);
    readonly CellReport?[] cells = new CellReport?[notebook.Steps.Count];
    readonly Stopwatch watch = Stopwatch.StartNew();
    readonly Stopwatch cellWatch = new();
    readonly StringBuilder errorText = new();
    double peakMemory;
    int running = -1;
    bool isDone;

    public async Task<NotebookReport> RunAsync(CancellationToken cancellation)
    {
        progress.Started(notebook.Target, notebook.Steps.Count);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (options.Timeout is { } timeout) time.CancelAfter(timeout);
        var pipeName = $"dd3-{Guid.NewGuid():N}";
        await using var pipe = new NamedPipeServerStream(pipeName, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
        using var process = Start(pipeName);
        using var kill = time.Token.Register(() => Kill(process));
        var exited = process.WaitForExitAsync(CancellationToken.None);
        try
        {
            if (await ConnectAsync(pipe, exited, time.Token)) await ConverseAsync(pipe);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // A process that is killed or crashes takes the pipe with it; what happened is worked out below.
        }

        // Nothing that the process left running may outlive it, such as a thread of a cell in the foreground.
        if (await Task.WhenAny(exited, Task.Delay(ExitGrace, CancellationToken.None)) != exited && !process.HasExited)
        {
            Kill(process);
            process.WaitForExit((int)ExitGrace.TotalMilliseconds);
        }

        // Nor may a program that a cell started: it would also keep the streams open.
        LeftoverProcesses.End(pipeName);
        await Task.WhenAny(exited, Task.Delay(ExitGrace, CancellationToken.None));
        cancellation.ThrowIfCancellationRequested();
        return Conclude(process, time.IsCancellationRequested);
    }

    Process Start(string pipeName)
    {
        var start = new ProcessStartInfo(options.ChildCommand[0])
        {
            WorkingDirectory = Path.GetDirectoryName(notebook.Target.Path)!,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in options.ChildCommand.Skip(1).Append(pipeName)) start.ArgumentList.Add(argument);
        start.Environment[LeftoverProcesses.Variable] = pipeName;
        start.Environment[HeadlessVariable] = "1";
        if (processors < Environment.ProcessorCount) start.Environment[ProcessorsVariable] = processors.ToString(CultureInfo.InvariantCulture);
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, data) => Remember(data.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    void Remember(string? line)
    {
        lock (errorText)
        {
            if (line is not null && errorText.Length < MaximumErrorText) errorText.Append(line).Append('\n');
        }
    }

    void Kill(Process process)
    {
        try
        {
            process.Refresh();
            peakMemory = Math.Max(peakMemory, process.PeakWorkingSet64);
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It is gone already.
        }
    }

    static async Task<bool> ConnectAsync(NamedPipeServerStream pipe, Task exited, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var connected = pipe.WaitForConnectionAsync(either.Token);
        if (await Task.WhenAny(connected, exited) == connected)
        {
            await connected;
            return true;
        }

        await either.CancelAsync();
        return false;
    }

    async Task ConverseAsync(NamedPipeServerStream pipe)
    {
        var work = new JsonObject
        {
            ["folder"] = Path.GetDirectoryName(notebook.Target.Path),
            ["cells"] = new JsonArray([.. notebook.Steps.Select(step => (JsonNode)new JsonObject
            {
                ["code"] = step.Cell.Source,
                ["name"] = step.Cell.Tags.Contains(ParameterCell.InjectedTag) ? "the parameters" : $"cell {step.Number}",
                ["mayFail"] = PreparedNotebook.MayFail(step.Cell),
            })]),
        };
        await pipe.WriteAsync(Encoding.UTF8.GetBytes(work.ToJsonString() + "\n"));
        using var reader = new StreamReader(pipe, Encoding.UTF8, leaveOpen: true);
        while (!isDone && await reader.ReadLineAsync() is { } line) Handle((JsonObject)JsonNode.Parse(line)!);
    }

    void Handle(JsonObject message)
    {
        var step = message["step"]?.GetValue<int>() ?? -1;
        if (message["peak"] is { } peak) peakMemory = Math.Max(peakMemory, peak.GetValue<long>());
        switch (message["event"]!.GetValue<string>())
        {
            case "start":
                running = step;
                cellWatch.Restart();
                recorder.Started(step);
                progress.CellStarted(notebook.Target, notebook.Steps[step].Number);
                break;
            case "stream":
                var text = message["text"]!.GetValue<string>();
                recorder.Stream(step, message["name"]!.GetValue<string>(), text);
                if (text.Split('\n', '\r').LastOrDefault(line => !string.IsNullOrWhiteSpace(line)) is { } last) progress.Printed(notebook.Target, last);
                break;
            case "display":
                recorder.Display(step, Data(message), message["id"]?.GetValue<string>());
                break;
            case "update":
                recorder.Update(Data(message), message["id"]!.GetValue<string>());
                break;
            case "clear":
                recorder.Clear(step, message["wait"]!.GetValue<bool>());
                break;
            case "end":
                running = -1;
                End(step, message);
                break;
            case "done":
                isDone = true;
                break;
        }
    }

    void End(int step, JsonObject message)
    {
        var error = message["error"] is JsonObject problem
            ? new CellError(
                problem["name"]!.GetValue<string>(),
                problem["message"]!.GetValue<string>(),
                problem["line"]?.GetValue<int>(),
                [.. ((JsonArray)problem["trace"]!).Select(line => line!.GetValue<string>())])
            : null;
        if (message["data"] is JsonObject) recorder.Result(step, Data(message));
        if (error is not null) recorder.Error(step, error);
        var wrong = error is null ? exercises.Judge(notebook.Steps[step].Cell) : null;
        var status = wrong is null && (error is null || PreparedNotebook.MayFail(notebook.Steps[step].Cell)) ? RunStatus.Passed : RunStatus.Failed;
        cells[step] = new CellReport(notebook.Steps[step].Number, status, message["milliseconds"]!.GetValue<double>(), error ?? wrong);
    }

    NotebookReport Conclude(Process process, bool isTimeout)
    {
        var status = cells.Any(cell => cell?.Status == RunStatus.Failed) ? RunStatus.Failed : RunStatus.Passed;
        if (!isDone)
        {
            status = isTimeout ? RunStatus.Timeout : RunStatus.Crashed;
            var step = running >= 0 ? running : Math.Max(0, Array.FindIndex(cells, cell => cell is null));
            var error = isTimeout ? TimeoutError() : CrashError(process.ExitCode);
            if (step < cells.Length)
            {
                recorder.Error(step, error);
                cells[step] = new CellReport(notebook.Steps[step].Number, status, cellWatch.Elapsed.TotalMilliseconds, error);
            }
        }

        recorder.Finish();
        var reports = cells.Select((cell, step) => cell ?? new CellReport(notebook.Steps[step].Number, RunStatus.Skipped, 0, null));
        return new NotebookReport(notebook.Target.Name, status, watch.Elapsed.TotalSeconds, peakMemory / (1024.0 * 1024.0), Merge(reports));
    }

    // The injected cell has no number of its own: it counts as part of the parameters cell.
    static List<CellReport> Merge(IEnumerable<CellReport> reports) =>
        [.. reports.GroupBy(cell => cell.Index).Select(group => (group.FirstOrDefault(cell => cell.Error is not null) ?? group.First()) with
        {
            Milliseconds = group.Sum(cell => cell.Milliseconds),
        })];

    CellError TimeoutError()
    {
        var message = $"The notebook was stopped after {options.Timeout!.Value.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s while this cell was running (--timeout sets the limit).";
        return new CellError("Timeout", message, null, [message]);
    }

    CellError CrashError(int exitCode)
    {
        string text;
        lock (errorText) text = errorText.ToString().Trim();
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var words = string.Join(" ", lines.TakeWhile(line => !line.TrimStart().StartsWith("at ", StringComparison.Ordinal)).Take(3).Select(line => line.Trim()));
        var message = $"The process ended with exit code {exitCode} while this cell was running{(words.Length > 0 ? ": " + words : ".")}";
        return new CellError("Crash", message, null, [message, .. lines.Take(12)]);
    }

    static JsonObject Data(JsonObject message) => (JsonObject)message["data"]!.DeepClone();
}
