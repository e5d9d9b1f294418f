using TorchSharp.Kernels;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Linear algebra on matrices and batches of them: the last two dimensions are rows and columns.</summary>
    public static partial class linalg
    {
        static void Check(string? message)
        {
            if (message is not null) throw TorchError.Create(message);
        }

        static bool IsBatch(Tensor a) => a.layout.Rank > 2;

        static Tensor Flags(int[] info, Tensor a)
        {
            var result = Tensor.Allocate(Layout.Of(LinalgShapes.Batch(a)), ScalarType.Int32);
            info.CopyTo(result.Elements<int>());
            return result;
        }

        /// <summary>The inverse. Prefer <see cref="solve"/> to multiplying with it.</summary>
        public static Tensor inv(Tensor input)
        {
            var (result, info) = Inverse(input, "linalg.inv");
            Check(LinearAlgebraMessages.SingularInverse("linalg.inv", info, IsBatch(input)));
            return result;
        }

        /// <summary>The inverse, and a number for each matrix that is 0 unless it is singular.</summary>
        public static (Tensor L, Tensor info) inv_ex(Tensor input, bool check_errors = false)
        {
            var (result, info) = Inverse(input, "linalg.inv_ex");
            if (check_errors) Check(LinearAlgebraMessages.SingularInverse("linalg.inv_ex", info, IsBatch(input)));
            return (result, Flags(info, input));
        }

        static (Tensor, int[]) Inverse(Tensor input, string name)
        {
            LinalgShapes.RequireSquareFloat(input, name);
            var (result, info) = Factorizations.Inverse(input);
            if (Tensor.Recording(input)) result.Record(new ResultBackward(input, result, "LinalgInvExBackward0", static (g, _, y) => -y.mT.matmul(g).matmul(y.mT)));
            return (result, info);
        }

        public static Tensor det(Tensor input)
        {
            LinalgShapes.RequireSquareFloat(input, "linalg.det");
            var result = Factorizations.Determinant(input);
            return Tensor.Recording(input) ? result.Record(new ResultBackward(input, result, "LinalgDetBackward0", LinalgGradients.Determinant)) : result;
        }

        /// <summary>The sign of the determinant and the logarithm of its magnitude.</summary>
        public static (Tensor res, Tensor logabsdet) slogdet(Tensor input)
        {
            LinalgShapes.RequireSquareFloat(input, "linalg.slogdet");
            var (sign, logarithm) = Factorizations.LogDeterminant(input);
            FactorizationBackward.Record("LinalgSlogdetBackward0", input, [sign, logarithm], static (g, a, _) => g[1] is { } up ? up.unsqueeze(-1).unsqueeze(-1) * inv(a).mT : zeros_like(a));
            return (sign, logarithm);
        }

        /// <summary>The lower Cholesky factor of symmetric positive-definite matrices; only their lower triangles are read.</summary>
        public static Tensor cholesky(Tensor input) => Cholesky(input, upper: false, "linalg.cholesky", check: true).Item1;

        /// <summary>The lower Cholesky factor, and a number for each matrix that is 0 unless it is not positive definite.</summary>
        public static (Tensor L, Tensor info) cholesky_ex(Tensor input, bool check_errors = false) => Cholesky(input, upper: false, "linalg.cholesky_ex", check_errors);

        internal static (Tensor, Tensor) Cholesky(Tensor input, bool upper, string name, bool check)
        {
            LinalgShapes.RequireSquareFloat(input, name);
            var (factor, info) = Factorizations.Cholesky(input, upper);
            if (check) Check(LinearAlgebraMessages.NotPositiveDefinite(name, info, IsBatch(input)));
            if (Tensor.Recording(input)) factor.Record(new ResultBackward(input, factor, "LinalgCholeskyExBackward0",
                upper ? static (g, _, u) => LinalgGradients.Cholesky(g.mT, u.mT) : static (g, _, l) => LinalgGradients.Cholesky(g, l)));
            return (factor, Flags(info, input));
        }

        public enum QRMode
        {
            Reduced,
            Complete,
            R,
        }

        /// <summary>An orthogonal and an upper triangular factor. In mode R the first one is empty.</summary>
        public static (Tensor Q, Tensor R) qr(Tensor input, QRMode mode = QRMode.Reduced)
        {
            LinalgShapes.RequireMatrix(input, "linalg.qr");
            var (q, r) = Factorizations.Qr(input, mode == QRMode.Complete);
            if (mode == QRMode.R)
            {
                if (Tensor.Recording(input)) r.Record(new ArgumentBackward(input, "LinalgQrBackward0", static (_, _) => throw TorchError.Create(
                    "The derivative of linalg.qr depends on Q, which is not computed when mode='r'. Please use linalg.qr(A, mode='reduced') if you are going to require gradients")));
                return (zeros([0], input.scalarType), r);
            }
            FactorizationBackward.Record("LinalgQrBackward0", input, [q, r], static (g, a, f) => LinalgGradients.Qr(g[0], g[1], a, f[0], f[1]));
            return (q, r);
        }

        static bool IsUpper(char uplo, string name) => char.ToUpperInvariant(uplo) switch
        {
            'L' => false,
            'U' => true,
            _ => throw TorchError.Create($"Expected UPLO argument to be 'L' or 'U', but got {uplo} ({name})"),
        };

        /// <summary>Eigenvalues in ascending order, and eigenvectors as columns, of symmetric matrices; only one triangle is read.</summary>
        public static (Tensor, Tensor) eigh(Tensor input, char UPLO = 'L')
        {
            LinalgShapes.RequireSquareFloat(input, "linalg.eigh");
            var (values, vectors, info) = Factorizations.Eigh(input, IsUpper(UPLO, "linalg.eigh"));
            Check(LinearAlgebraMessages.NotConverged("linalg.eigh", info, IsBatch(input)));
            FactorizationBackward.Record("LinalgEighBackward0", input, [values, vectors], static (g, _, f) => LinalgGradients.Eigh(g[0], g[1], f[0], f[1]));
            return (values, vectors);
        }

        /// <summary>Complex eigenvalues, in no order, and eigenvectors of unit length as columns, of general matrices.</summary>
        public static (Tensor, Tensor) eig(Tensor input) => Eigen.Decompose(input, "linalg.eig");

        /// <summary>Complex eigenvalues, in no order, of general matrices.</summary>
        public static Tensor eigvals(Tensor input) => Eigen.Decompose(input, "linalg.eigvals").values;

        public static Tensor eigvalsh(Tensor input, char UPLO = 'L') => eigh(input, UPLO).Item1;

        /// <summary>A = U diag(S) Vh, with S descending; U and Vh square, or cut to the smaller size.</summary>
        public static (Tensor U, Tensor S, Tensor Vh) svd(Tensor input, bool fullMatrices = true)
        {
            LinalgShapes.RequireMatrix(input, "linalg.svd");
            var (u, s, vh, info) = Factorizations.Svd(input, fullMatrices);
            Check(LinearAlgebraMessages.NotConverged("linalg.svd", info, IsBatch(input)));
            FactorizationBackward.Record("LinalgSvdBackward0", input, [u, s, vh], static (g, a, f) => LinalgGradients.Svd(g[0], g[1], g[2], a, f[0], f[1], f[2]));
            return (u, s, vh);
        }

        public static Tensor svdvals(Tensor input) => svd(input, fullMatrices: false).S;
    }
}
