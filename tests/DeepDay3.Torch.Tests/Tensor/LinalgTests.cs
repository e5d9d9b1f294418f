using System.Runtime.InteropServices;
using DeepDay3.Torch.Tests.Support;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests;

/// <summary>What factors multiply to, and what is refused.</summary>
public class LinalgTests
{
    static void Same(Tensor expected, Tensor actual) => Assert.True(actual.allclose(expected, 1e-10, 1e-10), $"expected {expected}, got {actual}");

    [Theory]
    [InlineData(3, 3)]
    [InlineData(5, 3)]
    [InlineData(3, 5)]
    public void Factors_multiply_back_to_the_matrix(int rows, int columns)
    {
        var a = Sample.Between(-1, 1, 2, rows, columns);
        var (q, r) = linalg.qr(a, linalg.QRMode.Complete);
        Same(a, q.matmul(r));
        Same(eye(rows, dtype: float64).expand(2, rows, rows), q.mT.matmul(q));
        var (u, s, vh) = linalg.svd(a);
        long least = Math.Min(rows, columns);
        Same(a, (u.narrow(-1, 0, least) * s.unsqueeze(-2)).matmul(vh.narrow(-2, 0, least)));
        var (p, l, upper) = linalg.lu(a);
        Same(a, p.matmul(l).matmul(upper));
        var (packed, tau) = a.geqrf();
        if (rows >= columns) Same(linalg.qr(a).Q, orgqr(packed, tau));
        Same(q.matmul(a), packed.narrow(-1, 0, least).ormqr(tau, a));
    }

    [Fact]
    public void One_LDL_factorization_solves_for_many_sides()
    {
        var x = Sample.Between(-1, 1, 2, 5, 5);
        var a = x + x.mT;
        var (ld, places) = linalg.ldl_factor(a);
        var sides = Sample.Between(-1, 1, 3, 1, 5, 2);
        Same(sides.expand(3, 2, 5, 2), a.matmul(linalg.ldl_solve(ld, places, sides)));
        Assert.Equal([2, 5, 2], linalg.ldl_solve(ld, places.to_type(int64), sides[0]).shape);
    }

    [Fact]
    public void LDL_has_no_gradient_and_refuses_what_it_did_not_give()
    {
        var a = eye(3, dtype: float64).requires_grad_();
        var (ld, pivots) = linalg.ldl_factor(a);
        Assert.Equal("derivative for aten::linalg_ldl_factor_ex is not implemented", Assert.ThrowsAny<ExternalException>(() => ld.sum().backward()).Message);
        var b = ones(3, 1, dtype: float64).requires_grad_();
        var x = linalg.ldl_solve(ld.detach(), pivots, b);
        Assert.Equal("derivative for aten::linalg_ldl_solve is not implemented", Assert.ThrowsAny<ExternalException>(() => x.sum().backward()).Message);
        foreach (int[] wrong in (int[][])[[0, 2, 3], [1, 2, 4], [1, 2, -3], [-2, 2, 3], [-2, -3, 3], [int.MinValue, int.MinValue, 1]])
            Assert.Contains("which ldl_factor does not give for a matrix of 3 rows", Assert.ThrowsAny<ExternalException>(() => linalg.ldl_solve(ld.detach(), tensor(wrong), ones(3, 1, dtype: float64))).Message);
        Assert.Contains("Block 2 of D is zero", Assert.ThrowsAny<ExternalException>(() => linalg.ldl_factor(diag(tensor(new[] { 1.0, 0, 2 })))).Message);
        Assert.Contains("Block 2 of D is zero", Assert.ThrowsAny<ExternalException>(() => linalg.ldl_factor_ex(diag(tensor(new[] { 1.0, 0, 2 })), check_errors: true)).Message);
    }

    [Fact]
    public void Eigenvectors_are_stretched_by_their_eigenvalues()
    {
        var x = Sample.Between(-1, 1, 2, 4, 4);
        var a = x + x.mT;
        var (values, vectors) = linalg.eigh(a);
        Same(vectors * values.unsqueeze(-2), a.matmul(vectors));
        Same(values, linalg.eigvalsh(a.triu(), 'U'));
    }

    [Fact]
    public void Least_squares_reports_residuals_and_rank()
    {
        var (a, b) = (Sample.Between(-1, 1, 5, 2), Sample.Between(-1, 1, 5, 3));
        var (x, residuals, rank, singular) = linalg.lstsq(a, b);
        Same((a.matmul(x) - b).square().sum(0L), residuals);
        Assert.Equal(2, rank.item<long>());
        Assert.Equal(0, singular.numel());
        Assert.Equal(0, linalg.lstsq(a.mT, b.narrow(0, 0, 2)).Residuals.numel());
    }

    [Fact]
    public void Errors_come_as_numbers_where_the_caller_asks_for_them()
    {
        var a = stack([eye(2), ones(2, 2)]);
        Assert.Equal([0, 2], linalg.inv_ex(a).info.data<int>().ToArray());
        Assert.Equal([0, 2], linalg.solve_ex(a, ones(2, 2, 1)).info.data<int>().ToArray());
        Assert.Equal([0, 2], linalg.cholesky_ex(stack([eye(2), tensor(new[,] { { 1f, 2 }, { 2, 1 } })])).info.data<int>().ToArray());
        Assert.Contains("Batch element 1", Assert.Throws<ExternalException>(() => linalg.inv(a)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_singular_matrix_is_infinitely_ill_conditioned()
    {
        Assert.Equal(float.PositiveInfinity, linalg.cond(ones(2, 2), 1.0).item<float>());
        Assert.Equal([true, false], linalg.cond(stack([ones(2, 2), eye(2)]), "fro").isinf().data<bool>().ToArray());
    }

    [Theory]
    [InlineData("ij,jk->iz")]
    [InlineData("ij,jk->ii")]
    [InlineData("i!,jk->ik")]
    [InlineData("ij,jk->ik->ik")]
    [InlineData("i..j,jk->ik")]
    [InlineData("ijk,jk->ik")]
    [InlineData("ii,jk->ik")]
    public void Equations_without_meaning_are_refused(string equation) =>
        Assert.StartsWith("einsum()", Assert.Throws<ExternalException>(() => einsum(equation, ones(2, 3), ones(3, 4))).Message, StringComparison.Ordinal);

    [Fact]
    public void Equations_may_have_spaces_and_dots_of_different_rank()
    {
        var (a, b) = (Sample.Between(-1, 1, 2, 1, 3, 4), Sample.Between(-1, 1, 5, 4, 2));
        Same(a.matmul(b), einsum("... ij, ...jk -> ...ik", a, b));
        Same(a.sum(-1).sum(-1), einsum("...ij->...", a));
    }

    [Fact]
    public void Results_go_into_a_given_tensor()
    {
        var target = zeros(2);
        Assert.Same(target, linalg.vecdot(ones(2, 3), ones(2, 3), @out: target));
        Assert.Equal([3f, 3f], target.data<float>().ToArray());
        Assert.Throws<ExternalException>(() => ones(2, 3).amax([1], false, zeros(3)));
    }
}
