using System.Runtime;
using System.Runtime.ExceptionServices;

namespace DeepDay3.Exercises.Functions;

/// <summary>Runs code that may never return.</summary>
static class LimitedRun
{
    const int PollMilliseconds = 20;

    /// <summary>Runs on a thread of its own and ends that thread when the time is up.</summary>
    /// <param name="work">What to run; its exceptions pass through.</param>
    /// <param name="limit">The time that it may take.</param>
    /// <param name="cancellation">Of the cell.</param>
    /// <exception cref="TimeoutException">The time was up.</exception>
    /// <exception cref="OperationCanceledException">The cell was stopped.</exception>
    public static void Run(Action work, TimeSpan limit, CancellationToken cancellation)
    {
        var abort = new CancellationTokenSource();
        using var done = new ManualResetEventSlim();
        Exception? thrown = null;
        var thread = new Thread(() =>
        {
            try
            {
                // ControlledExecution is obsolete because an abort can leave a process in a bad state; a notebook's process that runs a
                // learner's endless loop is what remains of its use: without it the loop would take a core until the kernel is restarted.
#pragma warning disable SYSLIB0046
                ControlledExecution.Run(work, abort.Token);
#pragma warning restore SYSLIB0046
            }
            catch (Exception error)
            {
                thrown = error;
            }
            finally
            {
                Signal(done);
            }
        }, maxStackSize: 16 << 20)
        { IsBackground = true, Name = "exercise" };
        thread.Start();

        long end = Environment.TickCount64 + (long)limit.TotalMilliseconds;
        while (!done.Wait(PollMilliseconds, CancellationToken.None))
        {
            if (!cancellation.IsCancellationRequested && Environment.TickCount64 < end)
                continue;
            // Cancel waits for the thread to come to a place where it can be ended: one that sleeps has to be woken first, and one
            // that waits for the system, such as for input, may never come there.
            thread.Interrupt();
            _ = Task.Run(abort.Cancel, CancellationToken.None);
            thread.Join(TimeSpan.FromSeconds(1));
            cancellation.ThrowIfCancellationRequested();
            throw new TimeoutException();
        }

        if (thrown is not null)
            ExceptionDispatchInfo.Throw(thrown);
    }

    // The caller may have given up and disposed the event.
    static void Signal(ManualResetEventSlim done)
    {
        try
        {
            done.Set();
        }
        catch (ObjectDisposedException)
        {
            // Nobody waits any more.
        }
    }
}
