using System.Runtime.ExceptionServices;
using DeepDay3.Notebooks.Display;

namespace DeepDay3.Notebooks.Session;

/// <summary>What happens when a thread that a cell started, or an <c>async void</c> function, throws: a message in the cell, not the end of the process.</summary>
static class ThreadFailures
{
    static int installed;

    /// <summary>Takes over once for the process; exceptions from elsewhere end it as ever.</summary>
    public static void Install()
    {
        if (Interlocked.Exchange(ref installed, 1) != 0) return;
        try
        {
            ExceptionHandling.SetUnhandledExceptionHandler(Handle);
        }
        catch (InvalidOperationException)
        {
            // The host has a handler of its own.
        }
    }

    static bool Handle(Exception exception)
    {
        if (OutputScope.Current is not { } scope) return false;
        var isStop = scope.Cancellation.IsCancellationRequested && exception is OperationCanceledException or ThreadInterruptedException;
        if (!isStop) scope.Write(OutputScope.StandardError, $"A thread of the cell ended with {TypeNames.Of(exception.GetType(), true)}: {exception.Message}\n");
        return true;
    }
}
