using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

internal static partial class Factorizations
{
    /// <summary>L and D in one lower triangle, with zeros above, and pivots as LAPACK gives them.</summary>
    internal static (Tensor factors, Tensor pivots, int[] info) Ldl(Tensor a)
    {
        var work = new LdlWork { Factors = a.tril().Materialize(), Pivots = Tensor.Allocate(Layout.Of(a.layout.Sizes[..^1]), ScalarType.Int32), Info = new int[LinalgShapes.Count(a)] };
        Do(a, work, "linalg_ldl_factor");
        return (work.Factors, work.Pivots, work.Info);
    }

    struct LdlWork : IFloatWork
    {
        internal Tensor Factors;
        internal Tensor Pivots;
        internal int[] Info;

        public readonly void Run<T>(int batch, int rows, int columns, ReadOnlySpan<T> a) where T : unmanaged, IFloatingPointIeee754<T> =>
            LinearAlgebra.LdlFactor(batch, rows, Factors.Elements<T>(), Pivots.Elements<int>(), Info);
    }

    /// <summary>Solves A X = B for batches of equal shape, given A's factors and pivots (int32).</summary>
    internal static Tensor LdlSolve(Tensor factors, Tensor pivots, Tensor b)
    {
        var work = new LdlSolveWork { X = b.Materialize(), Pivots = pivots.Compact() };
        Do(factors, work, "linalg_ldl_solve");
        return work.X;
    }

    struct LdlSolveWork : IFloatWork
    {
        internal Tensor X;
        internal Tensor Pivots;

        public readonly void Run<T>(int batch, int rows, int columns, ReadOnlySpan<T> a) where T : unmanaged, IFloatingPointIeee754<T> =>
            LinearAlgebra.LdlSolve(batch, rows, (int)X.layout.Sizes[^1], a, Pivots.Elements<int>(), X.Elements<T>());
    }
}
