using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>LU factorization with partial pivoting of one row-major matrix, and what follows from it.</summary>
internal static class Lu
{
    /// <summary>
    /// Overwrites the matrix with L (unit diagonal, not stored) below and U on and above the diagonal. pivots[i] is the row, counted from 1 as
    /// LAPACK does, that was exchanged with row i. Returns 0, or the position (from 1) of the first zero on U's diagonal.
    /// </summary>
    internal static int Factor<T>(int rows, int columns, Span<T> matrix, Span<int> pivots)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var info = 0;
        for (var k = 0; k < Math.Min(rows, columns); k++)
        {
            Interruption.ThrowIfRequested();
            var pivot = k;
            for (var i = k + 1; i < rows; i++)
                if (T.Abs(matrix[i * columns + k]) > T.Abs(matrix[pivot * columns + k]))
                    pivot = i;
            pivots[k] = pivot + 1;
            var head = matrix.Slice(k * columns, columns);
            if (pivot != k)
                Rows.Swap(head, matrix.Slice(pivot * columns, columns));
            if (head[k] == T.Zero)
            {
                info = info == 0 ? k + 1 : info;
                continue;
            }
            for (var i = k + 1; i < rows; i++)
            {
                var row = matrix.Slice(i * columns, columns);
                row[k] /= head[k];
                Rows.AddScaled(head[(k + 1)..], -row[k], row[(k + 1)..]);
            }
        }
        return info;
    }

    /// <summary>Solves A X = B in place of B (n x columns), given A's factors.</summary>
    internal static void Solve<T>(int n, int columns, ReadOnlySpan<T> factors, ReadOnlySpan<int> pivots, Span<T> right)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (var i = 0; i < n; i++)
            if (pivots[i] != i + 1)
                Rows.Swap(right.Slice(i * columns, columns), right.Slice((pivots[i] - 1) * columns, columns));
        Triangular.Solve(n, columns, factors, upper: false, transpose: false, unitDiagonal: true, right);
        Triangular.Solve(n, columns, factors, upper: true, transpose: false, unitDiagonal: false, right);
    }

    /// <summary>The determinant as a sign and the logarithm of the magnitude; (0, -infinity) for a singular matrix.</summary>
    internal static (T Sign, T LogMagnitude) LogDeterminant<T>(int n, ReadOnlySpan<T> factors, ReadOnlySpan<int> pivots)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (sign, sum) = (T.One, 0.0);
        for (var i = 0; i < n; i++)
        {
            var value = factors[i * n + i];
            if (pivots[i] != i + 1)
                sign = -sign;
            // Zero stays zero, NaN stays NaN.
            sign = value > T.Zero ? sign : value < T.Zero ? -sign : value * sign;
            sum += Math.Log(Math.Abs(double.CreateTruncating(value)));
        }
        return (sign == T.Zero ? T.Zero : sign, T.CreateTruncating(sum));
    }

    internal static T Determinant<T>(int n, ReadOnlySpan<T> factors, ReadOnlySpan<int> pivots)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var product = T.One;
        for (var i = 0; i < n; i++)
            product *= pivots[i] != i + 1 ? -factors[i * n + i] : factors[i * n + i];
        return product;
    }

    /// <summary>The order in which the exchanges leave the rows: row i of L U is row order[i] of the matrix.</summary>
    internal static int[] RowOrder(int rows, ReadOnlySpan<int> pivots)
    {
        var order = new int[rows];
        for (var i = 0; i < rows; i++)
            order[i] = i;
        for (var i = 0; i < pivots.Length; i++)
            (order[i], order[pivots[i] - 1]) = (order[pivots[i] - 1], order[i]);
        return order;
    }
}
