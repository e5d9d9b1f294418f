using DeepDay3.Layers;
using static DeepDay3.Tests.Layers.LayerCheck;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Layers;

public class SoftmaxLayerTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(3, 4)]
    [InlineData(2, 3, 4)]
    public void AgreesWithTheEngine(params long[] shape)
    {
        Tensor x = Sample(2, shape);
        Same(x.softmax(-1), new SoftmaxLayer().Forward(x), 1e-14);
        Gradients(new SoftmaxLayer(), x);
    }

    [Fact]
    public void BackwardIsTheJacobian()
    {
        var layer = new SoftmaxLayer();
        Tensor y = layer.Forward(Sample(3, 1, 5))[0], dout = Sample(4, 1, 5);
        Tensor jacobian = diag(y) - outer(y, y);
        Same(jacobian.mv(dout[0]), layer.Backward(dout)[0], 1e-13);
    }

    [Fact]
    public void LargeScoresDoNotOverflow()
    {
        Tensor y = new SoftmaxLayer().Forward(tensor(new[] { 1000f, 1000f, -1000f }));
        Assert.Equal([0.5f, 0.5f, 0f], y.data<float>().ToArray());
    }
}
