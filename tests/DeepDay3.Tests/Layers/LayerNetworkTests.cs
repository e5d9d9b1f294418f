using DeepDay3.Layers;
using static DeepDay3.Tests.Layers.LayerCheck;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Layers;

public class LayerNetworkTests
{
    static LayerNetwork Make(ulong seed, ScalarType? dtype = null, double ratio = 0)
    {
        var generator = new Generator(seed);
        return new LayerNetwork(
            new AffineLayer(4, 6, dtype: dtype, generator: generator), new BatchNormLayer(6, dtype: dtype), new SwishLayer(),
            new InvertedDropoutLayer(ratio, generator), new AffineLayer(6, 3, dtype: dtype, generator: generator));
    }

    [Fact]
    public void GradientOfTheChainIsRight() => Gradients(Make(1, float64), Sample(24, 5, 4));

    [Fact]
    public void LearnsABatchByHeart()
    {
        using var generator = new Generator(3);
        Tensor x = randn(12, 4, generator: generator), labels = randint(0, 3, 12, int64, generator: generator);
        LayerNetwork network = Make(2);
        var loss = new SoftmaxWithLoss();
        double last = 0;
        for (int step = 0; step < 400; step++)
        {
            using var scope = NewDisposeScope();
            last = loss.Forward(network.Forward(x), labels).item<float>();
            network.Backward(loss.Backward());
            network.Update(0.3);
        }
        Assert.True(last < 0.05, $"The loss is still {last:F3}.");
    }

    [Fact]
    public void TheSameSeedGivesTheSameNumbers()
    {
        Tensor x = ones(2, 4);
        Assert.Equal(Make(7, ratio: 0.5).Forward(x).data<float>().ToArray(), Make(7, ratio: 0.5).Forward(x).data<float>().ToArray());
    }

    [Fact]
    public void TrainingReachesEveryLayer()
    {
        LayerNetwork inner = Make(1), network = new(inner, new ReLULayer()) { Training = false };
        Assert.All([inner, .. inner.Layers], layer => Assert.False(layer.Training));
        Assert.Equal(["W", "b", "gamma", "beta", "W", "b"], network.Parameters.Select(parameter => parameter.Name));
    }

    [Fact]
    public void ParametersOutliveTheScopeOfAStep()
    {
        LayerNetwork network = Make(1);
        using var outer = NewDisposeScope();
        Tensor x = ones(2, 4);
        using (NewDisposeScope())
        {
            network.Backward(network.Forward(x));
            network.Update(0.1);
        }
        Assert.Equal([2, 3], network.Forward(x).shape);
    }
}
