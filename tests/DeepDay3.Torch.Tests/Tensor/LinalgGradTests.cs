using DeepDay3.Torch.Tests.Support;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests;

/// <summary>First and second derivatives of linear algebra against differences.</summary>
public class LinalgGradTests
{
    static Tensor Square(params long[] batch) => Sample.Between(-0.8, 0.8, [.. batch, 3, 3]) + 2 * eye(3, dtype: float64);

    static Tensor Positive(Tensor x) => x.matmul(x.mT) + eye(x.shape[^1], dtype: float64);

    static readonly Dictionary<string, Func<Tensor, Tensor>> OfSquare = new()
    {
        ["inv"] = linalg.inv,
        ["det"] = linalg.det,
        ["slogdet"] = x => linalg.slogdet(x).logabsdet,
        ["cholesky"] = x => linalg.cholesky(Positive(x)),
        ["eigvalsh"] = x => linalg.eigvalsh(Positive(x)),
        ["eigh"] = x => linalg.eigh(Positive(x)).Item2.square(),
        ["lu"] = x => linalg.lu(x) is var (_, l, u) ? l.square().sum(-1) + u.square().sum(-1) : x,
        ["lu_factor"] = x => linalg.lu_factor(x).LU,
        ["matrix_exp"] = x => x.matrix_exp(),
        ["matrix_power"] = x => x.matrix_power(-2),
        ["norm 2"] = x => linalg.matrix_norm(x, 2),
        ["norm nuc"] = x => linalg.matrix_norm(x, "nuc"),
        ["norm fro"] = x => linalg.matrix_norm(x),
        ["cond"] = x => linalg.cond(x, 1.0),
    };

    static readonly Dictionary<string, Func<Tensor, Tensor>> OfAny = new()
    {
        ["qr"] = x => linalg.qr(x) is var (q, r) ? q.square().sum(-1).sum(-1) + r.square().sum(-1).sum(-1) + r.abs().sum(-1).sum(-1) : x,
        ["svdvals"] = linalg.svdvals,
        ["svd"] = x => linalg.svd(x, fullMatrices: false) is var (u, s, vh) ? (u.square() * s.unsqueeze(-2)).sum(-1).sum(-1) + (vh.square() * s.unsqueeze(-1)).sum(-1).square().sum(-1) + vh.square().narrow(-1, 0, 1).sum(-1).sum(-1) : x,
        ["pinv"] = x => linalg.pinv(x),
    };

    public static TheoryData<string> SquareNames => [.. OfSquare.Keys];

    public static TheoryData<string, int, int> AnyNames
    {
        get
        {
            var names = new TheoryData<string, int, int>();
            foreach (string name in OfAny.Keys)
                foreach (var (rows, columns) in new[] { (3, 3), (4, 2), (2, 4) }) names.Add(name, rows, columns);
            return names;
        }
    }

    [Theory]
    [MemberData(nameof(SquareNames))]
    public void Of_square_matrices(string name)
    {
        GradCheck.Run(x => OfSquare[name](x[0]), Square());
        GradCheck.First(x => OfSquare[name](x[0]), Square(2));
    }

    [Theory]
    [MemberData(nameof(AnyNames))]
    public void Of_matrices_of_any_shape(string name, int rows, int columns)
    {
        var x = Sample.Between(-1, 1, rows, columns) + eye(rows, columns, float64);
        GradCheck.Run(t => OfAny[name](t[0]), x);
    }

    [Fact]
    public void Solving_equations()
    {
        GradCheck.Run(x => linalg.solve(x[0], x[1]), Square(), Sample.Between(-1, 1, 3, 2));
        GradCheck.Run(x => linalg.solve(x[0], x[1], left: false), Square(), Sample.Between(-1, 1, 2, 3));
        GradCheck.Run(x => linalg.solve(x[0], x[1]), Square(), Sample.Between(-1, 1, 3));
        foreach (bool upper in new[] { false, true })
            foreach (bool left in new[] { false, true })
                GradCheck.Run(x => linalg.solve_triangular(x[0], x[1], upper, left, unitriangular: upper != left), Square(), Sample.Between(-1, 1, 3, 3));
        GradCheck.Run(x => linalg.lstsq(x[0], x[1]).Solution, Sample.Between(-1, 1, 4, 2), Sample.Between(-1, 1, 4, 2));
        GradCheck.Run(x => x[1].cholesky_solve(linalg.cholesky(Positive(x[0]))), Square(), Sample.Between(-1, 1, 3, 2));
    }

    [Fact]
    public void The_determinant_of_a_singular_matrix_has_its_cofactors_as_gradient()
    {
        var x = tensor(new[,] { { 1.0, 2, 3 }, { 2, 4, 6 }, { 0, 1, 1 } });
        GradCheck.First(t => linalg.det(t[0]), x);
        GradCheck.First(t => linalg.det(t[0]), zeros([1, 1], float64));
    }

    [Fact]
    public void Products_of_several_matrices()
    {
        Tensor[] chain = [Sample.Between(-1, 1, 2, 3), Sample.Between(-1, 1, 3, 4), Sample.Between(-1, 1, 4, 2)];
        GradCheck.Run(x => linalg.multi_dot(x), chain);
        GradCheck.Run(x => einsum("ij,jk,kl->li", x), chain);
        GradCheck.Run(x => x[0].tensordot(x[1], [0, 2], [1, 0]), Sample.Between(-1, 1, 2, 3, 2), Sample.Between(-1, 1, 2, 2, 3));
        GradCheck.Run(x => x[0].kron(x[1]), Sample.Between(-1, 1, 2, 3), Sample.Between(-1, 1, 2));
        GradCheck.Run(x => cdist(x[0], x[1], 1.5), Sample.Between(-1, 1, 3, 2), Sample.Between(-1, 1, 2, 2));
        GradCheck.Run(x => x[0].addmm(x[1], x[2], 0.5f, 2), Sample.Between(-1, 1, 3), Sample.Between(-1, 1, 2, 3), Sample.Between(-1, 1, 3, 3));
        GradCheck.Run(x => linalg.cross(x[0], x[1]), Sample.Between(-1, 1, 2, 3), Sample.Between(-2, 1, 2, 3));
    }
}
