using DeepDay3.Torch.Tests.Support;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace DeepDay3.Torch.Tests.Nn;

public class FusionTests
{
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void A_fused_convolution_does_what_both_did(bool transpose, bool complete)
    {
        Tensor x = Sample.AwayFromZero(2, 3, 5), weight = Sample.Between(-1, 1, transpose ? [3, 4, 2] : [4, 3, 2]), mean = Sample.Between(-1, 1, 4), variance = Sample.Between(0.5, 2, 4);
        Tensor? bias = complete ? Sample.AwayFromZero(4) : null, scale = complete ? Sample.Between(0.2, 3, 4) : null, shift = complete ? Sample.Between(2, 5, 4) : null;
        Tensor Convolved(Tensor w, Tensor? b) => transpose ? F.conv_transpose1d(x, w, b) : F.conv1d(x, w, b);
        var both = F.batch_norm(Convolved(weight, bias), mean, variance, scale, shift);
        var (fused, added) = nn.utils.fuse_conv_bn_weights(weight, bias, mean, variance, 1e-5, scale, shift, transpose);
        Assert.True(Convolved(fused, added).allclose(both, 1e-12, 1e-13));
    }
}
