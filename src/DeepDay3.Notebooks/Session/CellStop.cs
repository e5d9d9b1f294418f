using System.Diagnostics;
using DeepDay3.Notebooks.Display;

namespace DeepDay3.Notebooks.Session;

/// <summary>Stops a cell: polls throw, waits are interrupted until the cell has ended; what resists is given up after a warning.</summary>
/// <remarks>On a thread of its own, and not by timers: cells may have filled the thread pool.</remarks>
sealed class CellStop(CellThread thread, OutputScope scope) : IDisposable
{
    static readonly TimeSpan WarnAfter = TimeSpan.FromSeconds(3);
    static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(5);
    static readonly TimeSpan NudgeEvery = TimeSpan.FromMilliseconds(50);

    readonly TaskCompletionSource givenUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly ManualResetEventSlim ended = new();

    /// <summary>Completes when the cell has to be left behind.</summary>
    public Task GivenUp => givenUp.Task;

    public void Begin()
    {
        CellGuard.Request();
        LibraryInterruption.Set(true);
        thread.Interrupt();
        new Thread(Insist) { IsBackground = true, Name = "stop" }.UnsafeStart();
    }

    public void Dispose() => ended.Set();

    // A cell may catch the interruption and wait again.
    void Insist()
    {
        var watch = Stopwatch.StartNew();
        var isWarned = false;
        while (!ended.Wait(NudgeEvery))
        {
            thread.Interrupt();
            if (!isWarned && watch.Elapsed >= WarnAfter)
            {
                isWarned = true;
                scope.Write(OutputScope.StandardError, "The cell is inside a call that cannot be stopped from outside; it will be left behind.\n");
            }

            if (watch.Elapsed < GiveUpAfter) continue;
            givenUp.TrySetResult();
            return;
        }
    }
}
