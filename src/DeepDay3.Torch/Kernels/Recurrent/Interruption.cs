namespace TorchSharp.Kernels;

/// <summary>How a long kernel learns that the user pressed Stop: it polls here once a step.</summary>
internal static class Interruption
{
    static volatile bool requested;

    /// <summary>Whether running kernels are to stop. Stays set until whoever requested it clears it.</summary>
    public static bool Requested
    {
        get => requested;
        set => requested = value;
    }

    /// <summary>Ends the running kernel when a stop was requested.</summary>
    /// <exception cref="OperationCanceledException">A stop was requested.</exception>
    public static void ThrowIfRequested()
    {
        if (requested)
            throw new OperationCanceledException("The computation was interrupted.");
    }
}
