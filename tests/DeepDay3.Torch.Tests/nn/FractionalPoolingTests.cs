using DeepDay3.Torch.Tests.Support;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace DeepDay3.Torch.Tests.Nn;

/// <summary>Values of PyTorch 1.13.1 after manual_seed(5).</summary>
[Collection(Alone.Name)]
public class FractionalPoolingTests
{
    [Fact]
    public void Planes_are_PyTorchs()
    {
        manual_seed(5);
        var x = arange(2 * 7 * 6, float32).reshape(1, 2, 7, 6).mul(37).remainder(101);
        var (values, indices) = nn.FractionalMaxPool2d((2, 3), output_size: (4, 3)).forward_with_indices(x);
        Assert.Equal([1, 2, 4, 3], values.shape);
        Assert.Equal([94, 94, 84, 94, 94, 87, 97, 97, 90, 100, 93, 83, 96, 96, 86, 99, 89, 89, 99, 92, 82, 95, 95, 85], values.data<float>().ToArray());
        Assert.Equal([8, 8, 5, 8, 8, 16, 19, 19, 27, 30, 38, 35, 7, 7, 4, 18, 15, 15, 18, 26, 23, 37, 37, 34], indices.data<long>().ToArray());
    }

    [Fact]
    public void Volumes_are_PyTorchs()
    {
        manual_seed(5);
        var x = arange(5 * 6 * 7, float32).reshape(1, 1, 5, 6, 7).mul(37).remainder(211);
        var (values, indices) = F.fractional_max_pool3d_with_indices(x, [2], output_ratio: [0.5, 0.6, 0.7]);
        Assert.Equal([1, 1, 2, 3, 4], values.shape);
        Assert.Equal([162, 199, 196, 185, 210, 207, 207, 195, 192, 180, 206, 203, 182, 208, 208, 205, 201, 190, 178, 204, 163, 200, 197, 186], values.data<float>().ToArray());
        Assert.Equal([50, 51, 11, 5, 57, 17, 17, 68, 28, 79, 74, 34, 176, 171, 171, 131, 148, 142, 193, 188, 204, 205, 165, 159], indices.data<long>().ToArray());
    }

    [Fact]
    public void Sizes_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentException>(() => nn.FractionalMaxPool2d(2));
        Assert.Throws<ArgumentException>(() => nn.FractionalMaxPool2d(2, 3, 0.5));
        Assert.Throws<ArgumentException>(() => F.fractional_max_pool2d(ones(1, 4, 4), 2, output_ratio: 1.5));
        Assert.Contains("too large relative to input size", Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => F.fractional_max_pool2d(ones(1, 4, 4), 3, 3)).Message);
    }
}
