using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>
/// Singular value decomposition of one row-major matrix in double precision by one-sided Jacobi rotations (Hestenes 1958; Demmel and Veselic 1992
/// show its high relative accuracy), after a QR factorization when the matrix is far from square.
/// </summary>
internal static class Svd
{
    const int MostSweeps = 60;
    const double Tolerance = 1e-15;

    /// <summary>Singular vectors by columns: column j is the contiguous slice at j * length.</summary>
    internal sealed record Result(double[] Left, double[] Values, double[] Right);

    /// <summary>
    /// Writes singular values in descending order and, unless empty, u (rows x k) and vh (k' x columns), where k and k' are min(rows, columns), or
    /// the full size. Returns false when the matrix is not finite or the iteration did not converge.
    /// </summary>
    internal static bool Decompose<T>(int rows, int columns, bool full, ReadOnlySpan<T> matrix, Span<T> u, Span<T> values, Span<T> vh)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (Decompose(rows, columns, full && !u.IsEmpty, full && !vh.IsEmpty, matrix) is not { } result)
            return false;
        for (var i = 0; i < result.Values.Length; i++)
            values[i] = T.CreateTruncating(result.Values[i]);
        for (var at = 0; at < u.Length; at++)
        {
            var k = u.Length / rows;
            u[at] = T.CreateTruncating(result.Left[at % k * rows + at / k]);
        }
        for (var at = 0; at < vh.Length; at++)
            vh[at] = T.CreateTruncating(result.Right[at]);
        return true;
    }

    /// <summary>The decomposition in double precision, or null when the matrix is not finite or the iteration did not converge.</summary>
    internal static Result? Decompose<T>(int rows, int columns, bool fullLeft, bool fullRight, ReadOnlySpan<T> matrix)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var wide = columns > rows;
        var (m, n) = wide ? (columns, rows) : (rows, columns);
        double[] work;
        if (wide)
        {
            // The rows of a wide matrix are the columns of its transpose.
            work = new double[m * n];
            for (var i = 0; i < work.Length; i++)
                work[i] = double.CreateTruncating(matrix[i]);
        }
        else
        {
            work = Rows.Columns(rows, columns, matrix);
        }
        var scale = Rows.Scale(work);
        if (double.IsNaN(scale))
            return null;
        for (var i = 0; i < work.Length; i++)
            work[i] *= scale;
        // The short side is square already.
        if (Tall(m, n, wide ? fullRight : fullLeft, work) is not { } result)
            return null;
        for (var i = 0; i < n; i++)
            result.Values[i] /= scale;
        return wide ? new Result(result.Right, result.Values, result.Left) : result;
    }

    static Result? Tall(int m, int n, bool full, double[] work)
    {
        if (m <= n + n / 2 || n == 0)
            return Jacobi(m, n, full, work);
        var taus = Qr.Reflect(m, n, work);
        var small = new double[n * n];
        for (var j = 0; j < n; j++)
            work.AsSpan(j * m, j + 1).CopyTo(small.AsSpan(j * n));
        if (Jacobi(n, n, false, small) is not { } inner)
            return null;
        // U = Q (inner U), the remaining columns of Q as they are.
        var basis = Qr.Basis(m, full ? m : n, work, taus);
        var left = (double[])basis.Clone();
        left.AsSpan(0, m * n).Clear();
        for (var j = 0; j < n; j++)
            for (var k = 0; k < n; k++)
                Rows.AddScaled(basis.AsSpan(k * m, m), inner.Left[j * n + k], left.AsSpan(j * m, m));
        return new Result(left, inner.Values, inner.Right);
    }

    static Result? Jacobi(int m, int n, bool full, double[] a)
    {
        var v = new double[n * n];
        for (var i = 0; i < n; i++)
            v[i * n + i] = 1;
        var converged = n < 2;
        for (var sweep = 0; sweep < MostSweeps && !converged; sweep++)
        {
            converged = true;
            for (var p = 0; p < n - 1; p++)
            {
                Interruption.ThrowIfRequested();
                for (var q = p + 1; q < n; q++)
                    converged &= !Orthogonalize(m, n, p, q, a, v);
            }
        }
        if (!converged)
            return null;
        var norms = new double[n];
        var order = new int[n];
        for (var j = 0; j < n; j++)
            (norms[j], order[j]) = (Norm(a.AsSpan(j * m, m)), j);
        Array.Sort(norms, order);
        Array.Reverse(norms);
        Array.Reverse(order);
        var right = new double[n * n];
        var left = new double[m * (full ? m : n)];
        var rank = 0;
        for (var j = 0; j < n; j++)
        {
            v.AsSpan(order[j] * n, n).CopyTo(right.AsSpan(j * n));
            if (norms[j] == 0)
                continue;
            rank = j + 1;
            var column = left.AsSpan(j * m, m);
            for (var i = 0; i < m; i++)
                column[i] = a[order[j] * m + i] / norms[j];
        }
        Complete(m, rank, left);
        return new Result(left, norms, right);
    }

    /// <summary>Rotates two columns until they are orthogonal; true when they were not.</summary>
    static bool Orthogonalize(int m, int n, int p, int q, double[] a, double[] v)
    {
        var x = a.AsSpan(p * m, m);
        var y = a.AsSpan(q * m, m);
        var (xx, yy, xy) = (Rows.Dot<double>(x, x), Rows.Dot<double>(y, y), Rows.Dot<double>(x, y));
        // The larger column moves to the front: the order settles early and sweeps become few.
        var swapped = xx < yy;
        if (swapped)
        {
            Rows.Swap(x, y);
            Rows.Swap(v.AsSpan(p * n, n), v.AsSpan(q * n, n));
            (xx, yy) = (yy, xx);
        }
        // Below the second bound a column is nothing but the rounding of the others.
        if (Math.Abs(xy) <= Tolerance * Math.Sqrt(xx) * Math.Sqrt(yy) || yy < 1e-290)
        {
            if (yy < 1e-290)
                y.Clear();
            return false;
        }
        var zeta = (yy - xx) / (2 * xy);
        var tan = Math.Abs(zeta) > 1e150 ? 1 / (2 * zeta) : Math.CopySign(1, zeta) / (Math.Abs(zeta) + Math.Sqrt(1 + zeta * zeta));
        var cos = 1 / Math.Sqrt(1 + tan * tan);
        Rows.Rotate(x, y, cos, cos * tan);
        Rows.Rotate(v.AsSpan(p * n, n), v.AsSpan(q * n, n), cos, cos * tan);
        return true;
    }

    static double Norm(ReadOnlySpan<double> values) => Math.Sqrt(Rows.Dot(values, values));

    /// <summary>Fills the columns after the first `rank` with an orthonormal basis of what those do not span.</summary>
    static void Complete(int m, int rank, double[] columns)
    {
        if (rank * m == columns.Length)
            return;
        var work = columns.AsSpan(0, rank * m).ToArray();
        var taus = Qr.Reflect(m, rank, work);
        var basis = Qr.Basis(m, columns.Length / m, work, taus);
        basis.AsSpan(rank * m).CopyTo(columns.AsSpan(rank * m));
    }
}
