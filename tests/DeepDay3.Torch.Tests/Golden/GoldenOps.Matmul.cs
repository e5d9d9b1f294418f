using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Golden;

public static partial class GoldenOps
{
    static Dictionary<string, GoldenOp> Matmul() => new()
    {
        ["matmul"] = Two((x, y) => x.matmul(y)),
        ["bmm"] = Two((x, y) => x.bmm(y)),
        ["mm"] = Two((x, y) => x.mm(y)),
        ["mv"] = Two((x, y) => x.mv(y)),
        ["dot"] = Two((x, y) => x.dot(y)),
        ["outer"] = Two((x, y) => x.outer(y)),
        ["addmm"] = (x, a) => [x[0].addmm(x[1], x[2], (float)a.Double("beta"), (float)a.Double("alpha"))],
        ["addmv"] = (x, a) => [x[0].addmv(x[1], x[2], (float)a.Double("beta"), (float)a.Double("alpha"))],
        ["baddbmm"] = (x, a) => [x[0].baddbmm(x[1], x[2], (float)a.Double("beta"), (float)a.Double("alpha"))],
        ["linear"] = (x, _) => [nn.functional.linear(x[0], x[1], At(x, 2))],
        ["bilinear"] = (x, _) => [nn.functional.bilinear(x[0], x[1], x[2], At(x, 3))],
        ["cosine_similarity"] = (x, a) => [nn.functional.cosine_similarity(x[0], x[1], a.Long("dim"))],
        ["normalize"] = (x, a) => [nn.functional.normalize(x[0], a.Double("p"), a.Long("dim"), a.Double("eps"))],
        ["einsum"] = (x, a) => [einsum(a.String("equation"), x)],
        ["tensordot"] = (x, a) => [x[0].tensordot(x[1], a.Longs("dims1"), a.Longs("dims2"))],
        ["cdist"] = Two((x, y) => cdist(x, y)),
        ["kron"] = Two((x, y) => x.kron(y)),
    };
}
