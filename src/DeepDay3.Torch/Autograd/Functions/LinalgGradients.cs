using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// Gradients of decompositions, made of differentiable operations. The formulas are those of Giles, "An extended collection of matrix derivative
/// results" (2008), and of Walter and Lehmann (2010) for QR.
/// </summary>
internal static class LinalgGradients
{
    static Tensor Lower(Tensor x, int diagonal = 0) => x * Mask(x, (i, j) => j <= i + diagonal);

    static Tensor Upper(Tensor x) => x * Mask(x, (i, j) => j >= i);

    /// <summary>0 and 1 in the shape of x's matrices.</summary>
    internal static Tensor Mask(Tensor x, Func<int, int, bool> keep)
    {
        int rows = (int)x.layout.Sizes[^2], columns = (int)x.layout.Sizes[^1];
        var values = new double[rows * columns];
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++) values[(i * columns) + j] = keep(i, j) ? 1 : 0;
        return Creation.Data<double>(values, [rows, columns], x.scalarType, null, false, null);
    }

    /// <summary>Matrices with these diagonals.</summary>
    internal static Tensor Diagonal(Tensor x) => x.unsqueeze(-1) * eye(x.layout.Sizes[^1], dtype: x.scalarType);

    static Tensor Skew(Tensor x) => x - x.mT;

    /// <summary>1 / (s_j - s_i), 0 on the diagonal.</summary>
    static Tensor InverseGaps(Tensor s)
    {
        var unit = eye(s.layout.Sizes[^1], dtype: s.scalarType);
        return (1 - unit) / (s.unsqueeze(-2) - s.unsqueeze(-1) + unit);
    }

    internal static Tensor Cholesky(Tensor g, Tensor l)
    {
        var inner = Lower(l.mT.matmul(g)) * (1 - (0.5 * eye(l.layout.Sizes[^1], dtype: l.scalarType)));
        var outer = linalg.SolveTriangular(l, linalg.SolveTriangular(l, inner.mT, upper: false, transpose: true).mT, upper: false, transpose: true);
        return (outer + outer.mT) / 2;
    }

    internal static Tensor? Qr(Tensor? gQ, Tensor? gR, Tensor a, Tensor q, Tensor r)
    {
        long m = a.layout.Sizes[^2], n = a.layout.Sizes[^1];
        if (q.layout.Sizes[^1] > n) throw TorchError.Create("The QR decomposition is not differentiable when mode='complete' and nrows > ncols");
        if (m >= n) return Square(gQ, gR, q, r);
        // A wide matrix [X Y]: X = Q U is square, and V = Q^T Y.
        var u = r.narrow(-1, 0, m);
        var (gU, gV) = gR is null ? (null, null) : (gR.narrow(-1, 0, m), gR.narrow(-1, m, n - m));
        var throughQ = gV is null ? gQ : gQ is null ? a.narrow(-1, m, n - m).matmul(gV.mT) : gQ + a.narrow(-1, m, n - m).matmul(gV.mT);
        var left = Square(throughQ, gU, q, u);
        var right = gV is null ? zeros([.. LinalgShapes.Batch(a), m, n - m], a.scalarType) : q.matmul(gV);
        return cat([left, right], -1);

        static Tensor Square(Tensor? gQ, Tensor? gR, Tensor q, Tensor r)
        {
            Tensor? inner = gR is null ? null : r.matmul(gR.mT);
            if (gQ is not null) inner = inner is null ? -gQ.mT.matmul(q) : inner - gQ.mT.matmul(q);
            var symmetric = Lower(inner!) + Lower(inner!, -1).mT;
            var whole = q.matmul(symmetric);
            if (gQ is not null) whole = gQ + whole;
            // whole R^-T
            return linalg.SolveTriangular(r, whole.mT, upper: true, transpose: false).mT;
        }
    }

    internal static Tensor? Eigh(Tensor? gValues, Tensor? gVectors, Tensor values, Tensor vectors)
    {
        Tensor? inner = gVectors is null ? null : vectors.mT.matmul(gVectors) * InverseGaps(values);
        if (gValues is not null) inner = inner is null ? Diagonal(gValues) : inner + Diagonal(gValues);
        return inner is null ? null : vectors.matmul(inner).matmul(vectors.mT);
    }

    internal static Tensor? Svd(Tensor? gU, Tensor? gS, Tensor? gVh, Tensor a, Tensor u, Tensor s, Tensor vh)
    {
        long k = s.layout.Sizes[^1], m = a.layout.Sizes[^2], n = a.layout.Sizes[^1];
        // Singular vectors beyond the rank are arbitrary and get no gradient.
        (u, vh) = (u.narrow(-1, 0, k), vh.narrow(-2, 0, k));
        (gU, gVh) = (gU?.narrow(-1, 0, k), gVh?.narrow(-2, 0, k));
        Tensor? inner = gS is null ? null : Diagonal(gS);
        void Add(Tensor more) => inner = inner is null ? more : inner + more;
        if (gU is not null || gVh is not null)
        {
            var gaps = InverseGaps(s * s);
            if (gU is not null) Add(Skew(u.mT.matmul(gU)) * gaps * s.unsqueeze(-2));
            if (gVh is not null) Add(s.unsqueeze(-1) * (Skew(vh.matmul(gVh.mT)) * gaps));
        }
        if (inner is null) return null;
        var result = u.matmul(inner).matmul(vh);
        if (gU is not null && m > k)
        {
            var rest = gU / s.unsqueeze(-2);
            result += (rest - u.matmul(u.mT.matmul(rest))).matmul(vh);
        }
        if (gVh is not null && n > k)
        {
            var rest = gVh / s.unsqueeze(-1);
            result += u.matmul(rest - rest.matmul(vh.mT).matmul(vh));
        }
        return result;
    }

    /// <summary>The determinant: det(A) A^-T, and by way of the singular values (the cofactors) where that does not exist.</summary>
    internal static Tensor Determinant(Tensor g, Tensor a, Tensor determinant)
    {
        var up = g.unsqueeze(-1).unsqueeze(-1);
        if (a.layout.Count == 0) return zeros_like(a);
        if (!determinant.WithoutGraph().eq(0).any().item<bool>()) return up * determinant.unsqueeze(-1).unsqueeze(-1) * linalg.inv(a).mT;
        var (u, s, vh) = linalg.svd(a);
        int n = (int)s.layout.Sizes[^1];
        var sign = linalg.det(u) * linalg.det(vh);
        var others = n == 1 ? ones_like(s) : stack([.. Enumerable.Range(0, n).Select(i => s.index_select(-1, Creation.Data<long>([.. Enumerable.Range(0, n).Where(j => j != i).Select(j => (long)j)], [n - 1], null, null, false, null)).prod(-1))], -1);
        return up * sign.unsqueeze(-1).unsqueeze(-1) * (u * others.unsqueeze(-2)).matmul(vh);
    }

    /// <summary>The pseudo-inverse P of A.</summary>
    internal static Tensor PseudoInverse(Tensor g, Tensor p, Tensor a)
    {
        var (pT, gT) = (p.mT, g.mT);
        if (a.layout.Sizes[^2] <= a.layout.Sizes[^1])
        {
            var k = gT.matmul(p);
            var kpT = k.matmul(pT);
            return -p.matmul(k).mT + kpT - a.matmul(p).matmul(kpT) + pT.matmul(p).matmul(gT - k.matmul(a));
        }
        else
        {
            var k = p.matmul(gT);
            var pTk = pT.matmul(k);
            return -k.matmul(p).mT + (gT - a.matmul(k)).matmul(p).matmul(pT) + pTk - pTk.matmul(p).matmul(a);
        }
    }

    /// <summary>Factors of a square matrix: A = P L U.</summary>
    internal static Tensor Lu(Tensor? gL, Tensor? gU, Tensor permutation, Tensor l, Tensor u)
    {
        if (l.layout.Sizes[^2] != u.layout.Sizes[^1]) throw TorchError.Create("the gradient of the LU decomposition is implemented for square matrices only");
        Tensor? inner = gL is null ? null : Lower(l.mT.matmul(gL), -1);
        if (gU is not null)
        {
            var upper = Upper(gU.matmul(u.mT));
            inner = inner is null ? upper : inner + upper;
        }
        var left = linalg.SolveTriangular(l, inner!, upper: false, transpose: true, unitDiagonal: true);
        // left U^-T
        var right = linalg.SolveTriangular(u, left.mT, upper: true, transpose: false).mT;
        return permutation.matmul(right);
    }

    /// <summary>exp of [[A^T, g], [0, A^T]] holds the gradient in its upper right.</summary>
    internal static Tensor MatrixExponential(Tensor g, Tensor a)
    {
        long n = a.layout.Sizes[^1];
        var t = a.mT;
        var block = cat([cat([t, g], -1), cat([zeros_like(t), t], -1)], -2);
        return block.matrix_exp().narrow(-2, 0, n).narrow(-1, n, n);
    }
}
