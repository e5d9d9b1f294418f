namespace TorchSharp.Kernels;

/// <summary>
/// Lets a host stop long work: it installs a check that throws, and long operations call it now and then (each time step, each node of a
/// backward pass). Without a host it costs one read.
/// </summary>
internal static class Interruption
{
    static volatile Action? check;

    internal static void Install(Action? action) => check = action;

    internal static void ThrowIfRequested() => check?.Invoke();
}
