using System.Diagnostics;
using DeepDay3.Notebooks.Display;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepDay3.Notebooks.Session;

/// <summary>Executes C# cells one after another, as a notebook does: each sees what the earlier ones declared.</summary>
/// <remarks>
/// Console output is redirected for the whole process while a session exists, and interruption is a flag of the process:
/// one cell runs at a time.
/// </remarks>
public sealed class CSharpSession : IDisposable
{
    /// <summary>The name under which <see cref="AppContext.GetData"/> gives libraries the running cell's <see cref="CancellationToken"/>.</summary>
    public const string CancellationDataName = "DeepDay3.CellCancellation";

    static readonly TimeSpan AwaitGrace = TimeSpan.FromMilliseconds(250);
    static readonly TimeSpan StuckAfter = TimeSpan.FromSeconds(3);
    static readonly SemaphoreSlim OneAtATime = new(1);
    static readonly CellError InterruptedError = new("Interrupted", "The cell was interrupted.", null, ["The cell was interrupted."]);

    readonly SessionOptions options;
    readonly CellThread thread;
    readonly SubmissionChain chain;
    readonly SessionReferences references;
    readonly HashSet<string> cellNames = [];
    readonly string folder;

    /// <summary>Starts a session without any state.</summary>
    public CSharpSession(SessionOptions? options = null)
    {
        this.options = options ?? new SessionOptions();
        folder = Path.GetFullPath(this.options.Folder ?? Environment.CurrentDirectory);
        var context = new SessionLoadContext();
        references = new SessionReferences(folder, context);
        chain = new SubmissionChain(references, context);
        thread = new CellThread(this.options.StackSize);
        ConsoleRouter.Install();
    }

    /// <summary>Executes a cell.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="cellName">What errors call it, such as "cell 3".</param>
    /// <param name="output">Where text and display data go, from any thread, while the cell runs and later.</param>
    /// <param name="cancellation">Stops the cell: its loops and its waits end with an error; its state stays.</param>
    public async Task<CellResult> ExecuteAsync(string code, string cellName, ICellOutput output, CancellationToken cancellation = default)
    {
        try
        {
            await OneAtATime.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return new CellResult(CellStatus.Interrupted, null, InterruptedError, TimeSpan.Zero);
        }

        try
        {
            using var scope = new OutputScope(output, options.MaximumStreamLength, options.Input, cancellation);
            using var stuck = new Timer(_ => scope.Write(OutputScope.StandardError,
                "The cell is inside a call that cannot be stopped from outside; restart to end it.\n"));
            CellGuard.Reset();
            AppContext.SetData(CancellationDataName, cancellation);
            using var registration = cancellation.Register(() =>
            {
                CellGuard.Request();
                thread.Interrupt();
                stuck.Change(StuckAfter, Timeout.InfiniteTimeSpan);
            });
            return await thread.Run(() => Execute(code, cellName, scope, cancellation)).ConfigureAwait(false);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    /// <summary>A compilation of <paramref name="code"/> on top of the executed cells, for completion and inspection; nothing is executed.</summary>
    public CSharpCompilation CreateProbe(string code) => chain.CreateProbe(code);

    /// <summary>Ends the session's thread once the running cell is done.</summary>
    public void Dispose() => thread.Dispose();

    CellResult Execute(string code, string cellName, OutputScope scope, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        cellNames.Add(cellName);
        using var current = scope.Enter();
        try
        {
            MimeBundle? value = null;
            foreach (var segment in CellParser.Split(code))
            {
                if (value is not null) scope.Display(value, null);
                value = ExecuteSegment(segment, cellName, scope, cancellation);
            }

            return new CellResult(CellStatus.Succeeded, value, null, watch.Elapsed);
        }
        catch (Exception e)
        {
            var status = cancellation.IsCancellationRequested ? CellStatus.Interrupted : CellStatus.Failed;
            return new CellResult(status, null, Report(e, cellName, status), watch.Elapsed);
        }
        finally
        {
            scope.Flush();
        }
    }

    CellError Report(Exception exception, string cellName, CellStatus status) => exception switch
    {
        _ when status == CellStatus.Interrupted => InterruptedError,
        CompilationException compilation => ErrorReport.From(compilation, cellName),
        DirectiveException directive => ErrorReport.From(directive, cellName),
        _ => ErrorReport.From(exception, cellName, cellNames),
    };

    MimeBundle? ExecuteSegment(CellSegment segment, string cellName, OutputScope scope, CancellationToken cancellation)
    {
        if (segment.Language != "csharp")
        {
            scope.Display(MimeBundle.Single(segment.Language == "html" ? "text/html" : "text/markdown", segment.Code.Trim('\n')), null);
            return null;
        }

        var timed = Stopwatch.StartNew();
        var isTimed = false;
        foreach (var directive in segment.Directives)
        {
            switch (directive.Name)
            {
                case "#r": references.Add(directive); break;
                case "#load": Load(directive, scope, cancellation); break;
                case "#!time": isTimed = true; break;
                default:
                    throw new DirectiveException(
                        $"{directive.Name} is not a directive of this host; it knows #r \"path.dll\", #load \"file.csx\", #!time, #!csharp, #!markdown and #!html.",
                        directive.Line);
            }
        }

        var value = Run(segment.Code, cellName, cancellation);
        if (isTimed) scope.Display(MimeBundle.Single("text/plain", FormattableString.Invariant($"Wall time: {timed.Elapsed.TotalMilliseconds:0.0} ms")), null);
        return value;
    }

    void Load(CellDirective directive, OutputScope scope, CancellationToken cancellation)
    {
        var path = Path.GetFullPath(directive.Argument, folder);
        if (!File.Exists(path)) throw new DirectiveException($"#load \"{directive.Argument}\": there is no file {path}; the path starts from the notebook's folder.", directive.Line);
        cellNames.Add(path);
        foreach (var segment in CellParser.Split(File.ReadAllText(path)))
        {
            if (segment.Directives.Any(nested => nested.Name == "#load"))
                throw new DirectiveException($"#load \"{directive.Argument}\": a loaded file cannot load another.", directive.Line);
            ExecuteSegment(segment, path, scope, cancellation);
        }
    }

    MimeBundle? Run(string code, string cellName, CancellationToken cancellation)
    {
        var submission = chain.Compile(code, cellName, cancellation);
        return thread.Interruptible(() =>
        {
            cancellation.ThrowIfCancellationRequested();
            var value = Wait(submission.Start(), cancellation);
            return submission.HasValue || value is not null ? Formatting.Format(value) : null;
        });
    }

    // Cells have no synchronization context, so that blocking on a task cannot deadlock; after an await they run on the thread pool,
    // where an interrupt does not reach a sleep: such a cell is left behind.
    static object? Wait(Task<object?> task, CancellationToken cancellation)
    {
        try
        {
            while (!task.IsCompleted && !cancellation.IsCancellationRequested) ((IAsyncResult)task).AsyncWaitHandle.WaitOne(1000);
        }
        catch (ThreadInterruptedException)
        {
            // The loop below gives the cell's loops the time to notice.
        }

        if (!task.IsCompleted) ((IAsyncResult)task).AsyncWaitHandle.WaitOne(AwaitGrace);
        if (!task.IsCompleted) throw new OperationCanceledException(cancellation);
        return task.GetAwaiter().GetResult();
    }
}
