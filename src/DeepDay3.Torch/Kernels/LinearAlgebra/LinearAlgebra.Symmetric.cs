using System.Numerics;

namespace TorchSharp.Kernels;

internal static unsafe partial class LinearAlgebra
{
    /// <summary>L and D of symmetric matrices in place of their lower triangles (<see cref="Ldl"/>); info is the position of the first block of zero.</summary>
    internal static void LdlFactor<T>(int batch, int n, Span<T> matrices, Span<int> pivots, Span<int> info)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* a = matrices)
        fixed (int* p = pivots, i = info)
        {
            var (factors, rowPivots, failures) = (new MatrixBatch<T>(a, n * n), new MatrixBatch<int>(p, n), new MatrixBatch<int>(i, 1));
            MatrixBatch<T>.For(batch, (long)n * n * n, k => failures[k][0] = Ldl.Factor(n, factors[k], rowPivots[k]));
        }
    }

    /// <summary>Solves A X = B in place of B for factors from <see cref="LdlFactor"/>.</summary>
    internal static void LdlSolve<T>(int batch, int n, int columns, ReadOnlySpan<T> factors, ReadOnlySpan<int> pivots, Span<T> right)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* a = factors, b = right)
        fixed (int* p = pivots)
        {
            var (matrices, rowPivots, sides) = (new MatrixBatch<T>(a, n * n), new MatrixBatch<int>(p, n), new MatrixBatch<T>(b, n * columns));
            MatrixBatch<T>.For(batch, (long)n * n * columns, k => Ldl.Solve<T>(n, columns, matrices[k], rowPivots[k], sides[k]));
        }
    }
}
