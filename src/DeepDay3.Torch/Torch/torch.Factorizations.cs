using TorchSharp.Kernels;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>LU factors in one matrix, pivots counted from 1, and a number for each matrix that is 0 unless it is singular (null unless asked for).</summary>
    public static (Tensor A_LU, Tensor? pivots, Tensor? infos) lu(Tensor A, bool pivot = true, bool get_infos = false)
    {
        if (get_infos)
        {
            var (factors, places, info) = Factorizations.Lu(A);
            var flags = Tensor.Allocate(Layout.Of(LinalgShapes.Batch(A)), ScalarType.Int32);
            info.CopyTo(flags.Elements<int>());
            if (!Tensor.Recording(A)) return (factors, places, flags);
            return (linalg.lu_factor(A, pivot).LU, places, flags);
        }
        var (lu, pivots) = linalg.lu_factor(A, pivot);
        return (lu, pivots, null);
    }

    /// <summary>P, L and U from what <see cref="lu(Tensor, bool, bool)"/> gave; null where not asked for.</summary>
    public static (Tensor? P, Tensor? A_L, Tensor? A_U) lu_unpack(Tensor LU_data, Tensor LU_pivots, bool unpack_data = true, bool unpack_pivots = true)
    {
        var (p, l, u) = linalg.Unpack(LU_data, LU_pivots);
        return (unpack_pivots ? p : null, unpack_data ? l : null, unpack_data ? u : null);
    }

    /// <summary>The first columns of the orthogonal matrix that Householder reflectors describe: the name of <see cref="linalg.householder_product"/> in LAPACK.</summary>
    public static Tensor orgqr(Tensor input, Tensor tau) => linalg.householder_product(input, tau);

    /// <summary>QR in LAPACK's form: R on and above the diagonal, Householder vectors below it, and their factors.</summary>
    public static (Tensor a, Tensor tau) geqrf(Tensor input) => input.geqrf();

    /// <summary>Q (or its transpose) times a matrix, from the left or from the right, for the Q of <see cref="geqrf"/>.</summary>
    public static Tensor ormqr(Tensor input, Tensor tau, Tensor other, bool left = true, bool transpose = false) => input.ormqr(tau, other, left, transpose);

    public partial class Tensor
    {
        /// <summary>QR in LAPACK's form: R on and above the diagonal, Householder vectors below it, and their factors. Has no gradient.</summary>
        public (Tensor a, Tensor tau) geqrf()
        {
            LinalgShapes.RequireMatrix(this, "torch.geqrf");
            int m = (int)layout.Sizes[^2], n = (int)layout.Sizes[^1], k = Math.Min(m, n), count = LinalgShapes.Count(this);
            var source = Cast(ScalarType.Float64).Compact();
            var result = Allocate(layout.AsContiguous, ScalarType.Float64);
            var taus = Allocate(Layout.Of([.. LinalgShapes.Batch(this), k]), ScalarType.Float64);
            for (int b = 0; b < count; b++)
            {
                var work = Rows.Columns<double>(m, n, source.Elements<double>().Slice(b * m * n, m * n));
                Qr.Reflect(m, n, work).CopyTo(taus.Elements<double>()[(b * k)..]);
                Rows.Columns<double>(n, m, work).CopyTo(result.Elements<double>()[(b * m * n)..]);
            }
            GC.KeepAlive(source);
            return (result.Cast(scalarType), taus.Cast(scalarType));
        }

        /// <summary>Q (or its transpose) times a matrix, from the left or from the right, for the Q of <see cref="geqrf"/>.</summary>
        public Tensor ormqr(Tensor tau, Tensor other, bool left = true, bool transpose = false)
        {
            LinalgShapes.RequireMatrix(this, "ormqr");
            long m = layout.Sizes[^2], n = layout.Sizes[^1];
            if (other.dtype != scalarType || other.layout.Rank < 2 || other.layout.Sizes[left ? ^2 : ^1] != m) throw TorchError.Create(
                $"torch.ormqr: other.shape[{(left ? -2 : -1)}] must be equal to input.shape[-2], but other has shape {other.layout.Describe()} and input {layout.Describe()}");
            // All columns of Q: the missing reflectors are none.
            var whole = n >= m ? narrow(-1, 0, m) : cat([this, torch.zeros([.. LinalgShapes.Batch(this), m, m - n], scalarType)], -1);
            var q = linalg.householder_product(whole, tau);
            if (transpose) q = q.mT;
            return left ? q.matmul(other) : other.matmul(q);
        }
    }
}
