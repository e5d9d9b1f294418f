namespace TorchSharp;

public static partial class torch
{
    public static partial class linalg
    {
        /// <summary>The norm of vectors: over the given dimensions, or over all elements as one vector.</summary>
        public static Tensor vector_norm(Tensor input, double ord = 2, long[]? dims = null, bool keepdim = false) => input.VectorNorm(ord, dims ?? [], keepdim);

        /// <summary>"fro" (Frobenius) or "nuc" (sum of singular values), of the matrices in two dimensions, the last two unless named.</summary>
        public static Tensor matrix_norm(Tensor input, string ord = "fro", long[]? dims = null, bool keepdim = false)
        {
            var (a, at) = AsMatrices(input, dims);
            return ord switch
            {
                "fro" => input.VectorNorm(2, dims ?? [-2, -1], keepdim),
                "nuc" => Kept(svdvals(a).sum(-1), at, keepdim),
                _ => throw TorchError.Create($"linalg.matrix_norm: Order {ord} not supported."),
            };
        }

        /// <summary>Orders 1 and infinity: largest sum of a column or a row; 2: largest singular value; negative: the smallest.</summary>
        public static Tensor matrix_norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false)
        {
            var (a, at) = AsMatrices(input, dims);
            double magnitude = Math.Abs(ord);
            Tensor lines = magnitude switch
            {
                1 => a.abs().sum(-2),
                2 => svdvals(a),
                double.PositiveInfinity => a.abs().sum(-1),
                _ => throw TorchError.Create($"linalg.matrix_norm: Order {ord} not supported."),
            };
            return Kept(ord > 0 ? lines.amax(-1) : lines.amin(-1), at, keepdim);
        }

        static (Tensor matrices, int[] at) AsMatrices(Tensor input, long[]? dims)
        {
            LinalgShapes.RequireFloat(input, "linalg.matrix_norm");
            if (input.layout.Rank < 2) throw TorchError.Create("linalg.matrix_norm: The input tensor A must have at least 2 dimensions.");
            dims ??= [-2, -1];
            if (dims.Length != 2) throw TorchError.Create($"linalg.matrix_norm: dim must be a 2-tuple. Got {dims.Length} dimensions");
            int row = input.layout.Dimension(dims[0]), column = input.layout.Dimension(dims[1]);
            if (row == column) throw TorchError.Create($"linalg.matrix_norm: dims must be different. Got ({dims[0]}, {dims[1]})");
            return (input.Permuted([.. Enumerable.Range(0, input.layout.Rank).Where(d => d != row && d != column), row, column]), [Math.Min(row, column), Math.Max(row, column)]);
        }

        static Tensor Kept(Tensor result, int[] at, bool keepdim) => keepdim ? result.unsqueeze(at[0]).unsqueeze(at[1]) : result;

        /// <summary>The 2-norm of all elements, or over one (vectors) or two (Frobenius) dimensions.</summary>
        public static Tensor norm(Tensor input, long[]? dims = null, bool keepdim = false) => input.VectorNorm(2, dims ?? [], keepdim);

        public static Tensor norm(Tensor input, string ord, long[]? dims = null, bool keepdim = false) => matrix_norm(input, ord, dims, keepdim);

        /// <summary>A vector's norm for one dimension, a matrix's for two; without dimensions by the rank of the tensor.</summary>
        public static Tensor norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false)
        {
            int rank = dims?.Length ?? input.layout.Rank;
            if (rank is not (1 or 2)) throw TorchError.Create(dims is null
                ? "linalg.norm: If dim is not specified but ord is, the input must be 1D or 2D. Got " + rank + "D."
                : "linalg.norm: If dim is specified, it must be of length 1 or 2. Got " + input.layout.Describe());
            return rank == 1 ? input.VectorNorm(ord, dims ?? [], keepdim) : matrix_norm(input, ord, dims, keepdim);
        }

        public static Tensor norm(Tensor input, int ord, long[]? dims = null, bool keepdim = false) => norm(input, (double)ord, dims, keepdim);

        /// <summary>The condition number in the 2-norm.</summary>
        public static Tensor cond(Tensor input) => cond(input, 2.0);

        public static Tensor cond(Tensor input, int p) => cond(input, (double)p);

        public static Tensor cond(Tensor input, double p)
        {
            if (Math.Abs(p) == 2)
            {
                var s = svdvals(input);
                var (first, last) = (s.narrow(-1, 0, 1), s.narrow(-1, s.layout.Sizes[^1] - 1, 1));
                return (p > 0 ? first / last : last / first).squeeze(-1);
            }
            LinalgShapes.RequireSquareFloat(input, "linalg.cond");
            return Finite(input, a => matrix_norm(a, p) * matrix_norm(inv(a), p));
        }

        public static Tensor cond(Tensor input, string p)
        {
            LinalgShapes.RequireSquareFloat(input, "linalg.cond");
            return Finite(input, a => matrix_norm(a, p) * matrix_norm(inv(a), p));
        }

        /// <summary>A singular matrix is infinitely ill conditioned.</summary>
        static Tensor Finite(Tensor input, Func<Tensor, Tensor> condition)
        {
            var (_, info) = Factorizations.Inverse(input);
            if (Array.TrueForAll(info, i => i == 0)) return condition(input);
            if (input.layout.Rank == 2) return Tensor.FromNumber(double.PositiveInfinity, input.scalarType);
            return stack([.. Enumerable.Range(0, (int)input.layout.Sizes[0]).Select(i => Finite(input.select(0, i), condition))]);
        }

        /// <summary>How many singular values exceed max(atol, rtol * the largest); by default rtol is epsilon times the larger size.</summary>
        public static Tensor matrix_rank(Tensor input, double? atol = null, double? rtol = null, bool hermitian = false)
        {
            var (s, tolerance) = Tolerance(input, atol is { } a ? Tensor.FromNumber(a, input.scalarType) : null, rtol is { } r ? Tensor.FromNumber(r, input.scalarType) : null, hermitian);
            return s.gt(tolerance.unsqueeze(-1)).sum(-1);
        }

        public static Tensor matrix_rank(Tensor input, Tensor atol, Tensor? rtol = null, bool hermitian = false)
        {
            var (s, tolerance) = Tolerance(input, atol, rtol, hermitian);
            return s.gt(tolerance.unsqueeze(-1)).sum(-1);
        }

        static (Tensor values, Tensor tolerance) Tolerance(Tensor input, Tensor? atol, Tensor? rtol, bool hermitian)
        {
            LinalgShapes.RequireMatrix(input, "linalg.matrix_rank");
            using var mode = new GradMode.Guard(false);
            var s = hermitian ? eigvalsh(input).abs() : svdvals(input);
            double epsilon = input.scalarType == ScalarType.Float32 ? 1.1920928955078125e-7 : double.Epsilon > 0 ? 2.220446049250313e-16 : 0;
            bool given = atol is not null && atol.gt(0).any().item<bool>();
            rtol ??= Tensor.FromNumber(given ? 0 : epsilon * Math.Max(input.layout.Sizes[^1], input.layout.Sizes[^2]), input.scalarType);
            var largest = s.layout.Sizes[^1] == 0 ? zeros(s.layout.Sizes[..^1], s.scalarType) : s.amax(-1);
            var relative = rtol.to_type(s.scalarType) * largest;
            return (s, atol is null ? relative : relative.maximum(atol.to_type(s.scalarType)));
        }

        /// <summary>The Moore-Penrose inverse; singular values up to max(atol, rtol * the largest) count as zero.</summary>
        public static Tensor pinv(Tensor input, double? atol = null, double? rtol = null, bool hermitian = false) =>
            Pseudo(input, atol is { } a ? Tensor.FromNumber(a, input.scalarType) : null, rtol is { } r ? Tensor.FromNumber(r, input.scalarType) : null, hermitian);

        public static Tensor pinv(Tensor input, Tensor atol, Tensor? rtol = null, bool hermitian = false) => Pseudo(input, atol, rtol, hermitian);

        static Tensor Pseudo(Tensor input, Tensor? atol, Tensor? rtol, bool hermitian)
        {
            LinalgShapes.RequireMatrix(input, "linalg.pinv");
            if (input.layout.Count == 0) return zeros([.. LinalgShapes.Batch(input), input.layout.Sizes[^1], input.layout.Sizes[^2]], input.scalarType);
            Tensor result;
            using (var mode = new GradMode.Guard(false))
            {
                var (_, tolerance) = Tolerance(input, atol, rtol, hermitian);
                if (hermitian)
                {
                    var (values, vectors) = eigh(input);
                    var inverse = where(values.abs().gt(tolerance.unsqueeze(-1)), values.reciprocal(), Tensor.FromNumber(0, input.scalarType));
                    result = (vectors * inverse.unsqueeze(-2)).matmul(vectors.mT);
                }
                else
                {
                    var (u, s, vh) = svd(input, fullMatrices: false);
                    var inverse = where(s.gt(tolerance.unsqueeze(-1)), s.reciprocal(), Tensor.FromNumber(0, input.scalarType));
                    result = vh.mT.matmul(inverse.unsqueeze(-1) * u.mT);
                }
            }
            return Tensor.Recording(input) ? result.Record(new ResultBackward(input, result, "LinalgPinvBackward0", static (g, a, p) => LinalgGradients.PseudoInverse(g, p, a))) : result;
        }
    }
}
