using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>
/// Eigenvalues and eigenvectors of one symmetric row-major matrix in double precision: Householder reduction to tridiagonal form, then the implicit
/// QL iteration with Wilkinson's shift (Golub and Van Loan, "Matrix Computations", sections 8.3.1 and 8.3.3).
/// </summary>
internal static class SymmetricEigen
{
    /// <summary>Half the gap between 1 and the next double: an off-diagonal entry this small beside its neighbours changes neither.</summary>
    const double RoundOff = 1.1102230246251565e-16;

    /// <summary>
    /// Writes the eigenvalues in ascending order and, unless <paramref name="vectors"/> is empty, the unit eigenvectors as columns. Only the named
    /// triangle is read. A matrix that is not finite yields NaN everywhere. Returns false when the iteration did not converge.
    /// </summary>
    internal static bool Decompose<T>(int n, bool upper, ReadOnlySpan<T> matrix, Span<T> values, Span<T> vectors)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var work = new double[n * n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j <= i; j++)
                work[i * n + j] = work[j * n + i] = double.CreateTruncating(upper ? matrix[j * n + i] : matrix[i * n + j]);
        var scale = Rows.Scale(work);
        if (double.IsNaN(scale))
        {
            values[..n].Fill(T.NaN);
            vectors.Fill(T.NaN);
            return true;
        }
        for (var i = 0; i < work.Length; i++)
            work[i] *= scale;
        var diagonal = new double[n];
        var beside = new double[n];
        // Row i of the basis is the i-th eigenvector in the making, so that the rotations work on contiguous rows.
        var basis = Tridiagonalize(n, work, diagonal, beside, !vectors.IsEmpty);
        if (!Iterate(n, diagonal, beside, basis))
            return false;
        var order = new int[n];
        for (var i = 0; i < n; i++)
            order[i] = i;
        Array.Sort((double[])diagonal.Clone(), order);
        for (var j = 0; j < n; j++)
        {
            values[j] = T.CreateTruncating(diagonal[order[j]] / scale);
            if (basis.Length == 0)
                continue;
            for (var i = 0; i < n; i++)
                vectors[i * n + j] = T.CreateTruncating(basis[order[j] * n + i]);
        }
        return true;
    }

    static double[] Tridiagonalize(int n, double[] a, double[] diagonal, double[] beside, bool wantBasis)
    {
        var taus = new double[n];
        var product = new double[n];
        for (var k = 0; k < n - 1; k++)
        {
            Interruption.ThrowIfRequested();
            // The reflection that clears row k beyond its first off-diagonal entry; its vector replaces that part of the row, leading 1 included.
            var vector = a.AsSpan(k * n + k + 1, n - k - 1);
            var tail = vector[1..];
            var norm = Math.Sqrt(Rows.Dot<double>(tail, tail));
            beside[k] = vector[0];
            if (norm == 0)
                continue;
            var beta = -Math.CopySign(Math.Sqrt(vector[0] * vector[0] + norm * norm), vector[0]);
            var tau = (beta - vector[0]) / beta;
            var divisor = vector[0] - beta;
            for (var i = 0; i < tail.Length; i++)
                tail[i] /= divisor;
            (vector[0], beside[k], taus[k]) = (1, beta, tau);
            var p = product.AsSpan(0, vector.Length);
            for (var i = 0; i < vector.Length; i++)
                p[i] = tau * Rows.Dot<double>(a.AsSpan((k + 1 + i) * n + k + 1, vector.Length), vector);
            Rows.AddScaled(vector, -tau / 2 * Rows.Dot<double>(p, vector), p);
            for (var i = 0; i < vector.Length; i++)
            {
                var row = a.AsSpan((k + 1 + i) * n + k + 1, vector.Length);
                Rows.AddScaled(p, -vector[i], row);
                Rows.AddScaled(vector, -p[i], row);
            }
        }
        for (var i = 0; i < n; i++)
            diagonal[i] = a[i * n + i];
        return wantBasis ? Basis(n, a, taus) : [];
    }

    /// <summary>The product of the reflections, transposed.</summary>
    static double[] Basis(int n, double[] a, double[] taus)
    {
        var q = new double[n * n];
        for (var i = 0; i < n; i++)
            q[i * n + i] = 1;
        var sums = new double[n];
        for (var k = n - 2; k >= 0; k--)
        {
            Interruption.ThrowIfRequested();
            if (taus[k] == 0)
                continue;
            var vector = a.AsSpan(k * n + k + 1, n - k - 1);
            var active = sums.AsSpan(0, vector.Length);
            active.Clear();
            for (var i = 0; i < vector.Length; i++)
                Rows.AddScaled(q.AsSpan((k + 1 + i) * n + k + 1, vector.Length), vector[i], active);
            for (var i = 0; i < vector.Length; i++)
                Rows.AddScaled(active, -taus[k] * vector[i], q.AsSpan((k + 1 + i) * n + k + 1, vector.Length));
        }
        for (var i = 0; i < n; i++)
            for (var j = 0; j < i; j++)
                (q[i * n + j], q[j * n + i]) = (q[j * n + i], q[i * n + j]);
        return q;
    }

    static bool Iterate(int n, double[] d, double[] e, double[] basis)
    {
        const int mostIterations = 100;
        for (var first = 0; first < n; first++)
        {
            for (var iteration = 0; ; iteration++)
            {
                Interruption.ThrowIfRequested();
                var last = first;
                while (last < n - 1 && Math.Abs(e[last]) > RoundOff * (Math.Abs(d[last]) + Math.Abs(d[last + 1])))
                    last++;
                if (last == first)
                    break;
                if (iteration == mostIterations)
                    return false;
                Sweep(n, first, last, d, e, basis);
            }
        }
        return true;
    }

    /// <summary>One implicit QL step on the unreduced block first..last: a bulge enters below and is chased upwards.</summary>
    static void Sweep(int n, int first, int last, double[] d, double[] e, double[] basis)
    {
        var half = (d[first + 1] - d[first]) / (2 * e[first]);
        var shift = d[first] - e[first] / (half + Math.CopySign(Math.Sqrt(half * half + 1), half));
        var (cos, sin, carried, chased) = (1.0, 1.0, 0.0, d[last] - shift);
        for (var i = last - 1; i >= first; i--)
        {
            var (bulge, side) = (sin * e[i], cos * e[i]);
            var length = Math.Sqrt(bulge * bulge + chased * chased);
            e[i + 1] = length;
            if (length == 0)
            {
                // The block splits here by itself.
                d[i + 1] -= carried;
                e[last] = 0;
                return;
            }
            (sin, cos) = (bulge / length, chased / length);
            var moved = d[i + 1] - carried;
            var mixed = (d[i] - moved) * sin + 2 * cos * side;
            carried = sin * mixed;
            d[i + 1] = moved + carried;
            chased = cos * mixed - side;
            if (basis.Length > 0)
                Rows.Rotate(basis.AsSpan(i * n, n), basis.AsSpan((i + 1) * n, n), cos, sin);
        }
        d[first] -= carried;
        e[first] = chased;
        e[last] = 0;
    }
}
