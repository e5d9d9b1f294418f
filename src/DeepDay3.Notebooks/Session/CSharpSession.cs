using System.Diagnostics;
using DeepDay3.Notebooks.Display;
using DeepDay3.Notebooks.Session.Packages;
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

    static readonly TimeSpan AwaitGrace = TimeSpan.FromMilliseconds(50);
    static readonly SemaphoreSlim OneAtATime = new(1);
    static readonly CellError InterruptedError = Interrupted("The cell was interrupted.");
    static readonly CellError LeftBehindError = Interrupted(
        "The cell was interrupted inside a call that cannot be stopped: the call goes on in the background until it ends by itself; restart to end it now.");

    readonly SessionOptions options;
    readonly SubmissionChain chain;
    readonly SessionDirectives directives;
    readonly CellPlaces places = new();
    CellThread thread;

    /// <summary>Starts a session without any state.</summary>
    public CSharpSession(SessionOptions? options = null)
    {
        this.options = options ?? new SessionOptions();
        var folder = Path.GetFullPath(this.options.Folder ?? Environment.CurrentDirectory);
        var context = new SessionLoadContext();
        var references = new SessionReferences(folder, context);
        chain = new SubmissionChain(references, context, places);
        directives = new SessionDirectives(
            folder, references, new SessionPackages(folder, references, this.options), () => chain.Variables, ExecuteText);
        thread = new CellThread(this.options.StackSize, chain.Prepare);
        ConsoleRouter.Install();
        ThreadFailures.Install();
    }

    /// <summary>The variables that cells have declared, by name; the latest of each name.</summary>
    public IReadOnlyList<SessionVariable> Variables => chain.Variables;

    /// <summary>Executes a cell on the session's own thread, and waits for it. The thread pool has no part in it: cells may fill that as they like.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="cellName">What errors call it, such as "cell 3".</param>
    /// <param name="output">Where text and display data go, from any thread, while the cell runs and later.</param>
    /// <param name="cancellation">
    /// Stops the cell: its loops and its waits end with an error; its state stays. A cell inside a call that cannot be stopped is
    /// left behind after a few seconds and a warning: the result comes, and the session goes on with the next cell.
    /// </param>
    public CellResult Execute(string code, string cellName, ICellOutput output, CancellationToken cancellation = default)
    {
        try
        {
            OneAtATime.Wait(cancellation);
        }
        catch (OperationCanceledException)
        {
            return new CellResult(CellStatus.Interrupted, null, InterruptedError, TimeSpan.Zero);
        }

        try
        {
            var watch = Stopwatch.StartNew();
            using var scope = new OutputScope(output, options.MaximumStreamLength, options.Input, cancellation);
            AppContext.SetData(CancellationDataName, cancellation);
            CellGuard.Reset();
            LibraryInterruption.Set(false);
            using var stop = new CellStop(thread, scope);
            using var registration = cancellation.Register(stop.Begin);
            var work = thread.Run(() => Execute(code, new CellRun(cellName, scope, cancellation)));
            Task[] ends = [work, stop.GivenUp];
            if (ends[Task.WaitAny(ends, CancellationToken.None)] == work) return work.GetAwaiter().GetResult();

            CellGuard.LeaveBehind(work);
            thread.Dispose();
            thread = new CellThread(options.StackSize, chain.Prepare);
            return new CellResult(CellStatus.Interrupted, null, LeftBehindError, watch.Elapsed);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    /// <summary>Executes a cell like <see cref="Execute(string, string, ICellOutput, CancellationToken)"/>, while the caller does something else.</summary>
    /// <inheritdoc cref="Execute(string, string, ICellOutput, CancellationToken)"/>
    public Task<CellResult> ExecuteAsync(string code, string cellName, ICellOutput output, CancellationToken cancellation = default) => Task.Factory.StartNew(
        () => Execute(code, cellName, output, cancellation), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>A compilation of <paramref name="code"/> on top of the executed cells, for completion and inspection; nothing is executed.</summary>
    public CSharpCompilation CreateProbe(string code) => chain.CreateProbe(code);

    /// <summary>Ends the session's thread once the running cell is done.</summary>
    public void Dispose() => thread.Dispose();

    CellResult Execute(string code, CellRun run)
    {
        var watch = Stopwatch.StartNew();
        using var current = run.Scope.Enter();
        try
        {
            places.Add(run.Name);
            MimeBundle? value = null;
            foreach (var segment in CellParser.Split(code))
            {
                if (value is not null) run.Scope.Display(value, null);
                value = ExecuteSegment(segment, run);
            }

            return new CellResult(CellStatus.Succeeded, value, null, watch.Elapsed);
        }
        catch (Exception e)
        {
            var status = run.Cancellation.IsCancellationRequested ? CellStatus.Interrupted : CellStatus.Failed;
            return new CellResult(status, null, Report(e, run.Name, status), watch.Elapsed);
        }
        finally
        {
            run.Scope.Flush();
        }
    }

    CellError Report(Exception exception, string cellName, CellStatus status) => exception switch
    {
        _ when status == CellStatus.Interrupted => InterruptedError,
        CompilationException compilation => ErrorReport.From(compilation, cellName),
        DirectiveException directive => ErrorReport.From(directive, cellName),
        _ => ErrorReport.From(exception, cellName, places),
    };

    // The text of a file that a cell loads; its last expression is shown.
    void ExecuteText(string code, CellRun run)
    {
        places.Add(run.Name);
        foreach (var segment in CellParser.Split(code))
        {
            if (ExecuteSegment(segment, run) is { } value) run.Scope.Display(value, null);
        }
    }

    MimeBundle? ExecuteSegment(CellSegment segment, CellRun run)
    {
        if (segment.Language != CellLanguages.CSharp)
        {
            run.Scope.Display(CellLanguages.Show(segment.Language, segment.Code), null);
            return null;
        }

        var timed = Stopwatch.StartNew();
        if (segment.Directives.Count > 0) directives.CarryOut(segment.Directives, run);
        var value = Run(segment.Code, run);
        if (segment.Directives.Any(directive => directive.Name == SessionDirectives.Time))
            run.Scope.Display(MimeBundle.Single("text/plain", FormattableString.Invariant($"Wall time: {timed.Elapsed.TotalMilliseconds:0.0} ms")), null);
        return value;
    }

    MimeBundle? Run(string code, CellRun run)
    {
        var submission = chain.Compile(code, run.Name, run.Cancellation);
        return thread.Interruptible(() =>
        {
            run.Cancellation.ThrowIfCancellationRequested();
            var value = Wait(submission.Start(), run.Cancellation);
            return value is not null || submission.HasValue() ? Formatting.Format(value) : null;
        });
    }

    // Cells have no synchronization context, so that blocking on a task cannot deadlock; after an await they run on the thread pool,
    // where an interrupt does not reach a sleep: such a cell is left behind.
    static object? Wait(Task<object?> task, CancellationToken cancellation)
    {
        var isDone = task.IsCompleted;
        try
        {
            while (!isDone && !cancellation.IsCancellationRequested) isDone = ((IAsyncResult)task).AsyncWaitHandle.WaitOne(1000);
        }
        catch (ThreadInterruptedException)
        {
            // The wait below gives the cell's loops the time to notice.
        }

        try
        {
            if (!isDone) ((IAsyncResult)task).AsyncWaitHandle.WaitOne(AwaitGrace);
        }
        catch (ThreadInterruptedException)
        {
            // Time enough has passed.
        }

        if (task.IsCompleted) return task.GetAwaiter().GetResult();
        CellGuard.LeaveBehind(task);
        throw new OperationCanceledException(cancellation);
    }

    static CellError Interrupted(string message) => new("Interrupted", message, null, [message]);
}
