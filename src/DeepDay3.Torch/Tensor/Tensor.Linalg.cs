namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor det() => linalg.det(this);

        /// <summary>The logarithm of the determinant; NaN where that is negative.</summary>
        public Tensor logdet()
        {
            var (sign, logarithm) = linalg.slogdet(this);
            return torch.where(sign.eq(-1), FromNumber(double.NaN, scalarType), logarithm);
        }

        public Tensor inverse() => linalg.inv(this);

        public Tensor pinverse(double rcond = 1E-15, bool hermitian = false) => linalg.pinv(this, 0.0, rcond, hermitian);

        /// <summary>Solves A X = this from the Cholesky factor of A.</summary>
        public Tensor cholesky_solve(Tensor input2, bool upper = false)
        {
            LinalgShapes.RequireSquareFloat(input2, "cholesky_solve");
            LinalgShapes.RequireMatrix(this, "cholesky_solve");
            if (layout.Sizes[^2] != input2.layout.Sizes[^1]) throw TorchError.Create(
                $"Incompatible matrix sizes for cholesky_solve: each A matrix is {input2.layout.Sizes[^1]} by {input2.layout.Sizes[^1]} but each b matrix is {layout.Sizes[^2]} by {layout.Sizes[^1]}");
            return linalg.SolveTriangular(input2, linalg.SolveTriangular(input2, this, upper, transpose: upper), upper, transpose: !upper);
        }

        /// <summary>The inverse of A from its Cholesky factor, this.</summary>
        public Tensor cholesky_inverse(bool upper = false)
        {
            LinalgShapes.RequireSquareFloat(this, "cholesky_inverse");
            return LinalgShapes.Identity(this).cholesky_solve(this, upper);
        }

        /// <summary>The exponential of square matrices.</summary>
        public Tensor matrix_exp()
        {
            LinalgShapes.RequireSquareFloat(this, "linalg.matrix_exp");
            var result = MatrixExponential();
            return Recording(this) ? result.Record(new ArgumentBackward(this, "LinalgMatrixExpBackward0", LinalgGradients.MatrixExponential)) : result;
        }

        /// <summary>Taylor's series of a small part of the matrix, then squared as often as it was halved; in double precision.</summary>
        Tensor MatrixExponential()
        {
            const int Degree = 18;
            if (layout.Count == 0) return clone().detach();
            var x = WithoutGraph().Cast(ScalarType.Float64);
            double norm = x.abs().sum(-1).max().item<double>();
            int halvings = norm > 0.5 && double.IsFinite(norm) ? (int)Math.Ceiling(Math.Log2(norm / 0.5)) : 0;
            x = x.Times(Math.ScaleB(1, -halvings));
            var unit = LinalgShapes.Identity(x);
            var sum = unit;
            for (int k = Degree; k > 0; k--) sum = unit + x.matmul(sum).Over((double)k);
            for (int i = 0; i < halvings; i++) sum = sum.matmul(sum);
            return sum.to_type(scalarType);
        }

        /// <summary>Powers of a vector's elements in columns, falling unless <paramref name="increasing"/>; as many as elements, or N.</summary>
        public Tensor vander(long N = -1, bool increasing = false)
        {
            RequireLive();
            if (layout.Rank != 1) throw TorchError.Create($"x must be a one-dimensional tensor, but got a {layout.Rank}-dimensional tensor");
            long n = N == -1 ? layout.Count : N;
            if (n < 0) throw TorchError.Create("N must be non-negative.");
            if (n == 0) return torch.zeros([layout.Count, 0], scalarType);
            var x = scalarType == ScalarType.Bool || !DTypes.IsInexact(scalarType) ? to_type(ScalarType.Int64) : this;
            var powers = linalg.Powers(x.unsqueeze(-1), n);
            return increasing ? powers : powers.Reversed(1);
        }
    }
}
