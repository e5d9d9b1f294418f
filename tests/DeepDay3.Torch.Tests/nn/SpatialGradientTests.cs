using DeepDay3.Torch.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace DeepDay3.Torch.Tests.Nn;

/// <summary>First and second derivatives against differences.</summary>
public class SpatialGradientTests
{
    static Tensor Values(int seed, params long[] shape)
    {
        var random = new Random(seed);
        var values = new double[shape.Aggregate(1L, (a, b) => a * b)];
        for (int i = 0; i < values.Length; i++) values[i] = random.NextDouble() - 0.5;
        return tensor(values).reshape(shape);
    }

    /// <summary>All different by more than the step of the differences, so that no maximum changes place.</summary>
    static Tensor Distinct(params long[] shape)
    {
        var values = Enumerable.Range(0, (int)shape.Aggregate(1L, (a, b) => a * b)).Select(i => i * 0.1).ToArray();
        new Random(5).Shuffle(values);
        return tensor(values).reshape(shape);
    }

    [Fact]
    public void Convolutions_have_second_derivatives()
    {
        // Squares: a product alone has no second derivative by one of its factors.
        GradCheck.Run(t => F.conv1d(t[0], t[1], t[2], stride: 2, padding: 1).square(), Values(1, 2, 2, 5), Values(2, 3, 2, 3), Values(3, 3));
        GradCheck.Run(t => F.conv2d(t[0], t[1], t[2], [1, 2], [1, 0], [2, 1], 2).square(), Values(1, 1, 2, 5, 4), Values(2, 2, 1, 2, 2), Values(3, 2));
        GradCheck.Run(t => F.conv3d(t[0], t[1]).square(), Values(1, 1, 1, 3, 2, 3), Values(2, 2, 1, 2, 2, 2));
    }

    [Fact]
    public void Depthwise_convolutions_have_second_derivatives() =>
        GradCheck.Run(t => F.conv2d(t[0], t[1], null, null, [1, 1], null, 3).square(), Values(1, 1, 3, 3, 3), Values(2, 3, 1, 3, 3));

    [Fact]
    public void Transposed_convolutions_have_second_derivatives()
    {
        GradCheck.Run(t => F.conv_transpose1d(t[0], t[1], t[2], 2, 1, 1).square(), Values(1, 2, 2, 3), Values(2, 2, 2, 3), Values(3, 2));
        GradCheck.Run(t => F.conv_transpose2d(t[0], t[1], null, [2, 1], null, null, [1, 2], 2).square(), Values(1, 1, 2, 2, 3), Values(2, 2, 1, 2, 2));
    }

    public static TheoryData<string, int> Layers => new()
    {
        { "MaxPool1d", 1 }, { "MaxPool2d", 2 }, { "MaxPool3d", 3 }, { "AvgPool1d", 1 }, { "AvgPool2d", 2 }, { "AvgPool3d", 3 },
        { "AdaptiveAvgPool1d", 1 }, { "AdaptiveAvgPool2d", 2 }, { "AdaptiveAvgPool3d", 3 }, { "AdaptiveMaxPool1d", 1 }, { "AdaptiveMaxPool2d", 2 }, { "AdaptiveMaxPool3d", 3 },
        { "LPPool1d", 1 }, { "LPPool2d", 2 }, { "ConstantPad1d", 1 }, { "ConstantPad2d", 2 }, { "ConstantPad3d", 3 }, { "ReflectionPad1d", 1 }, { "ReflectionPad2d", 2 }, { "ReflectionPad3d", 3 },
        { "ReplicationPad1d", 1 }, { "ReplicationPad2d", 2 }, { "ReplicationPad3d", 3 }, { "ZeroPad2d", 2 }, { "Upsample linear", 1 }, { "Upsample bicubic", 2 }, { "Upsample trilinear", 3 },
        { "Unfold", 2 }, { "PixelShuffle", 2 }, { "PixelUnshuffle", 2 }, { "ChannelShuffle", 2 }, { "Conv2d circular", 2 }, { "ConvTranspose2d", 2 },
    };

    static nn.Module<Tensor, Tensor> Layer(string name) => name switch
    {
        "MaxPool1d" => nn.MaxPool1d(2),
        "MaxPool2d" => nn.MaxPool2d(2, 1, 1),
        "MaxPool3d" => nn.MaxPool3d(2),
        "AvgPool1d" => nn.AvgPool1d(3, 2, 1),
        "AvgPool2d" => nn.AvgPool2d(2, 1, 1, count_include_pad: false),
        "AvgPool3d" => nn.AvgPool3d(2),
        "AdaptiveAvgPool1d" => nn.AdaptiveAvgPool1d(3),
        "AdaptiveAvgPool2d" => nn.AdaptiveAvgPool2d((3, 1)),
        "AdaptiveAvgPool3d" => nn.AdaptiveAvgPool3d(2),
        "AdaptiveMaxPool1d" => nn.AdaptiveMaxPool1d(3),
        "AdaptiveMaxPool2d" => nn.AdaptiveMaxPool2d([3, 2]),
        "AdaptiveMaxPool3d" => nn.AdaptiveMaxPool3d([2, 2, 1]),
        "LPPool1d" => nn.LPPool1d(3, 2),
        "LPPool2d" => nn.LPPool2d(2, 2),
        "ConstantPad1d" => nn.ConstantPad1d((1, 2), 3),
        "ConstantPad2d" => nn.ConstantPad2d((1, 2, -1, 0), 3),
        "ConstantPad3d" => nn.ConstantPad3d(1, 3),
        "ReflectionPad1d" => nn.ReflectionPad1d(2),
        "ReflectionPad2d" => nn.ReflectionPad2d((1, 2, 0, 1)),
        "ReflectionPad3d" => nn.ReflectionPad3d(1),
        "ReplicationPad1d" => nn.ReplicationPad1d((1, 2)),
        "ReplicationPad2d" => nn.ReplicationPad2d(2),
        "ReplicationPad3d" => nn.ReplicationPad3d(1),
        "ZeroPad2d" => nn.ZeroPad2d((1, 0, 2, 1)),
        "Upsample linear" => nn.Upsample([7], mode: UpsampleMode.Linear),
        "Upsample bicubic" => nn.Upsample(scale_factor: [1.5, 2], mode: UpsampleMode.Bicubic, align_corners: true),
        "Upsample trilinear" => nn.Upsample([3, 2, 4], mode: UpsampleMode.Trilinear),
        "Unfold" => nn.Unfold(2, padding: 1),
        "PixelShuffle" => nn.PixelShuffle(2),
        "PixelUnshuffle" => nn.PixelUnshuffle(2),
        "ChannelShuffle" => nn.ChannelShuffle(2),
        "Conv2d circular" => nn.Conv2d(4, 1, 2, padding: 1, padding_mode: PaddingModes.Circular, dtype: float64),
        _ => nn.ConvTranspose2d(4, 1, 2, 2, dtype: float64),
    };

    [Theory, MemberData(nameof(Layers))]
    public void Layers_have_the_gradients_of_differences(string name, int axes)
    {
        manual_seed(3);
        using var layer = Layer(name);
        // Cubes make the second derivative depend on the layer.
        GradCheck.Run(t => layer.call(t[0]).pow(3), axes switch { 1 => Distinct(1, 2, 6), 2 => Distinct(1, 4, 4, 4), _ => Distinct(1, 1, 4, 2, 3) } + 0.3);
    }

    [Fact]
    public void Fold_and_unpooling_have_the_gradients_of_differences()
    {
        GradCheck.Run(t => F.fold(t[0], (3, 4), (2, 2), padding: (1, 0)).pow(3), Values(1, 1, 8, 12));
        var (_, indices) = F.max_pool2d_with_indices(Distinct(1, 2, 4, 4), [2, 2]);
        GradCheck.Run(t => F.max_unpool2d(t[0], indices, [2, 2]).pow(3), Values(1, 1, 2, 2, 2));
    }

    [Fact]
    public void Grids_have_the_gradients_of_differences()
    {
        GradCheck.Run(t => F.affine_grid(t[0], [1, 1, 2, 3]).pow(3), Values(1, 1, 2, 3));
        GradCheck.First(t => F.grid_sample(t[0], t[1], padding_mode: GridSamplePaddingMode.Border).square(), Values(1, 1, 2, 4, 5), Values(2, 1, 3, 2, 2));
        GradCheck.First(t => F.grid_sample(t[0], t[1], align_corners: true).square(), Values(1, 1, 2, 3, 2, 3), Values(2, 1, 2, 2, 2, 3));
    }

    [Fact]
    public void Gradients_of_grid_sampling_have_no_gradient()
    {
        var x = Values(1, 1, 1, 3, 3).requires_grad_();
        var y = F.grid_sample(x, Values(2, 1, 2, 2, 2));
        var error = Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => autograd.grad([y.sum()], [x], create_graph: true));
        Assert.Contains("is not implemented", error.Message, StringComparison.Ordinal);
    }
}
