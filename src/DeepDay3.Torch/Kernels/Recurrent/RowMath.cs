using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>Scalar functions of the row cells.</summary>
internal static class RowMath
{
    /// <summary>1 / (1 + e^-x).</summary>
    public static T Sigmoid<T>(T x)
        where T : IFloatingPointIeee754<T> => T.One / (T.One + T.Exp(-x));
}
