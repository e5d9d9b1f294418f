using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Kernels;

/// <summary>The ways to compute a sequence, and which one this machine takes.</summary>
internal enum RecurrentPath
{
    /// <summary>Plain code, <see cref="RowSequence{T, TCell}"/>.</summary>
    Rows,

    /// <summary>Register tiles of 128 bits.</summary>
    Vector128,

    /// <summary>Register tiles of 256 bits.</summary>
    Vector256,

    /// <summary>Register tiles of 512 bits.</summary>
    Vector512,
}

/// <summary>The choice of a <see cref="RecurrentPath"/>.</summary>
internal static class RecurrentPaths
{
    /// <summary>From here on the weights are worth packing.</summary>
    const int LeastRows = 4;

    static readonly RecurrentPath best =
        Vector512.IsHardwareAccelerated && Avx512F.IsSupported ? RecurrentPath.Vector512
        : Vector256.IsHardwareAccelerated && Fma.IsSupported ? RecurrentPath.Vector256
        : AdvSimd.Arm64.IsSupported ? RecurrentPath.Vector128
        : RecurrentPath.Rows;

    /// <summary>What this thread computes with whatever the shape, for tests; null leaves the choice to the shape.</summary>
    [field: ThreadStatic]
    public static RecurrentPath? Forced
    {
        get;
        set;
    }

    /// <summary>Whether this machine can take <paramref name="path"/>.</summary>
    public static bool Supports(RecurrentPath path) => path <= best;

    /// <summary>The path of a sequence: it depends on shape and machine alone, so that the backward pass takes the same.</summary>
    public static RecurrentPath Choose(in RecurrentShape shape) =>
        Forced ?? (shape.Rows >= LeastRows && shape.HiddenSize > 1 ? best : RecurrentPath.Rows);
}
