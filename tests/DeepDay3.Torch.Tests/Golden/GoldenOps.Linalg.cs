using System.Text.Json;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Golden;

public static partial class GoldenOps
{
    static Tensor[] All3((Tensor, Tensor, Tensor) factors) => [factors.Item1, factors.Item2, factors.Item3];

    static Tensor Symmetric(Tensor a) => (a + a.mT) / 2;

    // PyTorch gives the triangle that is not read a gradient as well; cut it off on both sides.
    static Tensor Triangle(Tensor x, GoldenArguments a) => a.Bool("upper") ? x.triu() : x.tril();

    static bool IsText(GoldenArguments a, string name) => a.Json(name).ValueKind == JsonValueKind.String && a.String(name) is not ("inf" or "-inf");

    static Tensor Condition(Tensor x, GoldenArguments a) => !a.Has("p") ? linalg.cond(x) : IsText(a, "p") ? linalg.cond(x, a.String("p")) : linalg.cond(x, a.Double("p"));

    static Dictionary<string, GoldenOp> Decompositions() => new()
    {
        ["inv"] = One(linalg.inv),
        ["det"] = One(linalg.det),
        ["slogdet"] = (x, _) => Both(linalg.slogdet(x[0])),
        ["logdet"] = One(x => x.logdet()),
        ["cholesky"] = One(linalg.cholesky),
        ["eigvalsh"] = One(x => linalg.eigvalsh(Symmetric(x))),
        ["eigh_magnitudes"] = (x, _) => linalg.eigh(Symmetric(x[0])) is var (values, vectors) ? [values, vectors.square()] : [],
        ["lu"] = (x, _) => All3(linalg.lu(x[0])),
        ["lu_factor"] = (x, _) => Both(linalg.lu_factor(x[0])),
        ["ldl_factor"] = (x, _) => Both(linalg.ldl_factor(x[0])),
        ["ldl_factor_ex"] = (x, _) => All3(linalg.ldl_factor_ex(x[0])),
        ["qr"] = (x, _) => Both(linalg.qr(x[0])),
        ["qr_complete"] = (x, _) => Both(linalg.qr(x[0], linalg.QRMode.Complete)),
        ["svdvals"] = One(linalg.svdvals),
        ["svd_magnitudes"] = (x, _) => linalg.svd(x[0], fullMatrices: false) is var (u, s, vh) ? [u.square(), s, vh.square()] : [],
        ["geqrf"] = (x, _) => Both(x[0].geqrf()),
        ["householder_product"] = Two(linalg.householder_product),
        ["ormqr"] = (x, a) => [ormqr(x[0], x[1], x[2], a.Bool("left"), a.Bool("transpose"))],
        ["pinv"] = One(x => linalg.pinv(x)),
        ["matrix_rank"] = One(x => linalg.matrix_rank(x)),
    };

    static Dictionary<string, GoldenOp> Solvers() => new()
    {
        ["solve"] = Two((x, y) => linalg.solve(x, y)),
        ["solve_right"] = Two((x, y) => linalg.solve(x, y, left: false)),
        ["solve_triangular"] = (x, a) => [linalg.solve_triangular(x[0], x[1], a.Bool("upper"), a.Bool("left"), a.Bool("unitriangular"))],
        ["cholesky_solve"] = (x, a) => [x[0].cholesky_solve(Triangle(x[1], a), a.Bool("upper"))],
        ["cholesky_inverse"] = (x, a) => [Triangle(x[0], a).cholesky_inverse(a.Bool("upper"))],
        ["lu_solve"] = (x, a) => [linalg.lu_solve(x[0], GoldenTensors.Make(a.Tensor("pivots")), x[1], a.Bool("left"), a.Bool("adjoint"))],
        ["ldl_solve"] = (x, a) => [linalg.ldl_solve(x[0], GoldenTensors.Make(a.Tensor("pivots")), x[1])],
        ["lstsq"] = (x, _) => [linalg.lstsq(x[0], x[1]).Solution],
        ["tensorinv"] = (x, a) => [linalg.tensorinv(x[0], a.Long("ind"))],
        ["tensorsolve"] = Two((x, y) => linalg.tensorsolve(x, y, null!)),
    };

    static Dictionary<string, GoldenOp> MatrixFunctions() => new()
    {
        ["matrix_exp"] = One(x => x.matrix_exp()),
        ["matrix_power"] = (x, a) => [x[0].matrix_power((int)a.Long("n"))],
        ["matrix_norm"] = (x, a) => [IsText(a, "ord") ? linalg.matrix_norm(x[0], a.String("ord"), keepdim: Keep(a)) : linalg.matrix_norm(x[0], a.Double("ord"), keepdim: Keep(a))],
        ["matrix_norm_dims"] = (x, a) => [linalg.matrix_norm(x[0], 2.0, a.Longs("dims"))],
        ["vector_norm"] = (x, a) => [linalg.vector_norm(x[0], a.Double("ord"), a.Longs("dims"))],
        ["cond"] = (x, a) => [Condition(x[0], a)],
        ["multi_dot"] = (x, _) => [linalg.multi_dot(x)],
        ["chain_matmul"] = (x, _) => [chain_matmul(x)],
        ["cross"] = (x, a) => [linalg.cross(x[0], x[1], a.Long("dim"))],
        ["vecdot"] = Two((x, y) => linalg.vecdot(x, y)),
        ["linalg_vander"] = (x, a) => [linalg.vander(x[0], a.Long("N"))],
        ["vander"] = (x, a) => [x[0].vander(a.Long("N"), a.Bool("increasing"))],
        ["trace"] = One(x => x.trace()),
        ["inner"] = Two((x, y) => x.inner(y)),
        ["addr"] = (x, a) => [x[0].addr(x[1], x[2], (float)a.Double("beta"), (float)a.Double("alpha"))],
        ["addbmm"] = (x, a) => [x[0].addbmm(x[1], x[2], (float)a.Double("beta"), (float)a.Double("alpha"))],
    };
}
