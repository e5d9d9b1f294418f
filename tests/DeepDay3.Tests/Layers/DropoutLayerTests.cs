using DeepDay3.Layers;
using static DeepDay3.Tests.Layers.LayerCheck;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Layers;

[Collection(Alone.Name)]
public class DropoutLayerTests
{
    [Fact]
    public void TheSameNodesPassBothWays()
    {
        var layer = new DropoutLayer(0.4, new Generator(1));
        Tensor x = 1 + rand(50, 40, float64);
        Tensor passed = layer.Forward(x).ne(0), gradient = layer.Backward(full_like(x, 3));
        Assert.True(gradient.ne(0).eq(passed).all().item<bool>());
        Assert.Equal([0.0, 3.0], gradient.unique().output.data<double>().ToArray());
        Assert.Equal(0.6, passed.to(float64).mean().item<double>(), 0.03);
    }

    [Fact]
    public void PredictionScalesByWhatWasKept()
    {
        var layer = new DropoutLayer(0.4) { Training = false };
        Tensor x = Sample(16, 3, 4);
        Same(x * 0.6, layer.Forward(x), 1e-15);
        Gradients(layer, x);
    }

    [Fact]
    public void InvertedAgreesWithTheEngineForTheSameSeed()
    {
        var layer = new InvertedDropoutLayer(0.3);
        Tensor x = Sample(17, 20, 10), dout = Sample(18, 20, 10);
        Tensor leaf = x.clone().requires_grad_();
        manual_seed(5);
        Tensor expected = nn.functional.dropout(leaf, 0.3);
        (expected * dout).sum().backward();
        manual_seed(5);
        Same(expected.detach(), layer.Forward(x), 1e-15);
        Same(leaf.grad!, layer.Backward(dout), 1e-15);
        layer.Training = false;
        Same(x, layer.Forward(x), 0);
        Gradients(layer, Sample(19, 2, 3));
    }

    [Fact]
    public void BothKindsAreOneUpToAFactor()
    {
        Tensor x = Sample(19, 8, 8);
        Tensor lecture = new DropoutLayer(0.25, new Generator(3)).Forward(x);
        Tensor inverted = new InvertedDropoutLayer(0.25, new Generator(3)).Forward(x);
        Same(lecture / 0.75, inverted, 1e-14);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    public void RefusesRatiosThatAreNone(double ratio)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new DropoutLayer(ratio));
        Assert.Throws<ArgumentOutOfRangeException>(() => new InvertedDropoutLayer(ratio));
    }
}
