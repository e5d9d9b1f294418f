namespace TorchSharp.Kernels;

/// <summary>How long work learns that the user pressed Stop: it polls here once a block or a step.</summary>
/// <remarks>
/// The flag is one word that the whole process shares under a name: a host of notebooks sets it without knowing this library, and
/// whoever comes first makes it. A poll is one read of memory.
/// </remarks>
internal static class Interruption
{
    /// <summary>The name under which <see cref="AppContext.GetData"/> gives the flag, an int[1] that is not 0 while work is to stop.</summary>
    internal const string FlagName = "DeepDay3.InterruptionFlag";

    static readonly int[] flag = Find();

    /// <summary>Whether running kernels are to stop. Stays set until whoever requested it clears it.</summary>
    public static bool Requested
    {
        get => Volatile.Read(ref flag[0]) != 0;
        set => Volatile.Write(ref flag[0], value ? 1 : 0);
    }

    /// <summary>Ends the running kernel when a stop was requested.</summary>
    /// <exception cref="OperationCanceledException">A stop was requested.</exception>
    public static void ThrowIfRequested()
    {
        if (Requested)
            Throw();
    }

    static void Throw() => throw new OperationCanceledException("The computation was interrupted.");

    static int[] Find()
    {
        if (AppContext.GetData(FlagName) is not int[] { Length: > 0 } shared)
            AppContext.SetData(FlagName, shared = new int[1]);
        return shared;
    }
}
