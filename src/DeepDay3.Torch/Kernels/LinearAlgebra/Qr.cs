using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>
/// QR factorization of one row-major matrix by Householder reflections with LAPACK's signs: a column's diagonal entry of R has the sign opposite to
/// the entry it replaces, or keeps it where nothing is left to reflect. Computed in double precision.
/// </summary>
internal static class Qr
{
    /// <summary>
    /// Writes Q (rows x k) and R (k x columns), where k is rows for the complete and min(rows, columns) for the reduced form. An empty q is not computed.
    /// </summary>
    internal static void Factor<T>(int rows, int columns, bool complete, ReadOnlySpan<T> matrix, Span<T> q, Span<T> r)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var work = Rows.Columns(rows, columns, matrix);
        var scale = Rows.Scale(work);
        for (var i = 0; i < work.Length; i++)
            work[i] *= scale;
        var taus = Reflect(rows, columns, work);
        var k = complete ? rows : Math.Min(rows, columns);
        for (var i = 0; i < k; i++)
            for (var j = 0; j < columns; j++)
                r[i * columns + j] = i <= j ? T.CreateTruncating(work[j * rows + i] / scale) : T.Zero;
        if (q.IsEmpty)
            return;
        var basis = Basis(rows, k, work, taus);
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < k; j++)
                q[i * k + j] = T.CreateTruncating(basis[j * rows + i]);
    }

    /// <summary>
    /// Factors a matrix given by columns (column j is the contiguous slice at j * rows) in place: R above, the reflections' vectors below the
    /// diagonal (first entry 1, not stored). Returns their factors.
    /// </summary>
    internal static double[] Reflect(int rows, int columns, Span<double> work)
    {
        var taus = new double[Math.Min(rows, columns)];
        for (var k = 0; k < taus.Length; k++)
        {
            Interruption.ThrowIfRequested();
            var column = work.Slice(k * rows + k, rows - k);
            var tail = column[1..];
            var norm = Math.Sqrt(Rows.Dot<double>(tail, tail));
            if (norm == 0)
                continue;
            var beta = -Math.CopySign(Math.Sqrt(column[0] * column[0] + norm * norm), column[0]);
            taus[k] = (beta - column[0]) / beta;
            var divisor = column[0] - beta;
            for (var i = 0; i < tail.Length; i++)
                tail[i] /= divisor;
            column[0] = beta;
            for (var j = k + 1; j < columns; j++)
                Apply(tail, taus[k], work.Slice(j * rows + k, rows - k));
        }
        return taus;
    }

    /// <summary>The first count columns of Q, contiguous one after the other.</summary>
    internal static double[] Basis(int rows, int count, ReadOnlySpan<double> work, double[] taus)
    {
        var basis = new double[rows * count];
        for (var j = 0; j < count; j++)
        {
            Interruption.ThrowIfRequested();
            var column = basis.AsSpan(j * rows, rows);
            column[j] = 1;
            for (var k = Math.Min(taus.Length - 1, j); k >= 0; k--)
                Apply(work.Slice(k * rows + k + 1, rows - k - 1), taus[k], column[k..]);
        }
        return basis;
    }

    static void Apply(ReadOnlySpan<double> tail, double tau, Span<double> column)
    {
        if (tau == 0)
            return;
        var product = tau * (column[0] + Rows.Dot(tail, column[1..]));
        column[0] -= product;
        Rows.AddScaled(tail, -product, column[1..]);
    }
}
