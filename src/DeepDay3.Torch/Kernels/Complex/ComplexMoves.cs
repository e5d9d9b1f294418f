using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>
/// Actions that move elements and never look into them: a complex number of two floats travels as an integer of 64 bits, one of two doubles as an
/// integer of 128 bits.
/// </summary>
internal static class ComplexMoves
{
    /// <param name="action">Copied: it must keep its results in the tensors it names.</param>
    internal static void Run<T, TAction>(TAction action) where T : unmanaged where TAction : struct, INumericAction
    {
        if (Unsafe.SizeOf<T>() == sizeof(float)) action.Run<long>();
        else action.Run<Int128>();
    }
}
