using DeepDay3.Notebooks.Display;

namespace DeepDay3.Notebooks.Session;

/// <summary>Stops a cell: polls throw, waits are interrupted until the cell has ended; what resists is given up after a warning.</summary>
sealed class CellStop : IDisposable
{
    static readonly TimeSpan WarnAfter = TimeSpan.FromSeconds(3);
    static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(2);
    static readonly TimeSpan NudgeEvery = TimeSpan.FromMilliseconds(50);

    readonly CellThread thread;
    readonly OutputScope scope;
    readonly TaskCompletionSource givenUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Timer nudge;
    readonly Timer patience;
    int warned;

    public CellStop(CellThread thread, OutputScope scope)
    {
        this.thread = thread;
        this.scope = scope;
        nudge = new Timer(_ => thread.Interrupt());
        patience = new Timer(_ => LosePatience());
    }

    /// <summary>Completes when the cell has to be left behind.</summary>
    public Task GivenUp => givenUp.Task;

    public void Begin()
    {
        CellGuard.Request();
        LibraryInterruption.Set(true);
        thread.Interrupt();
        try
        {
            // A cell may catch the interruption and wait again.
            nudge.Change(NudgeEvery, NudgeEvery);
            patience.Change(WarnAfter, GiveUpAfter);
        }
        catch (ObjectDisposedException)
        {
            // The cell has ended in the meantime.
        }
    }

    public void Dispose()
    {
        nudge.Dispose();
        patience.Dispose();
    }

    void LosePatience()
    {
        if (Interlocked.Exchange(ref warned, 1) == 0)
            scope.Write(OutputScope.StandardError, "The cell is inside a call that cannot be stopped from outside; it will be left behind.\n");
        else
            givenUp.TrySetResult();
    }
}
