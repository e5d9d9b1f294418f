using System.Numerics;

namespace TorchSharp.Kernels;

internal static unsafe partial class LinearAlgebra
{
    /// <summary>Q (rows x k; empty: not wanted) and R (k x columns); k is rows when complete, else min(rows, columns).</summary>
    internal static void QrFactor<T>(int batch, int rows, int columns, bool complete, ReadOnlySpan<T> matrices, Span<T> q, Span<T> r)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var k = complete ? rows : Math.Min(rows, columns);
        fixed (T* a = matrices, qStart = q, rStart = r)
        {
            var (sources, bases, triangles) = (new MatrixBatch<T>(a, rows * columns), new MatrixBatch<T>(qStart, rows * k), new MatrixBatch<T>(rStart, k * columns));
            MatrixBatch<T>.For(batch, (long)rows * rows * columns, i => Qr.Factor<T>(rows, columns, complete, sources[i], bases[i], triangles[i]));
        }
    }

    /// <summary>Ascending eigenvalues and eigenvectors as columns (empty: not wanted) of symmetric matrices; info is 1 where the iteration did not converge.</summary>
    internal static void Eigh<T>(int batch, int n, bool upper, ReadOnlySpan<T> matrices, Span<T> values, Span<T> vectors, Span<int> info)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* a = matrices, v = values, z = vectors)
        fixed (int* i = info)
        {
            var (sources, results, bases, failures) = (new MatrixBatch<T>(a, n * n), new MatrixBatch<T>(v, n), new MatrixBatch<T>(z, n * n), new MatrixBatch<int>(i, 1));
            MatrixBatch<T>.For(batch, 10L * n * n * n, k => failures[k][0] = SymmetricEigen.Decompose<T>(n, upper, sources[k], results[k], bases[k]) ? 0 : 1);
        }
    }

    /// <summary>Complex eigenvalues (n) and unit eigenvectors as columns (n x n; empty: not wanted), interleaved; info is 1 where a matrix is not finite or the iteration failed.</summary>
    internal static void Eig<T>(int batch, int n, ReadOnlySpan<T> matrices, Span<T> values, Span<T> vectors, Span<int> info)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* a = matrices, v = values, z = vectors)
        fixed (int* i = info)
        {
            var (sources, results, bases, failures) = (new MatrixBatch<T>(a, n * n), new MatrixBatch<T>(v, 2 * n), new MatrixBatch<T>(z, 2 * n * n), new MatrixBatch<int>(i, 1));
            MatrixBatch<T>.For(batch, 25L * n * n * n, k => failures[k][0] = GeneralEigen.Decompose<T>(n, sources[k], results[k], bases[k]) ? 0 : 1);
        }
    }

    /// <summary>
    /// Descending singular values (min(rows, columns)), U and transposed V (empty: not wanted), reduced or full; info is 1 where a matrix is not finite or the iteration failed.
    /// </summary>
    internal static void SingularValues<T>(int batch, int rows, int columns, bool full, ReadOnlySpan<T> matrices, Span<T> u, Span<T> values, Span<T> vh, Span<int> info)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var least = Math.Min(rows, columns);
        fixed (T* a = matrices, uStart = u, s = values, vStart = vh)
        fixed (int* i = info)
        {
            var sources = new MatrixBatch<T>(a, rows * columns);
            var (left, middle, right) = (new MatrixBatch<T>(uStart, rows * (full ? rows : least)), new MatrixBatch<T>(s, least), new MatrixBatch<T>(vStart, columns * (full ? columns : least)));
            var failures = new MatrixBatch<int>(i, 1);
            MatrixBatch<T>.For(batch, 40L * rows * columns * Math.Max(1, least), k => failures[k][0] = Svd.Decompose<T>(rows, columns, full, sources[k], left[k], middle[k], right[k]) ? 0 : 1);
        }
    }

    /// <summary>Least-squares solutions (columns x rightColumns) of least norm and the ranks; a rank of -1 marks a matrix that is not finite.</summary>
    internal static void LeastSquaresSolve<T>(
        int batch, int rows, int columns, int rightColumns, double? relativeCutoff, ReadOnlySpan<T> matrices, ReadOnlySpan<T> right, Span<T> solutions, Span<int> ranks)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var cutoff = relativeCutoff ?? LeastSquares.DefaultCutoff<T>(rows, columns);
        fixed (T* a = matrices, b = right, x = solutions)
        fixed (int* r = ranks)
        {
            var (left, sides, results, rankOf) = (new MatrixBatch<T>(a, rows * columns), new MatrixBatch<T>(b, rows * rightColumns), new MatrixBatch<T>(x, columns * rightColumns), new MatrixBatch<int>(r, 1));
            MatrixBatch<T>.For(batch, 40L * rows * columns * columns, k => rankOf[k][0] = LeastSquares.Solve<T>(rows, columns, rightColumns, cutoff, left[k], sides[k], results[k]));
        }
    }

    /// <summary>Pseudo-inverses (columns x rows); info is 1 where a matrix is not finite.</summary>
    internal static void PseudoInverse<T>(int batch, int rows, int columns, double? relativeCutoff, ReadOnlySpan<T> matrices, Span<T> inverses, Span<int> info)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var cutoff = relativeCutoff ?? LeastSquares.DefaultCutoff<T>(rows, columns);
        fixed (T* a = matrices, x = inverses)
        fixed (int* i = info)
        {
            var (left, results, failures) = (new MatrixBatch<T>(a, rows * columns), new MatrixBatch<T>(x, rows * columns), new MatrixBatch<int>(i, 1));
            MatrixBatch<T>.For(batch, 40L * rows * columns * columns, k => failures[k][0] = LeastSquares.PseudoInverse<T>(rows, columns, cutoff, left[k], results[k]) ? 0 : 1);
        }
    }
}
