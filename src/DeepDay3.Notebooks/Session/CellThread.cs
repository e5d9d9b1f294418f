using System.Collections.Concurrent;

namespace DeepDay3.Notebooks.Session;

/// <summary>The thread that cells run on: one for the whole session, since libraries keep state (gradient mode, for one) by thread.</summary>
sealed class CellThread : IDisposable
{
    readonly BlockingCollection<Action> jobs = [];
    readonly Action rest;
    readonly Thread thread;
    readonly Lock gate = new();
    bool interruptible;

    /// <summary>Starts the thread.</summary>
    /// <param name="stackSize">Its stack, in bytes.</param>
    /// <param name="rest">What to do while there is nothing to do; not called any more once the thread is disposed of.</param>
    public CellThread(int stackSize, Action rest)
    {
        this.rest = rest;
        thread = new Thread(Run, stackSize) { IsBackground = true, Name = "cells" };
        thread.Start();
    }

    public Task<T> Run<T>(Func<T> job)
    {
        var completion = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        jobs.Add(() =>
        {
            try
            {
                completion.SetResult(job());
            }
            catch (Exception e)
            {
                completion.SetException(e);
            }
        });
        return completion.Task;
    }

    /// <summary>Runs <paramref name="body"/> so that <see cref="Interrupt"/> reaches it, and nothing before or after it.</summary>
    public T Interruptible<T>(Func<T> body)
    {
        lock (gate) interruptible = true;
        try
        {
            return body();
        }
        finally
        {
            lock (gate) interruptible = false;
            ClearPendingInterrupt();
        }
    }

    /// <summary>Wakes the thread when it sleeps, waits or blocks inside a cell.</summary>
    public void Interrupt()
    {
        lock (gate)
        {
            if (interruptible) thread.Interrupt();
        }
    }

    public void Dispose() => jobs.CompleteAdding();

    static void ClearPendingInterrupt()
    {
        try
        {
            Thread.Sleep(0);
        }
        catch (ThreadInterruptedException)
        {
            // An interrupt that came too late to hit the cell must not hit the next one.
        }
    }

    void Run()
    {
        CellGuard.MarkStackStart();
        foreach (var job in jobs.GetConsumingEnumerable())
        {
            job();
            if (jobs.Count == 0 && !jobs.IsAddingCompleted) rest();
        }
    }
}
