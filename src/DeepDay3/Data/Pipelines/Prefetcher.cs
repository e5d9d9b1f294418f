using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace DeepDay3.Data;

/// <summary>Enumerates items on a thread of its own, a few ahead of whoever uses them.</summary>
static class Prefetcher
{
    public static IEnumerable<T> Ahead<T>(IEnumerable<T> items, int count)
    {
        using var ready = new BlockingCollection<T>(count);
        using var stop = new CancellationTokenSource();
        Task<Exception?> worker = Task.Factory.StartNew(() => Work(items, ready, stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            foreach (T item in ready.GetConsumingEnumerable())
                yield return item;
        }
        finally
        {
            stop.Cancel();
            // The worker uses the source and the collection until it ends.
            worker.Wait();
        }
        if (worker.Result is { } error)
            ExceptionDispatchInfo.Throw(error);
    }

    static Exception? Work<T>(IEnumerable<T> items, BlockingCollection<T> ready, CancellationToken stop)
    {
        try
        {
            foreach (T item in items)
                ready.Add(item, stop);
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
        finally
        {
            ready.CompleteAdding();
        }
    }
}
