using DeepDay3.Torch.Tests.Support;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests;

/// <summary>First and second derivatives of reductions, selections and scans against differences.</summary>
public class StatisticsGradTests
{
    static readonly Dictionary<string, Func<Tensor, Tensor>> Smooth = new()
    {
        ["prod"] = x => x.prod(),
        ["prod of a dimension"] = x => x.prod(1),
        ["prod kept"] = x => x.prod(0, keepdim: true),
        ["logsumexp"] = x => x.logsumexp(1),
        ["var"] = x => x.var([0, 1]),
        ["var biased"] = x => x.var(1, unbiased: false),
        ["std"] = x => x.std(1, keepdim: true),
        ["std of all"] = x => x.std(),
        ["norm 2"] = x => x.norm(1),
        ["norm 3"] = x => x.VectorNorm(3, [0], true),
        ["norm 1.5"] = x => x.VectorNorm(1.5, [0, 1], false),
        ["norm 0.5"] = x => x.VectorNorm(0.5, [1], false),
        ["cumsum"] = x => x.cumsum(1),
        ["cumprod"] = x => x.cumprod(1),
        ["logcumsumexp"] = x => x.logcumsumexp(1),
        ["diff"] = x => x.diff(2, 1).square(),
        ["trapezoid"] = x => x.square().trapezoid(0.5, 0),
        ["cumulative_trapezoid"] = x => x.square().cumulative_trapezoid(0.5),
        ["cov"] = x => x.cov(),
        ["corrcoef"] = x => x.corrcoef(),
        ["renorm"] = x => x.renorm(2, 0, 0.9f),
        ["nanmean"] = x => x.nanmean(1).square(),
    };

    // Piecewise: differentiated where nothing changes places.
    static readonly Dictionary<string, Func<Tensor, Tensor>> Picking = new()
    {
        ["amax"] = x => x.amax(1).square(),
        ["amin of two dimensions"] = x => x.amin(0, 1).square(),
        ["sort"] = x => x.sort(1).Values.square(),
        ["sort down"] = x => x.sort(0, descending: true).Values.square(),
        ["topk"] = x => x.topk(2, 1).values.square(),
        ["kthvalue"] = x => x.kthvalue(2, 1, true).values.square(),
        ["median"] = x => x.median().square(),
        ["median along a dimension"] = x => x.Median(1, keep: false).values.square(),
        ["nanmedian"] = x => x.nanmedian().square(),
        ["cummin"] = x => x.cummin(1).values.square(),
        ["mode"] = x => x.mode(1).values.square(),
        ["cummax"] = x => x.cummax(1).values.square(),
        ["quantile"] = x => x.quantile(tensor([0.2, 0.9]), 1).square(),
        ["norm of infinity"] = x => x.VectorNorm(double.PositiveInfinity, [1], false).square(),
    };

    public static TheoryData<string> SmoothNames => [.. Smooth.Keys];

    public static TheoryData<string> PickingNames => [.. Picking.Keys];

    [Theory]
    [MemberData(nameof(SmoothNames))]
    public void Smooth_functions(string name) => GradCheck.Run(x => Smooth[name](x[0]), Sample.AwayFromZero(3, 4));

    [Theory]
    [MemberData(nameof(PickingNames))]
    public void Functions_that_pick(string name) => GradCheck.Run(x => Picking[name](x[0]), Sample.Distinct(3, 4));

    [Fact]
    public void Products_with_zeros_have_the_gradient_of_the_other_factors()
    {
        var x = tensor([2.0, 0.0, 3.0, 0.5]);
        GradCheck.Run(t => t[0].prod(), x);
        GradCheck.Run(t => t[0].cumprod(0), x);
        GradCheck.Run(t => t[0].cumprod(0), tensor([2.0, 0.0, 3.0, 0.0, 5.0]));
        GradCheck.Run(t => t[0].reshape(2, 2).prod(1), x);
    }

    [Fact]
    public void Integrals_at_points_of_their_own()
    {
        GradCheck.Run(t => trapezoid(t[0], t[1]), Sample.Between(-1, 1, 2, 4), tensor([0.0, 0.4, 1.5, 2.0]));
        GradCheck.Run(t => cumulative_trapezoid(t[0], t[1]), Sample.Between(-1, 1, 2, 4), Sample.Distinct(2, 4));
    }

    [Fact]
    public void Weighted_covariance()
    {
        var (f, a) = (tensor([1L, 2, 1, 3]), Sample.Between(0.2, 1, 4));
        GradCheck.Run(t => t[0].cov(1, f, t[1]), Sample.Between(-1, 1, 3, 4), a);
    }

    [Fact]
    public void A_deviation_of_equal_numbers_has_gradient_zero_as_in_PyTorch()
    {
        var x = ones(4).requires_grad_();
        x.std().backward();
        Assert.Equal(new float[4], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void A_part_of_an_expanded_tensor_gives_its_gradient_once()
    {
        var x = tensor([1.0, 2.0, 3.0]).requires_grad_();
        x.expand(4, 3)[1].sum().backward();
        Assert.Equal([1.0, 1.0, 1.0], x.grad!.data<double>().ToArray());
        var leaf = tensor([1.0, 2.0]).expand(2, 2).detach().requires_grad_();
        leaf[0].sum().backward();
        Assert.Equal([1.0, 1, 0, 0], leaf.grad!.data<double>().ToArray());
        GradCheck.Run(t => t[0].expand(3, 3).diagonal().pow(3), tensor([1.0, 2.0, 3.0]));
        GradCheck.Run(t => t[0].expand(2, 3).unfold(1, 2, 1).pow(3), tensor([1.0, 2.0, 3.0]));
        GradCheck.Run(t => t[0].expand(4, 3).narrow(0, 1, 2).pow(3), tensor([1.0, 2.0, 3.0]));
        GradCheck.Run(t => t[0].unsqueeze(1).expand(3, 2).as_strided([2, 2], [1, 0]).pow(3), tensor([1.0, 2.0, 3.0]));
    }
}
