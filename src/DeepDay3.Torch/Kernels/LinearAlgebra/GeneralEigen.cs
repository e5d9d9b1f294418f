using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace TorchSharp.Kernels;

/// <summary>Eigenvalues and eigenvectors of one general real row-major matrix in double precision; complex ones come in conjugate pairs.</summary>
internal static class GeneralEigen
{
    /// <summary>
    /// Writes n complex eigenvalues and, unless <paramref name="vectors"/> is empty, the n x n complex matrix whose columns are eigenvectors of unit
    /// length, both interleaved (re, im). The order is the algorithm's own, of no meaning. Returns false when the matrix is not finite or the iteration did not converge.
    /// </summary>
    internal static bool Decompose<T>(int n, ReadOnlySpan<T> matrix, Span<T> values, Span<T> vectors)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (n == 0)
            return true;
        var columns = Rows.Columns(n, n, matrix);
        var scale = Rows.Scale(columns);
        if (double.IsNaN(scale))
            return false;
        if (!columns.AsSpan().ContainsAnyExcept(0.0))
        {
            // Nothing to compare with: the library's iteration would never see an entry as negligible.
            values.Clear();
            vectors.Clear();
            for (var i = 0; i < n && !vectors.IsEmpty; i++)
                vectors[2 * (i * n + i)] = T.One;
            return true;
        }
        for (var i = 0; i < columns.Length; i++)
            columns[i] *= scale;
        MathNet.Numerics.LinearAlgebra.Factorization.Evd<double> result;
        try
        {
            result = new DenseMatrix(n, n, columns).Evd(Symmetricity.Asymmetric);
        }
        catch (MathNet.Numerics.NonConvergenceException)
        {
            return false;
        }
        for (var j = 0; j < n; j++)
        {
            values[2 * j] = T.CreateTruncating(result.EigenValues[j].Real / scale);
            values[2 * j + 1] = T.CreateTruncating(result.EigenValues[j].Imaginary / scale);
        }
        if (!vectors.IsEmpty)
            Vectors(n, result, vectors);
        return true;
    }

    /// <summary>A real eigenvalue's vector is one column; a pair's two columns are the real and the imaginary part of the first one's.</summary>
    static void Vectors<T>(int n, MathNet.Numerics.LinearAlgebra.Factorization.Evd<double> result, Span<T> vectors)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var source = result.EigenVectors;
        for (var j = 0; j < n; j++)
        {
            var pair = result.EigenValues[j].Imaginary != 0 && j + 1 < n;
            var norm = 0.0;
            for (var i = 0; i < n; i++)
                norm += source[i, j] * source[i, j] + (pair ? source[i, j + 1] * source[i, j + 1] : 0);
            norm = Math.Sqrt(norm);
            for (var i = 0; i < n; i++)
            {
                var (re, im) = (T.CreateTruncating(source[i, j] / norm), pair ? T.CreateTruncating(source[i, j + 1] / norm) : T.Zero);
                (vectors[2 * (i * n + j)], vectors[2 * (i * n + j) + 1]) = (re, im);
                if (pair)
                    (vectors[2 * (i * n + j + 1)], vectors[2 * (i * n + j + 1) + 1]) = (re, -im);
            }
            if (pair)
                j++;
        }
    }
}
