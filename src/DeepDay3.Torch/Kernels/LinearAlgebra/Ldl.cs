using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>
/// A = L D L^T for a symmetric matrix, with D of blocks of one or two, and exchanges as LAPACK's sytf2 makes them (Bunch and Kaufman, "Some
/// stable methods for calculating inertia and solving symmetric linear systems", 1977). Only the lower triangle is read and written.
/// </summary>
internal static class Ldl
{
    /// <summary>
    /// Overwrites the lower triangle with D (its diagonal, and the element below it in blocks of two) and L (unit diagonal, not stored).
    /// pivots[k] is the row, counted from 1, that was exchanged with row k; in a block of two both are the negated row that was exchanged with the
    /// second one. Returns 0, or the position (from 1) of the first block that is zero.
    /// </summary>
    internal static int Factor<T>(int n, Span<T> a, Span<int> pivots) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T alpha = T.CreateTruncating((1 + Math.Sqrt(17)) / 8);
        int info = 0;
        for (int k = 0, size; k < n; k += size)
        {
            Interruption.ThrowIfRequested();
            size = 1;
            int pivot = k, below = LargestBelow(n, a, k);
            T diagonal = T.Abs(a[k * n + k]), largest = below < n ? T.Abs(a[below * n + k]) : T.Zero;
            if (T.Max(diagonal, largest) == T.Zero || T.IsNaN(diagonal))
            {
                info = info == 0 ? k + 1 : info;
                pivots[k] = k + 1;
                continue;
            }
            if (diagonal < alpha * largest)
            {
                T row = LargestInRow(n, a, k, below);
                if (diagonal < alpha * largest * (largest / row))
                {
                    pivot = below;
                    size = T.Abs(a[below * n + below]) >= alpha * row ? 1 : 2;
                }
            }
            int last = k + size - 1;
            if (pivot != last) Exchange(n, a, k, last, pivot);
            if (size == 1) EliminateOne(n, a, k);
            else EliminateTwo(n, a, k);
            pivots[k..(last + 1)].Fill(size == 1 ? pivot + 1 : -(pivot + 1));
        }
        return info;
    }

    /// <summary>The row of the largest element below the diagonal of a column; n in the last column.</summary>
    static int LargestBelow<T>(int n, Span<T> a, int column) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int largest = column + 1;
        for (int i = column + 2; i < n; i++)
            if (T.Abs(a[i * n + column]) > T.Abs(a[largest * n + column])) largest = i;
        return largest;
    }

    /// <summary>The largest magnitude beside the diagonal in a row of the part that begins at k.</summary>
    static T LargestInRow<T>(int n, Span<T> a, int k, int row) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T largest = T.Zero;
        for (int j = k; j < row; j++) largest = T.Max(largest, T.Abs(a[row * n + j]));
        for (int i = row + 1; i < n; i++) largest = T.Max(largest, T.Abs(a[i * n + row]));
        return largest;
    }

    /// <summary>Exchanges rows and columns p &lt; q of the part that begins at k.</summary>
    static void Exchange<T>(int n, Span<T> a, int k, int p, int q) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = q + 1; i < n; i++) (a[i * n + p], a[i * n + q]) = (a[i * n + q], a[i * n + p]);
        for (int i = p + 1; i < q; i++) (a[i * n + p], a[q * n + i]) = (a[q * n + i], a[i * n + p]);
        (a[p * n + p], a[q * n + q]) = (a[q * n + q], a[p * n + p]);
        if (p > k) (a[p * n + k], a[q * n + k]) = (a[q * n + k], a[p * n + k]);
    }

    static void EliminateOne<T>(int n, Span<T> a, int k) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T reciprocal = T.One / a[k * n + k];
        for (int j = k + 1; j < n; j++)
        {
            T factor = reciprocal * a[j * n + k];
            for (int i = j; i < n; i++) a[i * n + j] -= a[i * n + k] * factor;
        }
        for (int i = k + 1; i < n; i++) a[i * n + k] *= reciprocal;
    }

    static void EliminateTwo<T>(int n, Span<T> a, int k) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T side = a[(k + 1) * n + k], first = a[(k + 1) * n + k + 1] / side, second = a[k * n + k] / side;
        T scale = T.One / (first * second - T.One) / side;
        for (int j = k + 2; j < n; j++)
        {
            T one = scale * (first * a[j * n + k] - a[j * n + k + 1]), two = scale * (second * a[j * n + k + 1] - a[j * n + k]);
            for (int i = j; i < n; i++) a[i * n + j] -= a[i * n + k] * one + a[i * n + k + 1] * two;
            (a[j * n + k], a[j * n + k + 1]) = (one, two);
        }
    }

    /// <summary>Solves A X = B in place of B (n x columns), given A's factors.</summary>
    internal static void Solve<T>(int n, int columns, ReadOnlySpan<T> a, ReadOnlySpan<int> pivots, Span<T> right) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int k = 0, size; k < n; k += size)
        {
            size = pivots[k] > 0 ? 1 : 2;
            int last = k + size - 1;
            Exchange(columns, right, last, Math.Abs(pivots[k]) - 1);
            for (int i = last + 1; i < n; i++)
                for (int j = k; j <= last; j++) Rows.AddScaled(Row(right, columns, j), -a[i * n + j], Row(right, columns, i));
            if (size == 2) SolveTwo(n, columns, a, k, right);
            else foreach (ref T x in Row(right, columns, k)) x /= a[k * n + k];
        }
        for (int k = n - 1, size; k >= 0; k -= size)
        {
            size = pivots[k] > 0 ? 1 : 2;
            for (int j = k - size + 1; j <= k; j++)
                for (int i = k + 1; i < n; i++) Rows.AddScaled(Row(right, columns, i), -a[i * n + j], Row(right, columns, j));
            Exchange(columns, right, k, Math.Abs(pivots[k]) - 1);
        }
    }

    static Span<T> Row<T>(Span<T> matrix, int columns, int row) => matrix.Slice(row * columns, columns);

    static void Exchange<T>(int columns, Span<T> right, int p, int q) where T : unmanaged
    {
        if (p != q) Rows.Swap(Row(right, columns, p), Row(right, columns, q));
    }

    /// <summary>Divides two rows by a block of two, scaled by its off-diagonal element, which is the largest.</summary>
    static void SolveTwo<T>(int n, int columns, ReadOnlySpan<T> a, int k, Span<T> right) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T side = a[(k + 1) * n + k], first = a[k * n + k] / side, second = a[(k + 1) * n + k + 1] / side, determinant = first * second - T.One;
        Span<T> one = Row(right, columns, k), two = Row(right, columns, k + 1);
        for (int j = 0; j < columns; j++)
        {
            T x = one[j] / side, y = two[j] / side;
            (one[j], two[j]) = ((second * x - y) / determinant, (first * y - x) / determinant);
        }
    }
}
