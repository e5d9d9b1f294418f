using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>Systems with a triangular matrix (row-major, n x n); the other triangle is not read.</summary>
internal static class Triangular
{
    /// <summary>
    /// Solves A X = B, or transposed(A) X = B, in place of B (n x columns). A zero on the diagonal yields infinities or NaN, as in PyTorch;
    /// with <paramref name="unitDiagonal"/> the diagonal is taken as ones and not read.
    /// </summary>
    internal static void Solve<T>(int n, int columns, ReadOnlySpan<T> matrix, bool upper, bool transpose, bool unitDiagonal, Span<T> right)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // Of transposed(A) the lower triangle is A's upper one: substitution runs from the end where one unknown stands alone.
        var backward = upper != transpose;
        for (var step = 0; step < n; step++)
        {
            var i = backward ? n - 1 - step : step;
            var row = right.Slice(i * columns, columns);
            for (var known = 0; known < step; known++)
            {
                var j = backward ? n - 1 - known : known;
                var factor = transpose ? matrix[j * n + i] : matrix[i * n + j];
                if (factor != T.Zero)
                    Rows.AddScaled(right.Slice(j * columns, columns), -factor, row);
            }
            if (unitDiagonal)
                continue;
            var diagonal = matrix[i * n + i];
            for (var c = 0; c < columns; c++)
                row[c] /= diagonal;
        }
    }
}
