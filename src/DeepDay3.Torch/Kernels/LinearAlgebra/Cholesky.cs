using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>Cholesky factorization of one symmetric positive definite row-major matrix.</summary>
internal static class Cholesky
{
    /// <summary>
    /// Writes the lower factor L with A = L transposed(L), or the upper factor, zeros in the other triangle. Only the triangle of that name is read.
    /// Returns 0, or the order of the first leading minor that is not positive definite; the factor is then not complete.
    /// </summary>
    internal static int Factor<T>(int n, bool upper, ReadOnlySpan<T> matrix, Span<T> factor)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        factor[..(n * n)].Clear();
        for (var i = 0; i < n; i++)
        {
            Interruption.ThrowIfRequested();
            for (var j = 0; j <= i; j++)
            {
                // Rows of the lower factor are contiguous; the upper one is transposed at the end.
                var sum = (upper ? matrix[j * n + i] : matrix[i * n + j]) - Rows.Dot<T>(factor.Slice(i * n, j), factor.Slice(j * n, j));
                if (i != j)
                    factor[i * n + j] = sum / factor[j * n + j];
                else if (sum > T.Zero)
                    factor[i * n + i] = T.Sqrt(sum);
                else
                    return i + 1;
            }
        }
        if (upper)
            Transpose(n, factor);
        return 0;
    }

    /// <summary>Solves A X = B in place of B (n x columns), given A's factor.</summary>
    internal static void Solve<T>(int n, int columns, bool upper, ReadOnlySpan<T> factor, Span<T> right)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Triangular.Solve(n, columns, factor, upper, transpose: upper, unitDiagonal: false, right);
        Triangular.Solve(n, columns, factor, upper, transpose: !upper, unitDiagonal: false, right);
    }

    static void Transpose<T>(int n, Span<T> matrix)
    {
        for (var i = 0; i < n; i++)
            for (var j = 0; j < i; j++)
                (matrix[i * n + j], matrix[j * n + i]) = (matrix[j * n + i], matrix[i * n + j]);
    }
}
