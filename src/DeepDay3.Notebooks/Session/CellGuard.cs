using System.ComponentModel;
using System.Runtime.CompilerServices;
using DeepDay3.Notebooks.Display;

namespace DeepDay3.Notebooks.Session;

/// <summary>What the session writes into a cell's loops, waits and functions, so that Stop stops them and endless recursion is an error.</summary>
/// <remarks>Not meant to be called by hand; the members are public because cells are assemblies of their own.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CellGuard
{
    const long MaximumAsynchronousStack = 512 * 1024;

    // Volatile, so that the read is not hoisted out of a loop; on the machines that .NET runs on that is an ordinary load.
    static volatile bool requested;

    static int leftBehind;

    [ThreadStatic]
    static long stackStart;

    /// <summary>Throws when the cell that the calling code belongs to has been asked to stop.</summary>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Poll()
    {
        if (requested) ThrowIfStopped();
    }

    /// <summary>Stands at the start of a function that calls itself.</summary>
    /// <exception cref="InsufficientExecutionStackException">The function calls itself too deeply.</exception>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    public static void Enter()
    {
        if (requested) ThrowIfStopped();
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) Overflow();
    }

    /// <summary>Stands at the start of an asynchronous function that calls itself.</summary>
    /// <remarks>
    /// An exception is caught and thrown again at every level of asynchronous calls, each time with a longer trace: the time
    /// grows with the square of the depth, so that the depth is bounded well before the stack is full.
    /// </remarks>
    /// <exception cref="InsufficientExecutionStackException">The function calls itself too deeply.</exception>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    public static void EnterAsync()
    {
        Enter();
        if (stackStart != 0 && stackStart - Position() > MaximumAsynchronousStack) Overflow();
    }

    /// <summary>Stands before the making of an object in the initializer of its own type, which cannot hold a statement.</summary>
    /// <returns>Always null.</returns>
    public static T? Nothing<T>()
        where T : class
    {
        Enter();
        return null;
    }

    /// <summary>Stands around what a cell awaits, so that the wait ends when the cell is stopped.</summary>
    public static Task Stoppable(Task task) =>
        task is null || task.IsCompleted || OutputScope.Current is not { } scope ? task! : task.WaitAsync(scope.Cancellation);

    /// <inheritdoc cref="Stoppable(Task)"/>
    public static Task<T> Stoppable<T>(Task<T> task) =>
        task is null || task.IsCompleted || OutputScope.Current is not { } scope ? task! : task.WaitAsync(scope.Cancellation);

    /// <summary>What is not a task is awaited as it is.</summary>
    public static T Stoppable<T>(T awaitable) => awaitable;

    /// <summary>Makes the polls look whether their cell is stopped.</summary>
    internal static void Request() => requested = true;

    /// <summary>Lets the polls pass again, unless a cell that was left behind still has to meet one.</summary>
    internal static void Reset() => requested = Volatile.Read(ref leftBehind) > 0;

    /// <summary>Keeps the polls awake for as long as a stopped cell goes on in the background.</summary>
    internal static void LeaveBehind(Task cell)
    {
        Interlocked.Increment(ref leftBehind);
        cell.ContinueWith(_ => Interlocked.Decrement(ref leftBehind), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Remembers where the stack of the calling thread begins.</summary>
    internal static void MarkStackStart() => stackStart = Position();

    static unsafe long Position()
    {
        byte local;
        return (long)&local;
    }

    // Tasks of other cells go on.
    static void ThrowIfStopped()
    {
        if (OutputScope.Current is { Cancellation.IsCancellationRequested: false }) return;
        throw new OperationCanceledException("The cell was interrupted.");
    }

    static void Overflow() => throw new InsufficientExecutionStackException(
        "The function calls itself too deeply: the stack is full. Does it reach the case that ends the recursion?");
}
