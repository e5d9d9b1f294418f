using DeepDay3.Torch.Tests.Support;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests;

/// <summary>First and second derivatives of special functions against differences.</summary>
public class SpecialFunctionGradTests
{
    static readonly Dictionary<string, (Func<Tensor, Tensor> function, double low, double high)> One = new()
    {
        ["expm1"] = (x => x.expm1(), -2, 2),
        ["log1p"] = (x => x.log1p(), -0.7, 3),
        ["erf"] = (x => x.erf(), -2, 2),
        ["erfc"] = (x => x.erfc(), -2, 2),
        ["erfinv"] = (x => x.erfinv(), -0.8, 0.8),
        ["erfcx"] = (special.erfcx, -1, 4),
        ["lgamma"] = (x => x.lgamma(), 0.4, 5),
        ["lgamma of negative numbers"] = (x => x.lgamma(), -1.8, -1.2),
        ["digamma"] = (x => x.digamma(), 0.4, 5),
        ["polygamma"] = (x => x.polygamma(2), 0.6, 4),
        ["mvlgamma"] = (x => x.mvlgamma(3), 2, 5),
        ["sinc"] = (x => x.sinc(), 0.2, 2),
        ["logit"] = (x => x.logit(), 0.1, 0.9),
        ["i0"] = (x => x.i0(), 0.2, 3),
        ["i0e"] = (special.i0e, 0.2, 3),
        ["i1"] = (special.i1, 0.2, 3),
        ["i1e"] = (special.i1e, 0.2, 3),
        ["ndtr"] = (special.ndtr, -2, 2),
        ["ndtri"] = (special.ndtri, 0.1, 0.9),
        ["log_ndtr"] = (x => x.LogNdtr(), -4, 2),
        ["entr"] = (special.entr, 0.2, 2),
        ["deg2rad"] = (x => x.deg2rad().sin(), -90, 90),
        ["pow 0.5"] = (x => x.pow(0.5), 0.3, 3),
        ["pow -2"] = (x => x.pow(-2), 0.4, 3),
        ["nan_to_num"] = (x => x.nan_to_num().square(), -2, 2),
    };

    static readonly Dictionary<string, (Func<Tensor, Tensor, Tensor> function, double low, double high)> Two = new()
    {
        ["atan2"] = ((x, y) => x.atan2(y), 0.3, 2),
        ["hypot"] = ((x, y) => x.hypot(y), 0.3, 2),
        ["logaddexp"] = ((x, y) => x.logaddexp(y), -2, 2),
        ["logaddexp2"] = ((x, y) => x.logaddexp2(y), -2, 2),
        ["xlogy"] = ((x, y) => x.xlogy(y), 0.4, 2),
        ["xlog1py"] = (special.xlog1py, 0.4, 2),
        ["float_power"] = ((x, y) => x.float_power(y), 0.4, 2),
        ["fmax"] = ((x, y) => x.square().fmax(y), 0.4, 2),
        ["fmin"] = ((x, y) => x.square().fmin(y), 0.4, 2),
        ["copysign"] = ((x, y) => x.square().copysign(y), 0.4, 2),
        ["dist"] = ((x, y) => x.dist(y, 3), 0.4, 2),
        ["ldexp"] = ((x, y) => x.square().ldexp(y.detach().round()), 0.4, 2),
    };

    public static TheoryData<string> OneNames => [.. One.Keys];

    public static TheoryData<string> TwoNames => [.. Two.Keys];

    [Theory]
    [MemberData(nameof(OneNames))]
    public void Functions_of_one_tensor(string name)
    {
        var (function, low, high) = One[name];
        GradCheck.Run(x => function(x[0]), Sample.Between(low, high, 2, 3));
    }

    [Theory]
    [MemberData(nameof(TwoNames))]
    public void Functions_of_two_tensors_that_broadcast(string name)
    {
        var (function, low, high) = Two[name];
        GradCheck.Run(x => function(x[0], x[1]), Sample.Between(low, high, 2, 3), Sample.Between(low, high, 3));
    }

    [Fact]
    public void Incomplete_gamma_functions_in_their_second_argument()
    {
        var a = tensor([0.7, 1.5, 4.0]);
        GradCheck.Run(x => a.igamma(x[0]), Sample.Between(0.5, 5, 2, 3));
        GradCheck.Run(x => a.igammac(x[0]), Sample.Between(0.5, 5, 2, 3));
        var first = tensor([1.0, 2.0]).requires_grad_();
        Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => first.igamma(tensor([1.0, 2.0])).sum().backward());
    }

    [Fact]
    public void Interpolation_and_scaled_sums()
    {
        Tensor[] three = [Sample.Between(-1, 1, 2, 3), Sample.Between(0.5, 2, 3), Sample.Between(0.2, 0.8, 2, 1)];
        GradCheck.Run(x => x[0].lerp(x[1].expand(2, 3), x[2]), three);
        GradCheck.Run(x => x[0].addcmul(x[1], x[2], 0.7), three);
        GradCheck.Run(x => x[0].addcdiv(x[1], x[2], 0.7), three);
    }

    [Fact]
    public void Limits_given_by_tensors_take_the_gradient_where_they_hold()
    {
        var x = Sample.Distinct(3, 4);
        GradCheck.Run(t => t[0].clamp(t[1], t[2]).square(), x, tensor([-0.52, -0.31, -0.4, -0.22]), tensor([0.33, 0.43, 0.11, 0.21]));
        GradCheck.Run(t => t[0].clamp(max: t[1]).square(), x, tensor([0.33, 0.43, 0.11, 0.21]));
    }

    [Fact]
    public void Zeta_in_its_second_argument() => GradCheck.Run(x => special.zeta(tensor([2.5, 3, 4]), x[0]), Sample.Between(0.8, 3, 2, 3));

    [Fact]
    public void Mantissas()
    {
        GradCheck.Run(x => x[0].frexp().Mantissa.pow(3), Sample.Between(1.1, 1.9, 4));
    }
}
