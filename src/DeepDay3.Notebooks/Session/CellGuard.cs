using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeepDay3.Notebooks.Session;

/// <summary>What the session writes into a cell's loops and functions, so that Stop stops them and endless recursion is an error.</summary>
/// <remarks>Not meant to be called by hand; the members are public because cells are assemblies of their own.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CellGuard
{
    // Volatile, so that the read is not hoisted out of a loop; on the machines that .NET runs on that is an ordinary load.
    static volatile bool requested;

    const long MaximumAsynchronousStack = 512 * 1024;

    [ThreadStatic]
    static long stackStart;

    /// <summary>Throws when the running cell has been asked to stop.</summary>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Poll()
    {
        if (requested) Throw();
    }

    /// <summary>Stands at the start of a function that calls itself.</summary>
    /// <exception cref="InsufficientExecutionStackException">The function calls itself too deeply.</exception>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    public static void Enter()
    {
        if (requested) Throw();
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

    /// <summary>Stands around a lambda that calls itself by the name of its variable.</summary>
    /// <param name="function">The lambda.</param>
    /// <returns><paramref name="function"/>.</returns>
    public static T Recurse<T>(T function)
    {
        Enter();
        return function;
    }

    internal static void Request() => requested = true;

    internal static void Reset() => requested = false;

    /// <summary>Remembers where the stack of the calling thread begins.</summary>
    internal static void MarkStackStart() => stackStart = Position();

    static unsafe long Position()
    {
        byte local;
        return (long)&local;
    }

    static void Throw() => throw new OperationCanceledException("The cell was interrupted.");

    static void Overflow() => throw new InsufficientExecutionStackException(
        "The function calls itself too deeply: the stack is full. Does it reach the case that ends the recursion?");
}
