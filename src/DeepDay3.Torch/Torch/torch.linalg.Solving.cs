using TorchSharp.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public static partial class linalg
    {
        /// <summary>Solves A X = B (or X A = B when not left). B may be one vector for each matrix.</summary>
        public static Tensor solve(Tensor A, Tensor B, bool left = true)
        {
            var (result, info) = Solve(A, B, left, "linalg.solve");
            Check(LinearAlgebraMessages.SingularSolve("torch.linalg.solve", info, IsBatch(A)));
            return result;
        }

        /// <summary>The solution, and a number for each matrix that is 0 unless it is singular.</summary>
        public static (Tensor result, Tensor info) solve_ex(Tensor A, Tensor B, bool left = true, bool check_errors = false)
        {
            var (result, info) = Solve(A, B, left, "linalg.solve_ex");
            if (check_errors) Check(LinearAlgebraMessages.SingularSolve("torch.linalg.solve_ex", info, IsBatch(A)));
            return (result, Flags(info, A));
        }

        static (Tensor, int[]) Solve(Tensor a, Tensor b, bool left, string name)
        {
            LinalgShapes.RequireSquareFloat(a, name);
            b.RequireLive();
            if (a.scalarType != b.scalarType) throw TorchError.Create($"{name}: Expected A and B to have the same dtype, but found A of type {DTypes.Name(a.scalarType)} and B of type {DTypes.Name(b.scalarType)} instead");
            bool vector = b.layout.Rank == 1 || (a.layout.Rank - 1 == b.layout.Rank && a.layout.Sizes.AsSpan()[..^1].SequenceEqual(b.layout.Sizes));
            var right = vector ? b.unsqueeze(-1) : b;
            if (right.layout.Sizes[left || vector ? ^2 : ^1] != a.layout.Sizes[^1]) throw TorchError.Create(
                $"{name}: Incompatible shapes of A and B for the equation {(left ? "AX = B" : "XA = B")} ({a.layout.Sizes[^2]}x{a.layout.Sizes[^1]} and {right.layout.Sizes[^2]}x{right.layout.Sizes[^1]})");
            if (!left && !vector)
            {
                var (transposed, flags) = Solve(a.mT, b.mT, true, name);
                return (transposed.mT, flags);
            }
            if (!left) a = a.mT;
            var (matrices, sides) = LinalgShapes.Broadcast(a, right);
            var (x, info) = Factorizations.Solve(matrices, sides);
            if (Tensor.Recording(matrices, sides)) x.Record(new ExpressionBackward("LinalgSolveExBackward0", [matrices, sides], [x], static (g, t, needs, input) =>
            {
                var toB = solve(t[0].mT, g);
                if (needs(0)) input[0] = -toB.matmul(t[2].mT);
                if (needs(1)) input[1] = toB;
            }));
            return (vector ? x.squeeze(-1) : x, info);
        }

        /// <summary>Solves A X = B (or X A = B when not left) for triangular A; the other triangle is not read.</summary>
        public static Tensor solve_triangular(Tensor A, Tensor B, bool upper, bool left = true, bool unitriangular = false, Tensor? @out = null)
        {
            LinalgShapes.RequireSquareFloat(A, "linalg.solve_triangular");
            LinalgShapes.RequireMatrix(B, "linalg.solve_triangular");
            if (B.layout.Sizes[left ? ^2 : ^1] != A.layout.Sizes[^1]) throw TorchError.Create(
                $"linalg.solve_triangular: Incompatible shapes of A and B for the equation {(left ? "AX = B" : "XA = B")} ({A.layout.Sizes[^2]}x{A.layout.Sizes[^1]} and {B.layout.Sizes[^2]}x{B.layout.Sizes[^1]})");
            var result = left ? SolveTriangular(A, B, upper, false, unitriangular) : SolveTriangular(A, B.mT, upper, true, unitriangular).mT;
            return result.Into(@out);
        }

        internal static Tensor SolveTriangular(Tensor a, Tensor b, bool upper, bool transpose, bool unitDiagonal = false)
        {
            var (matrices, sides) = LinalgShapes.Broadcast(a, b);
            var x = Factorizations.TriangularSolve(matrices, sides, upper, transpose, unitDiagonal);
            if (Tensor.Recording(matrices, sides)) x.Record(new ExpressionBackward("LinalgSolveTriangularBackward0", [matrices, sides], [x], (g, t, needs, input) =>
            {
                var toB = SolveTriangular(t[0], g, upper, !transpose, unitDiagonal);
                if (needs(1)) input[1] = toB;
                if (!needs(0)) return;
                var whole = transpose ? -t[2].matmul(toB.mT) : -toB.matmul(t[2].mT);
                input[0] = whole * LinalgGradients.Mask(whole, (i, j) => (upper ? j >= i : j <= i) && !(unitDiagonal && i == j));
            }));
            return x;
        }

        /// <summary>Least squares: the X of smallest |A X - B|, the squared residuals (where A is tall and of full rank), the rank, no singular values.</summary>
        public static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor SingularValues) lstsq(Tensor input, Tensor other) => LeastSquares(input, other, null);

        public static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor SingularValues) lstsq(Tensor input, Tensor other, double rcond) => LeastSquares(input, other, rcond);

        static (Tensor, Tensor, Tensor, Tensor) LeastSquares(Tensor input, Tensor other, double? cutoff)
        {
            LinalgShapes.RequireMatrix(input, "torch.linalg.lstsq");
            if (input.scalarType != other.dtype) throw TorchError.Create("torch.linalg.lstsq: Expected input and other to have the same dtype, but got input's dtype " + DTypes.Name(input.scalarType) + " and other's dtype " + DTypes.Name(other.scalarType));
            bool vector = input.layout.Rank - 1 == other.layout.Rank && input.layout.Sizes.AsSpan()[..^1].SequenceEqual(other.layout.Sizes);
            var right = vector ? other.unsqueeze(-1) : other;
            if (right.layout.Rank < 2 || right.layout.Sizes[^2] != input.layout.Sizes[^2]) throw TorchError.Create(
                "torch.linalg.lstsq: input.size(-2) should match other.size(-2)" + $" ({input.layout.Describe()} and {other.layout.Describe()})");
            var (a, b) = LinalgShapes.Broadcast(input, right);
            var (x, rank) = Factorizations.LeastSquares(a, b, cutoff);
            if (rank.layout.Count > 0 && rank.lt(0).any().item<bool>()) throw TorchError.Create("torch.linalg.lstsq: The input matrix holds values that are not finite.");
            if (Tensor.Recording(a, b)) x.Record(new ExpressionBackward("LinalgLstsqBackward0", [a, b], [], static (g, t, needs, into) =>
            {
                var p = pinv(t[0]);
                if (needs(0)) into[0] = LinalgGradients.PseudoInverse(g.matmul(t[1].mT), p, t[0]);
                if (needs(1)) into[1] = p.mT.matmul(g);
            }));
            long m = a.layout.Sizes[^2], n = a.layout.Sizes[^1];
            bool full = m > n && !rank.lt(n).any().item<bool>();
            var residuals = full ? (a.matmul(x) - b).square().sum(-2) : zeros([0], a.scalarType);
            return (vector ? x.squeeze(-1) : x, residuals, rank, zeros([0], a.scalarType));
        }

        /// <summary>LU factors with partial pivoting in one matrix (the unit diagonal of L is not stored), and pivots counted from 1.</summary>
        public static (Tensor LU, Tensor Pivots) lu_factor(Tensor input, bool pivot = true)
        {
            LinalgShapes.RequireMatrix(input, "torch.linalg.lu_factor");
            RequirePivoting(pivot);
            var (factors, pivots, info) = Factorizations.Lu(input);
            for (int i = 0; i < info.Length; i++)
                if (info[i] != 0) throw TorchError.Create($"torch.linalg.lu_factor: {(IsBatch(input) ? $"(Batch element {i}): " : "")}U[{info[i]},{info[i]}] is zero and using it on lu_solve would result in a division by zero. If you still want to perform the factorization, consider calling linalg.lu(A, pivot) or linalg.lu_factor_ex(A, pivot)");
            FactorizationBackward.Record("LinalgLuFactorExBackward0", input, [factors], (g, a, f) =>
            {
                var (p, l, u) = Unpack(f[0], pivots);
                return LinalgGradients.Lu(g[0]! * LinalgGradients.Mask(g[0]!, (i, j) => j < i), g[0]! * LinalgGradients.Mask(g[0]!, (i, j) => j >= i), p, l, u);
            });
            return (factors, pivots);
        }

        static void RequirePivoting(bool pivot)
        {
            if (!pivot) throw TorchError.Create("linalg.lu_factor: LU without pivoting is not implemented on the CPU");
        }

        /// <summary>A = P L U: a permutation, a unit lower and an upper triangular matrix.</summary>
        public static (Tensor P, Tensor L, Tensor U) lu(Tensor input, bool pivot = true)
        {
            LinalgShapes.RequireMatrix(input, "linalg.lu");
            RequirePivoting(pivot);
            var (factors, pivots, _) = Factorizations.Lu(input);
            var (p, l, u) = Unpack(factors, pivots);
            FactorizationBackward.Record("LinalgLuBackward0", input, [l, u], (g, a, f) => LinalgGradients.Lu(g[0], g[1], p, f[0], f[1]));
            return (p, l, u);
        }

        /// <summary>The three matrices that <see cref="lu_factor"/> stores in one matrix and a list of pivots.</summary>
        internal static (Tensor p, Tensor l, Tensor u) Unpack(Tensor factors, Tensor pivots)
        {
            long m = factors.layout.Sizes[^2], n = factors.layout.Sizes[^1], k = Math.Min(m, n);
            if (!pivots.layout.SameSizes([.. LinalgShapes.Batch(factors), k])) throw TorchError.Create($"pivots of a matrix of shape {factors.layout.Describe()} must have shape {Layout.Describe([.. LinalgShapes.Batch(factors), k])}, got {pivots.layout.Describe()}");
            var (left, right) = (factors.narrow(-1, 0, k), factors.narrow(-2, 0, k));
            var l = (left * LinalgGradients.Mask(left, (i, j) => j < i)) + LinalgGradients.Mask(left, (i, j) => i == j);
            var u = right * LinalgGradients.Mask(right, (i, j) => j >= i);
            int count = LinalgShapes.Count(factors);
            var p = Tensor.Filled(Layout.Of([.. LinalgShapes.Batch(factors), m, m]), 0, ScalarType.Float64);
            var rows = pivots.Cast(ScalarType.Int32).Compact().Elements<int>();
            var entries = p.Elements<double>();
            for (int b = 0; b < count; b++)
            {
                foreach (int pivot in rows.Slice(b * (int)k, (int)k))
                    if (pivot < 1 || pivot > m) throw TorchError.Create("pivots must be between 1 and LU.size(-2) inclusive. Did you properly pass the result of lu_factor?");
                var order = Lu.RowOrder((int)m, rows.Slice(b * (int)k, (int)k));
                for (int i = 0; i < m; i++) entries[(int)((b * m * m) + (order[i] * m) + i)] = 1;
            }
            return (p.Cast(factors.scalarType), l, u);
        }

        /// <summary>Solves A X = B (X A = B when not left, with A^T when adjoint) from what <see cref="lu_factor"/> gave.</summary>
        public static Tensor lu_solve(Tensor LU, Tensor pivots, Tensor B, bool left = true, bool adjoint = false, Tensor? @out = null)
        {
            LinalgShapes.RequireSquareFloat(LU, "torch.linalg.lu_solve");
            if (pivots.dtype != ScalarType.Int32) throw TorchError.Create("linalg.lu_solve: pivots should be a Tensor of scalar type torch.int32");
            if (!pivots.layout.SameSizes(LU.layout.Sizes.AsSpan(0, LU.layout.Rank - 1))) throw TorchError.Create(
                $"linalg.lu_solve: Expected LU.shape[:-1] and pivots.shape to be the same, but got pivots with shape {pivots.layout.Describe()} instead");
            if (B.dim() < 2) throw TorchError.Create("linalg.lu_solve: The input tensor B must have at least 2 dimensions.");
            if (B.shape[left ? ^2 : ^1] != LU.shape[^1]) throw TorchError.Create(
                $"linalg.lu_solve: Incompatible shapes of A and B for the equation {(left ? "AX = B" : "XA = B")} ({LU.shape[^2]}x{LU.shape[^1]} and {B.shape[^2]}x{B.shape[^1]})");
            var (p, l, u) = Unpack(LU, pivots);
            if (!left) return lu_solve(LU, pivots, B.mT, true, !adjoint).mT.Into(@out);
            var x = adjoint
                ? p.matmul(SolveTriangular(l, SolveTriangular(u, B, upper: true, transpose: true), upper: false, transpose: true, unitDiagonal: true))
                : SolveTriangular(u, SolveTriangular(l, p.mT.matmul(B), upper: false, transpose: false, unitDiagonal: true), upper: true, transpose: false);
            return x.Into(@out);
        }
    }
}
