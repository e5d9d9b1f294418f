using DeepDay3.Models;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Models.SequenceToSequence;

[Collection(Alone.Name)]
public class SqueezeExcitationTests
{
    [Fact]
    public void Each_channel_is_scaled_as_a_whole()
    {
        manual_seed(1);
        var block = new SqueezeExcitation(8);
        Tensor x = randn(2, 8, 3, 5), gates = block.Gates(x);
        Assert.Equal([2, 8], gates.shape);
        Assert.InRange(gates.min().item<float>(), 0, 1);
        Assert.InRange(gates.max().item<float>(), 0, 1);
        Assert.True(block.call(x).allclose(x * gates.view(2, 8, 1, 1)));
        // C * C/4 weights twice, and the biases.
        Assert.Equal(8 * 2 + 2 + 2 * 8 + 8, block.parameters().Sum(parameter => parameter.numel()));
    }

    [Fact]
    public void Gradients()
    {
        manual_seed(2);
        var block = new SqueezeExcitation(6, reduction: 2);
        Tensor x = randn(2, 6, 2, 2, float64), weight = randn(2, 6, 2, 2, float64);
        ModelGradients.Check(block, () => (block.call(x) * weight).sum());
    }

    [Fact]
    public void Only_the_means_decide()
    {
        manual_seed(3);
        var block = new SqueezeExcitation(4);
        Tensor x = randn(1, 4, 2, 2);
        Assert.True(block.Gates(x).allclose(block.Gates(x.flip(2, 3)), rtol: 0, atol: 1e-6));
    }

    [Fact]
    public void No_channel_is_refused() => Assert.Throws<ArgumentException>(() => new SqueezeExcitation(0));
}
