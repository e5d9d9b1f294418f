namespace TorchSharp;

public static partial class torch
{
    public static partial class linalg
    {
        /// <summary>
        /// A = L D L^T of a symmetric matrix, of which the lower triangle is read: L (unit diagonal, not stored) and D, of blocks of one or two, in one
        /// lower triangle; and pivots counted from 1, negative for blocks of two. Has no gradient.
        /// </summary>
        /// <param name="input">[..., n, n], real.</param>
        /// <param name="hermitian">Of no meaning for real matrices.</param>
        public static (Tensor, Tensor) ldl_factor(Tensor input, bool hermitian = true)
        {
            var (factors, pivots, info) = Ldl(input);
            RequireBlocks(info, "torch.linalg.ldl_factor");
            return (factors, pivots);
        }

        /// <summary>As <see cref="ldl_factor"/>, and a number for each matrix that is 0 unless a block of D is zero.</summary>
        public static (Tensor, Tensor, Tensor) ldl_factor_ex(Tensor input, bool hermitian = true, bool check_errors = false)
        {
            var (factors, pivots, info) = Ldl(input);
            if (check_errors) RequireBlocks(info, "torch.linalg.ldl_factor_ex");
            return (factors, pivots, Flags(info, input));
        }

        static (Tensor, Tensor, int[]) Ldl(Tensor input)
        {
            LinalgShapes.RequireSquareFloat(input, "torch.linalg.ldl_factor_ex");
            var (factors, pivots, info) = Factorizations.Ldl(input.WithoutGraph());
            FactorizationBackward.Record("NotImplemented", input, [factors], (g, a, f) => throw TorchError.Create("derivative for aten::linalg_ldl_factor_ex is not implemented"));
            return (factors, pivots, info);
        }

        // PyTorch calls it an unknown error: the factors are whole, but nothing can be solved with them.
        static void RequireBlocks(int[] info, string name)
        {
            int failed = Array.FindIndex(info, i => i != 0);
            if (failed >= 0) throw TorchError.Create($"{name}: Unknown error code: {info[failed]}. Block {info[failed]} of D is zero: the matrix is singular.");
        }

        /// <summary>Solves A X = B from what <see cref="ldl_factor"/> gave for A. Has no gradient.</summary>
        /// <param name="LD">[..., n, n].</param>
        /// <param name="pivots">[..., n], whole numbers.</param>
        /// <param name="B">[..., n, k].</param>
        /// <param name="hermitian">Of no meaning for real matrices.</param>
        public static Tensor ldl_solve(Tensor LD, Tensor pivots, Tensor B, bool hermitian = false)
        {
            const string Name = "torch.linalg.ldl_solve";
            LinalgShapes.RequireSquareFloat(LD, Name);
            if (!DTypes.IsIntegral(pivots.dtype)) throw TorchError.Create($"{Name}: Expected pivots to be integers. Got {DTypes.Name(pivots.dtype)}");
            if (!pivots.layout.SameSizes(LD.layout.Sizes.AsSpan(0, LD.layout.Rank - 1))) throw TorchError.Create(
                $"{Name}: Expected LD.shape[:-1] and pivots.shape to be the same, but got pivots with shape {pivots.layout.Describe()} instead");
            if (B.dim() < 2) throw TorchError.Dimension(-2, B.layout.Rank);
            long n = LD.layout.Sizes[^1];
            if (B.layout.Sizes[^2] != n) throw TorchError.Create(
                $"Incompatible matrix sizes for {Name}: each A matrix is {n} by {n} but each b matrix is {B.layout.Sizes[^2]} by {B.layout.Sizes[^1]}");
            if (B.scalarType != LD.scalarType) throw TorchError.Create(
                $"Expected b and A to have the same dtype, but found b of type {DTypes.Name(B.scalarType)} and A of type {DTypes.Name(LD.scalarType)} instead.");
            var rows = pivots.WithoutGraph().to_type(ScalarType.Int32);
            RequirePivots(rows, n);
            var (factors, sides) = LinalgShapes.Broadcast(LD, B);
            var places = rows.expand(factors.layout.Sizes.AsSpan(0, factors.layout.Rank - 1));
            var x = Factorizations.LdlSolve(factors.WithoutGraph(), places, sides.WithoutGraph());
            if (Tensor.Recording(LD, B)) x.Record(new ExpressionBackward("NotImplemented", [LD, B], [x], static (g, t, needs, into) =>
                throw TorchError.Create("derivative for aten::linalg_ldl_solve is not implemented")));
            return x;
        }

        /// <summary>Pivots name rows of the matrix, and negative ones come in pairs.</summary>
        static void RequirePivots(Tensor pivots, long n)
        {
            var rows = pivots.Compact().Elements<int>();
            for (int i = 0; i < rows.Length; i++)
            {
                int pivot = rows[i], column = i % (int)n;
                bool pair = pivot < 0;
                if (pivot == 0 || Math.Abs((long)pivot) > n || (pair && (column + 1 == n || rows[i + 1] != pivot)))
                    throw TorchError.Create($"torch.linalg.ldl_solve: pivots[{column}] is {pivot}, which ldl_factor does not give for a matrix of {n} rows.");
                if (pair) i++;
            }
        }
    }
}
