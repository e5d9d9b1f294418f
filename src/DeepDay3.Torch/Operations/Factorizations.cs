using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// Runs the linear algebra kernels on tensors of matrices [..., rows, columns]. Knows nothing of gradients. Where a kernel reports failures, they
/// come back as one number a matrix, 0 for none.
/// </summary>
internal static partial class Factorizations
{
    /// <summary>What to compute, given the batch and its two sizes; results are written to tensors made by the caller.</summary>
    interface IFloatWork
    {
        void Run<T>(int batch, int rows, int columns, ReadOnlySpan<T> a) where T : unmanaged, IFloatingPointIeee754<T>;
    }

    struct Work<TWork> : IFloatAction where TWork : struct, IFloatWork
    {
        internal Tensor A;
        internal TWork Inner;

        public void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> =>
            Inner.Run<T>(LinalgShapes.Count(A), (int)A.layout.Sizes[^2], (int)A.layout.Sizes[^1], A.Elements<T>());
    }

    static void Do<TWork>(Tensor a, TWork inner, string name) where TWork : struct, IFloatWork
    {
        var action = new Work<TWork> { A = a.Compact(), Inner = inner };
        if (LinalgShapes.Count(a) > 0) Dispatch.Float(a.scalarType, ref action, name);
        GC.KeepAlive(action.A);
    }

    static Tensor New(Tensor like, params long[] matrix) => Tensor.Allocate(Layout.Of([.. LinalgShapes.Batch(like), .. matrix]), like.scalarType);

    /// <summary>Solves A X = B for batches of equal shape.</summary>
    internal static (Tensor x, int[] info) Solve(Tensor a, Tensor b)
    {
        var work = new SolveWork { X = b.Materialize(), Info = new int[LinalgShapes.Count(a)] };
        Do(a, work, "linalg_solve");
        return (work.X, work.Info);
    }

    struct SolveWork : IFloatWork
    {
        internal Tensor X;
        internal int[] Info;

        public readonly void Run<T>(int batch, int rows, int columns, ReadOnlySpan<T> a) where T : unmanaged, IFloatingPointIeee754<T> =>
            LinearAlgebra.Solve(batch, rows, (int)X.layout.Sizes[^1], a, X.Elements<T>(), Info);
    }

    internal static (Tensor inverse, int[] info) Inverse(Tensor a)
    {
        var work = new InverseWork { Result = New(a, a.layout.Sizes[^2], a.layout.Sizes[^1]), Info = new int[LinalgShapes.Count(a)] };
        Do(a, work, "linalg_inv");
        return (work.Result, work.Info);
    }

    struct InverseWork : IFloatWork
    {
        internal Tensor Result;
        internal int[] Info;

        public readonly void Run<T>(int batch, int rows, int columns, ReadOnlySpan<T> a) where T : unmanaged, IFloatingPointIeee754<T> =>
            LinearAlgebra.Inverse(batch, rows, a, Result.Elements<T>(), Info);
    }

    internal static Tensor Determinant(Tensor a)
    {
        var work = new DeterminantWork { Result = New(a) };
        Do(a, work, "linalg_det");
        return work.Result;
    }

    struct DeterminantWork : IFloatWork
    {
        internal Tensor Result;

        public readonly void Run<T>(int batch, int rows, int columns, ReadOnlySpan<T> a) where T : unmanaged, IFloatingPointIeee754<T> =>
            LinearAlgebra.Determinant(batch, rows, a, Result.Elements<T>());
    }

    internal static (Tensor sign, Tensor logarithm) LogDeterminant(Tensor a)
    {
        var work = new LogDeterminantWork { Sign = New(a), Logarithm = New(a) };
        Do(a, work, "linalg_slogdet");
        return (work.Sign, work.Logarithm);
    }

    struct LogDeterminantWork : IFloatWork
    {
        internal Tensor Sign;
        internal Tensor Logarithm;

        public readonly void Run<T>(int batch, int rows, int columns, ReadOnlySpan<T> a) where T : unmanaged, IFloatingPointIeee754<T> =>
            LinearAlgebra.LogDeterminant(batch, rows, a, Sign.Elements<T>(), Logarithm.Elements<T>());
    }

    /// <summary>LU factors in one matrix, and pivots (int32) counted from 1.</summary>
    internal static (Tensor factors, Tensor pivots, int[] info) Lu(Tensor a)
    {
        long least = Math.Min(a.layout.Sizes[^1], a.layout.Sizes[^2]);
        var pivots = Tensor.Allocate(Layout.Of([.. LinalgShapes.Batch(a), least]), ScalarType.Int32);
        var work = new LuWork { Factors = a.Materialize(), Pivots = pivots, Info = new int[LinalgShapes.Count(a)] };
        Do(a, work, "linalg_lu_factor");
        return (work.Factors, pivots, work.Info);
    }

    struct LuWork : IFloatWork
    {
        internal Tensor Factors;
        internal Tensor Pivots;
        internal int[] Info;

        public readonly void Run<T>(int batch, int rows, int columns, ReadOnlySpan<T> a) where T : unmanaged, IFloatingPointIeee754<T> =>
            LinearAlgebra.LuFactor(batch, rows, columns, Factors.Elements<T>(), Pivots.Elements<int>(), Info);
    }

    internal static Tensor TriangularSolve(Tensor a, Tensor b, bool upper, bool transpose, bool unitDiagonal)
    {
        var work = new TriangularWork { X = b.Materialize(), Upper = upper, Transpose = transpose, Unit = unitDiagonal };
        Do(a, work, "linalg_solve_triangular");
        return work.X;
    }

    struct TriangularWork : IFloatWork
    {
        internal Tensor X;
        internal bool Upper;
        internal bool Transpose;
        internal bool Unit;

        public readonly void Run<T>(int batch, int rows, int columns, ReadOnlySpan<T> a) where T : unmanaged, IFloatingPointIeee754<T> =>
            LinearAlgebra.TriangularSolve(batch, rows, (int)X.layout.Sizes[^1], a, Upper, Transpose, Unit, X.Elements<T>());
    }

    internal static (Tensor factor, int[] info) Cholesky(Tensor a, bool upper)
    {
        var work = new CholeskyWork { Factor = New(a, a.layout.Sizes[^2], a.layout.Sizes[^1]), Info = new int[LinalgShapes.Count(a)], Upper = upper };
        Do(a, work, "linalg_cholesky");
        return (work.Factor, work.Info);
    }

    struct CholeskyWork : IFloatWork
    {
        internal Tensor Factor;
        internal int[] Info;
        internal bool Upper;

        public readonly void Run<T>(int batch, int rows, int columns, ReadOnlySpan<T> a) where T : unmanaged, IFloatingPointIeee754<T> =>
            LinearAlgebra.CholeskyFactor(batch, rows, Upper, a, Factor.Elements<T>(), Info);
    }

    internal static (Tensor q, Tensor r) Qr(Tensor a, bool complete)
    {
        long m = a.layout.Sizes[^2], n = a.layout.Sizes[^1], k = complete ? m : Math.Min(m, n);
        var work = new QrWork { Q = New(a, m, k), R = New(a, k, n), Complete = complete };
        Do(a, work, "linalg_qr");
        return (work.Q, work.R);
    }

    struct QrWork : IFloatWork
    {
        internal Tensor Q;
        internal Tensor R;
        internal bool Complete;

        public readonly void Run<T>(int batch, int rows, int columns, ReadOnlySpan<T> a) where T : unmanaged, IFloatingPointIeee754<T> =>
            LinearAlgebra.QrFactor(batch, rows, columns, Complete, a, Q.Elements<T>(), R.Elements<T>());
    }

    internal static (Tensor values, Tensor vectors, int[] info) Eigh(Tensor a, bool upper)
    {
        long n = a.layout.Sizes[^1];
        var work = new EighWork { Values = New(a, n), Vectors = New(a, n, n), Info = new int[LinalgShapes.Count(a)], Upper = upper };
        Do(a, work, "linalg_eigh");
        return (work.Values, work.Vectors, work.Info);
    }

    struct EighWork : IFloatWork
    {
        internal Tensor Values;
        internal Tensor Vectors;
        internal int[] Info;
        internal bool Upper;

        public readonly void Run<T>(int batch, int rows, int columns, ReadOnlySpan<T> a) where T : unmanaged, IFloatingPointIeee754<T> =>
            LinearAlgebra.Eigh(batch, rows, Upper, a, Values.Elements<T>(), Vectors.Elements<T>(), Info);
    }

    internal static (Tensor u, Tensor values, Tensor vh, int[] info) Svd(Tensor a, bool full)
    {
        long m = a.layout.Sizes[^2], n = a.layout.Sizes[^1], k = Math.Min(m, n);
        var work = new SvdWork { U = New(a, m, full ? m : k), Values = New(a, k), Vh = New(a, full ? n : k, n), Info = new int[LinalgShapes.Count(a)], Full = full };
        Do(a, work, "linalg_svd");
        return (work.U, work.Values, work.Vh, work.Info);
    }

    struct SvdWork : IFloatWork
    {
        internal Tensor U;
        internal Tensor Values;
        internal Tensor Vh;
        internal int[] Info;
        internal bool Full;

        public readonly void Run<T>(int batch, int rows, int columns, ReadOnlySpan<T> a) where T : unmanaged, IFloatingPointIeee754<T> =>
            LinearAlgebra.SingularValues(batch, rows, columns, Full, a, U.Elements<T>(), Values.Elements<T>(), Vh.Elements<T>(), Info);
    }

    /// <summary>Least-squares solutions, and the rank of each matrix (int64).</summary>
    internal static (Tensor solution, Tensor rank) LeastSquares(Tensor a, Tensor b, double? cutoff)
    {
        var rank = Tensor.Allocate(Layout.Of(LinalgShapes.Batch(a)), ScalarType.Int64);
        var work = new LeastSquaresWork { B = b.Compact(), X = New(a, a.layout.Sizes[^1], b.layout.Sizes[^1]), Rank = rank, Cutoff = cutoff };
        Do(a, work, "linalg_lstsq");
        return (work.X, rank);
    }

    struct LeastSquaresWork : IFloatWork
    {
        internal Tensor B;
        internal Tensor X;
        internal Tensor Rank;
        internal double? Cutoff;

        public readonly void Run<T>(int batch, int rows, int columns, ReadOnlySpan<T> a) where T : unmanaged, IFloatingPointIeee754<T>
        {
            var ranks = new int[batch];
            LinearAlgebra.LeastSquaresSolve(batch, rows, columns, (int)B.layout.Sizes[^1], Cutoff, a, B.Elements<T>(), X.Elements<T>(), ranks);
            var target = Rank.Elements<long>();
            for (int i = 0; i < batch; i++) target[i] = ranks[i];
        }
    }
}
