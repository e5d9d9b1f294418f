using DeepDay3.Layers;
using static DeepDay3.Tests.Layers.LayerCheck;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Layers;

public class AffineLayerTests
{
    [Fact]
    public void AgreesWithTheEngine()
    {
        var layer = new AffineLayer(4, 3, dtype: float64, generator: new Generator(1));
        layer.B.Value.copy_(Sample(6, 3));
        var linear = nn.Linear(4, 3, dtype: float64);
        using (no_grad())
        {
            linear.weight!.copy_(layer.W.Value.t());
            linear.bias!.copy_(layer.B.Value);
        }
        Tensor x = Sample(7, 5, 4), dout = Sample(8, 5, 3);
        Tensor leaf = x.clone().requires_grad_();
        Tensor expected = linear.call(leaf);
        (expected * dout).sum().backward();
        Same(expected.detach(), layer.Forward(x), 1e-13);
        Same(leaf.grad!, layer.Backward(dout), 1e-13);
        Same(linear.weight!.grad!.t(), layer.W.Gradient!, 1e-13);
        Same(linear.bias!.grad!, layer.B.Gradient!, 1e-13);
    }

    [Fact]
    public void GradientIsRight() => Gradients(new AffineLayer(3, 2, dtype: float64, generator: new Generator(2)), Sample(9, 4, 3));

    [Fact]
    public void WeightsHaveTheDeviationThatWasAskedFor()
    {
        Tensor he = new AffineLayer(200, 300, generator: new Generator(3)).W.Value;
        Tensor small = new AffineLayer(200, 300, deviation: 0.01, generator: new Generator(3)).W.Value;
        Assert.Equal(0.1, he.std().item<float>(), 1e-3);
        Assert.Equal(0.01, small.std().item<float>(), 1e-4);
    }

    [Fact]
    public void RefusesAnotherWidth()
    {
        var error = Assert.Throws<ArgumentException>(() => new AffineLayer(4, 3).Forward(zeros(2, 5)));
        Assert.Equal("AffineLayer got [2, 5]: [N, 4] was expected.", error.Message);
    }
}
