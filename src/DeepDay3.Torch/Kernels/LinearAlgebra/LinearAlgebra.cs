using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>
/// Linear algebra on batches of row-major matrices, one after the other without gaps. Failures are reported per matrix in info (0: none), as LAPACK
/// does; <see cref="LinearAlgebraMessages"/> words them. What depends on one matrix only never depends on its neighbours.
/// </summary>
internal static unsafe partial class LinearAlgebra
{
    /// <summary>LU factors in place and pivots counted from 1 (min(rows, columns) a matrix); info is the position of the first zero pivot.</summary>
    internal static void LuFactor<T>(int batch, int rows, int columns, Span<T> matrices, Span<int> pivots, Span<int> info)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* a = matrices)
        fixed (int* p = pivots, i = info)
        {
            var (factors, rowPivots, failures) = (new MatrixBatch<T>(a, rows * columns), new MatrixBatch<int>(p, Math.Min(rows, columns)), new MatrixBatch<int>(i, 1));
            MatrixBatch<T>.For(batch, (long)rows * rows * columns, k => failures[k][0] = Lu.Factor(rows, columns, factors[k], rowPivots[k]));
        }
    }

    /// <summary>Solves A X = B in place of B for factors from <see cref="LuFactor"/>.</summary>
    internal static void LuSolve<T>(int batch, int n, int columns, ReadOnlySpan<T> factors, ReadOnlySpan<int> pivots, Span<T> right)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* a = factors, b = right)
        fixed (int* p = pivots)
        {
            var (matrices, rowPivots, sides) = (new MatrixBatch<T>(a, n * n), new MatrixBatch<int>(p, n), new MatrixBatch<T>(b, n * columns));
            MatrixBatch<T>.For(batch, (long)n * n * columns, k => Lu.Solve<T>(n, columns, matrices[k], rowPivots[k], sides[k]));
        }
    }

    /// <summary>Solves A X = B in place of B (n x columns). Where info is not 0 the matrix is singular and B is left as it was.</summary>
    internal static void Solve<T>(int batch, int n, int columns, ReadOnlySpan<T> matrices, Span<T> right, Span<int> info)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* a = matrices, b = right)
        fixed (int* i = info)
        {
            var (left, sides, failures) = (new MatrixBatch<T>(a, n * n), new MatrixBatch<T>(b, n * columns), new MatrixBatch<int>(i, 1));
            MatrixBatch<T>.For(batch, (long)n * n * (n + columns), k =>
            {
                var factors = left[k].ToArray();
                var pivots = new int[n];
                failures[k][0] = Lu.Factor<T>(n, n, factors, pivots);
                if (failures[k][0] == 0)
                    Lu.Solve<T>(n, columns, factors, pivots, sides[k]);
            });
        }
    }

    /// <summary>The inverses; info is the position of the first zero pivot of a singular matrix, whose inverse is then not meaningful.</summary>
    internal static void Inverse<T>(int batch, int n, ReadOnlySpan<T> matrices, Span<T> inverses, Span<int> info)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        inverses.Clear();
        for (var k = 0; k < batch; k++)
            for (var i = 0; i < n; i++)
                inverses[(k * n + i) * n + i] = T.One;
        Solve(batch, n, n, matrices, inverses, info);
    }

    /// <summary>One determinant a matrix; 1 for an empty one.</summary>
    internal static void Determinant<T>(int batch, int n, ReadOnlySpan<T> matrices, Span<T> determinants)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* a = matrices, d = determinants)
        {
            var (left, results) = (new MatrixBatch<T>(a, n * n), new MatrixBatch<T>(d, 1));
            MatrixBatch<T>.For(batch, (long)n * n * n, k =>
            {
                var factors = left[k].ToArray();
                var pivots = new int[n];
                Lu.Factor<T>(n, n, factors, pivots);
                results[k][0] = Lu.Determinant<T>(n, factors, pivots);
            });
        }
    }

    /// <summary>The determinants' signs and the logarithms of their magnitudes; (0, -infinity) for a singular matrix.</summary>
    internal static void LogDeterminant<T>(int batch, int n, ReadOnlySpan<T> matrices, Span<T> signs, Span<T> logarithms)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* a = matrices, s = signs, l = logarithms)
        {
            var (left, signOf, logOf) = (new MatrixBatch<T>(a, n * n), new MatrixBatch<T>(s, 1), new MatrixBatch<T>(l, 1));
            MatrixBatch<T>.For(batch, (long)n * n * n, k =>
            {
                var factors = left[k].ToArray();
                var pivots = new int[n];
                Lu.Factor<T>(n, n, factors, pivots);
                (signOf[k][0], logOf[k][0]) = Lu.LogDeterminant<T>(n, factors, pivots);
            });
        }
    }

    /// <summary>Solves with a triangular matrix, or its transpose, in place of B (n x columns).</summary>
    internal static void TriangularSolve<T>(int batch, int n, int columns, ReadOnlySpan<T> matrices, bool upper, bool transpose, bool unitDiagonal, Span<T> right)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* a = matrices, b = right)
        {
            var (left, sides) = (new MatrixBatch<T>(a, n * n), new MatrixBatch<T>(b, n * columns));
            MatrixBatch<T>.For(batch, (long)n * n * columns, k => Triangular.Solve<T>(n, columns, left[k], upper, transpose, unitDiagonal, sides[k]));
        }
    }

    /// <summary>Cholesky factors; info is the order of the first leading minor that is not positive definite.</summary>
    internal static void CholeskyFactor<T>(int batch, int n, bool upper, ReadOnlySpan<T> matrices, Span<T> factors, Span<int> info)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* a = matrices, f = factors)
        fixed (int* i = info)
        {
            var (sources, targets, failures) = (new MatrixBatch<T>(a, n * n), new MatrixBatch<T>(f, n * n), new MatrixBatch<int>(i, 1));
            MatrixBatch<T>.For(batch, (long)n * n * n, k => failures[k][0] = Cholesky.Factor<T>(n, upper, sources[k], targets[k]));
        }
    }

    /// <summary>Solves A X = B in place of B (n x columns) for Cholesky factors of A.</summary>
    internal static void CholeskySolve<T>(int batch, int n, int columns, bool upper, ReadOnlySpan<T> factors, Span<T> right)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* a = factors, b = right)
        {
            var (left, sides) = (new MatrixBatch<T>(a, n * n), new MatrixBatch<T>(b, n * columns));
            MatrixBatch<T>.For(batch, (long)n * n * columns, k => Cholesky.Solve<T>(n, columns, upper, left[k], sides[k]));
        }
    }
}
