using DeepDay3.Torch.Tests.Support;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Tensors;

/// <summary>Derivatives of sums, means, variances and extremes, and of matrix products.</summary>
public class ReductionGradTests
{
    static readonly Dictionary<string, Func<Tensor, Tensor>> reductions = new()
    {
        ["sum"] = x => x.sum(),
        ["sum of a dimension"] = x => x.sum(1),
        ["sum of two, kept"] = x => x.sum([0, -1], keepdim: true),
        ["mean"] = x => x.mean(),
        ["mean of two"] = x => x.mean([0, 2]),
        ["var"] = x => x.var(),
        ["var of a dimension"] = x => x.var(1, unbiased: false, keepdim: true),
        ["std"] = x => x.std(),
        ["std of two"] = x => x.std([0, 1]),
        ["max"] = x => x.max(),
        ["min"] = x => x.min(),
        ["max along"] = x => x.max(1).values,
        ["min along, kept"] = x => x.min(-1, keepdim: true).values,
        ["of a permuted"] = x => x.permute(2, 0, 1).sum([0, 2]) + x.permute(2, 0, 1).max(0).values.sum(),
    };

    static readonly Dictionary<string, (long[] a, long[] b, Func<Tensor, Tensor, Tensor> f)> products = new()
    {
        ["mm"] = ([2, 3], [3, 4], (a, b) => a.mm(b)),
        ["mm of transposed"] = ([3, 2], [4, 3], (a, b) => a.t().mm(b.t())),
        ["mm with itself"] = ([3, 3], [3, 3], (a, b) => a.mm(a).mm(b)),
        ["bmm"] = ([2, 2, 3], [2, 3, 4], (a, b) => a.bmm(b)),
        ["bmm of transposed"] = ([2, 3, 2], [2, 4, 3], (a, b) => a.mT.bmm(b.mT)),
        ["bmm of expanded"] = ([2, 3], [2, 3, 2], (a, b) => a.expand(2, 2, 3).bmm(b)),
        ["dot"] = ([4], [4], (a, b) => a.dot(b)),
        ["mv"] = ([2, 3], [3], (a, b) => a.mv(b)),
        ["outer"] = ([2], [3], (a, b) => a.outer(b)),
        ["matmul 1, 1"] = ([3], [3], (a, b) => a.matmul(b)),
        ["matmul 1, 2"] = ([3], [3, 2], (a, b) => a.matmul(b)),
        ["matmul 2, 1"] = ([2, 3], [3], (a, b) => a.matmul(b)),
        ["matmul 3, 2"] = ([2, 2, 3], [3, 2], (a, b) => a.matmul(b)),
        ["matmul 3, 1"] = ([2, 2, 3], [3], (a, b) => a.matmul(b)),
        ["matmul 1, 3"] = ([3], [2, 3, 2], (a, b) => a.matmul(b)),
        ["matmul 2, 3"] = ([2, 3], [2, 3, 2], (a, b) => a.matmul(b)),
        ["matmul of broadcast batches"] = ([2, 1, 2, 3], [2, 3, 2], (a, b) => a.matmul(b)),
    };

    public static TheoryData<string> Reductions => [.. reductions.Keys];

    public static TheoryData<string> Products => [.. products.Keys];

    [Theory, MemberData(nameof(Reductions))]
    public void Reducing(string name) => GradCheck.Run(x => reductions[name](x[0]).square(), Sample.Distinct(2, 3, 4));

    [Theory, MemberData(nameof(Products))]
    public void Multiplying(string name)
    {
        var (a, b, f) = products[name];
        GradCheck.Run(x => f(x[0], x[1]).square(), Sample.AwayFromZero(a), Sample.AwayFromZero(b));
    }

    [Fact]
    public void Several_largest_share_the_gradient_of_their_maximum()
    {
        var x = tensor(new[] { 1.0, 3.0, 3.0, 2.0 }, requires_grad: true);
        x.max().backward();
        Assert.Equal([0, 0.5, 0.5, 0], x.grad!.data<double>().ToArray());
    }

    [Fact]
    public void The_first_of_several_largest_gets_the_gradient_along_a_dimension()
    {
        var x = tensor(new[] { 1.0, 3.0, 3.0, 2.0 }, requires_grad: true);
        x.max(0).values.backward();
        Assert.Equal([0, 1, 0, 0], x.grad!.data<double>().ToArray());
    }
}
