using DeepDay3.Torch.Tests.Support;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Modules;

/// <summary>First and second derivatives against differences.</summary>
public class ActivationGradientTests
{
    static readonly Dictionary<string, Func<Tensor, Tensor>> Functions = new()
    {
        ["relu6"] = x => x.relu6(),
        ["hardtanh"] = x => x.hardtanh(-0.7, 0.9),
        ["leaky_relu"] = x => x.leaky_relu(0.2),
        ["elu"] = x => x.elu(0.7),
        ["selu"] = x => x.selu(),
        ["celu"] = x => x.celu(0.6),
        ["gelu"] = x => x.gelu(),
        ["gelu tanh"] = x => x.gelu(GELU.Approximate.tanh),
        ["silu"] = x => x.silu(),
        ["mish"] = x => nn.functional.mish(x),
        ["softplus"] = x => x.softplus(1.5, 30),
        ["softplus beyond its threshold"] = x => x.softplus(2, 1),
        ["softsign"] = x => nn.functional.softsign(x),
        ["log_sigmoid"] = x => x.log_sigmoid(),
        ["hardsigmoid"] = x => (x * 2.1).hardsigmoid(),
        ["hardswish"] = x => (x * 2.1).hardswish(),
        ["hardshrink"] = x => nn.functional.hardshrink(x, 0.61),
        ["softshrink"] = x => nn.functional.softshrink(x, 0.61),
        ["tanhshrink"] = x => nn.functional.tanhshrink(x),
        ["threshold"] = x => x.threshold(0.2, 5),
        ["glu"] = x => x.glu(1),
        ["softmin"] = x => nn.functional.softmin(x, 1),
    };

    public static TheoryData<string> Names => [.. Functions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Derivatives_are_those_of_the_function(string name) => GradCheck.Run(x => Functions[name](x[0]), Sample.AwayFromZero(3, 4));

    [Fact]
    public void PReLU_learns_its_slopes() => GradCheck.Run(x => x[0].prelu(x[1]), Sample.AwayFromZero(2, 3, 2), Sample.Between(0.1, 0.5, 3));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_value_does_not_depend_on_where_in_a_large_tensor_it_stands(string name)
    {
        if (name is "glu" or "softmin") return;
        var few = Sample.AwayFromZero(7).to_type(float32);
        var many = Functions[name](few.repeat(40000)).view(-1, 7);
        Assert.True(many.eq(Functions[name](few)).all().item<bool>());
    }

    [Fact]
    public void Modules_in_place_change_their_input_and_return_it()
    {
        foreach (var module in new nn.Module<Tensor, Tensor>[] { nn.ReLU(true), nn.GELU(true), nn.SiLU(true), nn.Hardswish(true), nn.ELU(inplace: true), nn.Mish(true), nn.Softsign(true), nn.Tanhshrink(true) })
        {
            var x = Sample.AwayFromZero(5);
            var before = x.clone();
            var result = module.call(x);
            Assert.Same(x, result);
            Assert.False(x.allclose(before));
        }
    }

    [Fact]
    public void RReLU_is_random_in_training_only()
    {
        using var module = nn.RReLU(0.1, 0.5);
        var x = -ones(1000, float64);
        var slopes = -module.call(x);
        Assert.True(slopes.ge(0.1).logical_and(slopes.lt(0.5)).all().item<bool>());
        Assert.True(slopes.std().item<double>() > 0.05);
        module.eval();
        Assert.True(module.call(x).allclose(x * 0.3));
    }
}
