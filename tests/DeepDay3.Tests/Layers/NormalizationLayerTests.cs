using DeepDay3.Layers;
using TorchSharp;
using static DeepDay3.Tests.Layers.LayerCheck;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace DeepDay3.Tests.Layers;

public class NormalizationLayerTests
{
    const double Epsilon = 1e-5;

    // Layers with the engine's module and a shape of input.
    static readonly Dictionary<string, (Func<NormalizationLayer> layer, Func<Module<Tensor, Tensor>> module, long[] shape)> kinds = new()
    {
        ["batch, features"] = (() => new BatchNormLayer(3, dtype: float64), () => BatchNorm1d(3), [5, 3]),
        ["batch, pictures"] = (() => new BatchNormLayer(3, dtype: float64), () => BatchNorm2d(3), [4, 3, 2, 2]),
        ["layer, features"] = (() => new LayerNormLayer(6, dtype: float64), () => LayerNorm(6), [4, 6]),
        ["layer, pictures"] = (() => new LayerNormLayer([3, 2, 2], dtype: float64), () => LayerNorm([3, 2, 2]), [2, 3, 2, 2]),
        ["layer, sequences"] = (() => new LayerNormLayer(5, dtype: float64), () => LayerNorm(5), [2, 3, 5]),
        ["instance"] = (() => new InstanceNormLayer(3, dtype: float64), () => InstanceNorm2d(3, affine: true), [2, 3, 3, 2]),
        ["group"] = (() => new GroupNormLayer(2, 4, dtype: float64), () => GroupNorm(2, 4), [2, 4, 2, 2]),
        ["group, features"] = (() => new GroupNormLayer(2, 6, dtype: float64), () => GroupNorm(2, 6), [3, 6]),
    };

    public static TheoryData<string> Names => [.. kinds.Keys];

    static NormalizationLayer Make(string name)
    {
        NormalizationLayer layer = kinds[name].layer();
        layer.Gamma.Value.copy_(1 + 0.5 * Sample(10, layer.Gamma.Value.shape));
        layer.Beta.Value.copy_(Sample(11, layer.Beta.Value.shape));
        return layer;
    }

    static Module<Tensor, Tensor> Twin(string name, NormalizationLayer layer)
    {
        var module = kinds[name].module();
        module.to(float64);
        using var unrecorded = no_grad();
        Tensor[] parameters = [.. module.parameters()];
        parameters[0].copy_(layer.Gamma.Value);
        parameters[1].copy_(layer.Beta.Value);
        return module;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AgreesWithTheEngineWhileTrainingAndPredicting(string name)
    {
        NormalizationLayer layer = Make(name);
        var module = Twin(name, layer);
        for (int batch = 0; batch < 4; batch++)
        {
            if (batch == 3)
            {
                layer.Training = false;
                module.eval();
            }
            Tensor x = 3 + 2 * Sample(20 + batch, kinds[name].shape), dout = Sample(30 + batch, kinds[name].shape);
            Tensor leaf = x.clone().requires_grad_();
            Tensor expected = module.call(leaf);
            module.zero_grad();
            (expected * dout).sum().backward();
            Tensor[] parameters = [.. module.parameters()];
            Same(expected.detach(), layer.Forward(x), 1e-12);
            Same(leaf.grad!, layer.Backward(dout), 1e-11);
            Same(parameters[0].grad!, layer.Gamma.Gradient!, 1e-12);
            Same(parameters[1].grad!, layer.Beta.Gradient!, 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void GradientIsRight(string name) => Gradients(Make(name), 3 + 2 * Sample(12, kinds[name].shape));

    [Fact]
    public void GradientOfBatchNormIsRightWhenPredicting()
    {
        var layer = new BatchNormLayer(3, dtype: float64);
        for (int i = 0; i < 3; i++)
            layer.Forward(2 + 3 * Sample(40 + i, 6, 3));
        layer.Training = false;
        Gradients(layer, Sample(13, 4, 3));
    }

    [Fact]
    public void BatchNormStandardisesOverTheBatch()
    {
        Tensor y = new BatchNormLayer(3, epsilon: 1e-12, dtype: float64).Forward(50 + 7 * Sample(14, 64, 3));
        Assert.True(y.mean([0]).abs().max().item<double>() < 1e-12);
        Assert.True((y.square().mean([0]) - 1).abs().max().item<double>() < 1e-10);
    }

    [Fact]
    public void MovingAveragesFollowTheFormula()
    {
        var layer = new BatchNormLayer(1, momentum: 0.25, dtype: float64);
        layer.Forward(tensor(new double[] { 1, 3 }).view(2, 1));     // mean 2, variance 2 when divided by n - 1
        Assert.Equal(0.5, layer.MovingMean.item<double>(), 1e-15);
        Assert.Equal(1.25, layer.MovingVariance.item<double>(), 1e-15);
        layer.Training = false;
        Tensor y = layer.Forward(tensor(new double[] { 0.5 }).view(1, 1));
        Assert.Equal(0, y.item<double>(), 1e-15);
        Assert.Equal(0.5, layer.MovingMean.item<double>(), 1e-15);
    }

    [Fact]
    public void GroupsAtTheirExtremesAreLayerAndInstanceNormalisation()
    {
        Tensor x = Sample(15, 2, 4, 3, 3);
        Same(new LayerNormLayer([4, 3, 3], Epsilon, float64).Forward(x), new GroupNormLayer(1, 4, Epsilon, float64).Forward(x), 1e-12);
        Same(new InstanceNormLayer(4, Epsilon, float64).Forward(x), new GroupNormLayer(4, 4, Epsilon, float64).Forward(x), 1e-12);
    }

    [Fact]
    public void RefusesWhatDoesNotFit()
    {
        Assert.Equal("BatchNormLayer got [4, 2]: [N, 3] or [N, 3, ...] was expected.", Message(() => new BatchNormLayer(3).Forward(zeros(4, 2))));
        Assert.Equal("InstanceNormLayer got [4, 3]: [N, 3, ...] was expected.", Message(() => new InstanceNormLayer(3).Forward(zeros(4, 3))));
        Assert.Equal("LayerNormLayer got [4, 2]: [N, ..., 3] was expected.", Message(() => new LayerNormLayer(3).Forward(zeros(4, 2))));
        Assert.Equal("GroupNormLayer got 3 groups for 4 channels: a number that divides the channels was expected.", Message(() => new GroupNormLayer(3, 4)));
        Assert.Contains("at least 2 values", Message(() => new BatchNormLayer(3).Forward(zeros(1, 3))));
        Assert.Throws<InvalidOperationException>(() => new LayerNormLayer(3).Backward(zeros(1, 3)));
    }

    static string Message(Action action) => Assert.Throws<ArgumentException>(action).Message;
}
