using DeepDay3.Torch.Tests.Support;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace DeepDay3.Torch.Tests.Autograd;

/// <summary>Second derivatives of what only backward passes record: third derivatives of what programs write.</summary>
public class BackwardGraphGradTests
{
    /// <summary>The gradients of a sum, as a function.</summary>
    static Func<Tensor[], Tensor> GradientOf(Func<Tensor[], Tensor> f) => x => cat([.. autograd.grad([f(x).sum()], x, create_graph: true).Select(gradient => gradient.flatten())], 0);

    [Fact]
    public void Gelu() => GradCheck.Run(GradientOf(x => F.gelu(x[0])), Sample.AwayFromZero(2, 3));

    [Fact]
    public void Convolution_with_bias() =>
        GradCheck.Run(GradientOf(x => F.conv1d(x[0], x[1], x[2]).pow(4)), Sample.AwayFromZero(1, 2, 4), Sample.Between(-1, 1, 2, 2, 2), Sample.AwayFromZero(2));

    [Fact]
    public void Strided_views() =>
        GradCheck.Run(GradientOf(x => x[0].as_strided([2, 2], [1, 2]).pow(4)), Sample.AwayFromZero(2, 3));

    [Fact]
    public void Views_changed_in_place() =>
        GradCheck.Run(GradientOf(x =>
        {
            var y = x[0] * 2;
            y[0].mul_(x[0][1]);
            return y.pow(3);
        }), Sample.AwayFromZero(2, 3));
}
