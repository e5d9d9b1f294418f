using System.Numerics;
using System.Text.Json;
using TorchSharp.Kernels;
using Kernel = TorchSharp.Kernels.Convolution;

namespace DeepDay3.Torch.Tests.Kernels;

[Collection("kernel settings")]
public class ConvolutionTests
{
    public static TheoryData<int, string> Cases => KernelGolden.Rows("Convolution", "conv");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Outputs_and_gradients_are_those_of_PyTorch(int index, string operation)
    {
        var item = KernelGolden.Case("Convolution", index);
        Assert.Equal("conv", operation);
        Check<double>(item, 1e-11);
        Check<float>(item, 1e-4);
    }

    static void Check<T>(JsonElement item, double tolerance)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var padding = item.Longs("padding");
        var shape = ConvolutionShape.Create(item.Longs("x"), item.Longs("w"), item.Longs("stride"), padding, padding, item.Longs("dilation"), item.Int("groups"));
        var x = KernelGolden.Ramp(shape.InputLength, 1).To<T>();
        var w = KernelGolden.Ramp(shape.WeightLength, 2).To<T>();
        var b = KernelGolden.Ramp(shape.OutChannels, 3).To<T>();
        var dy = KernelGolden.Ramp(shape.OutputLength, 4).To<T>();
        var (y, dx, dw, db) = (new T[dy.Length], new T[x.Length], new T[w.Length], new T[b.Length]);
        Kernel.Forward<T>(shape, x, w, b, y);
        Kernel.InputGradient<T>(shape, dy, w, dx);
        Kernel.WeightGradient<T>(shape, x, dy, dw);
        Kernel.BiasGradient<T>(shape, dy, db);
        KernelCheck.Close(item.Doubles("y"), y, tolerance, "y");
        KernelCheck.Close(item.Doubles("dx"), dx, tolerance, "dx");
        KernelCheck.Close(item.Doubles("dw"), dw, tolerance, "dw");
        KernelCheck.Close(item.Doubles("db"), db, tolerance, "db");
    }

    [Fact]
    public void Random_shapes_agree_with_a_naive_sum()
    {
        var random = new Random(1);
        for (var trial = 0; trial < 120; trial++)
        {
            var shape = RandomShape(random, out var after);
            var x = KernelCheck.Normal(random, shape.InputLength);
            var w = KernelCheck.Normal(random, shape.WeightLength);
            var y = new double[shape.OutputLength];
            Kernel.Forward<double>(shape, x, w, [], y);
            KernelCheck.Close(NaiveConvolution.Forward(shape, x, w), y, 1e-11, $"{shape} after {after}");
            var single = new float[y.Length];
            Kernel.Forward<float>(shape, x.To<float>(), w.To<float>(), [], single);
            KernelCheck.Close(y, single, 2e-5, $"{shape} in single precision");
        }
    }

    [Theory]
    [InlineData(1, 8, 16, 100, 90, 3, 1, 1, 1)]
    [InlineData(2, 12, 6, 61, 200, 5, 2, 1, 3)]
    [InlineData(1, 4, 21, 90, 80, 3, 4, 2, 1)]
    [InlineData(9, 3, 64, 1, 500, 4, 0, 1, 1)]
    public void Images_larger_than_a_band_agree_with_a_naive_sum(int batch, int channels, int filters, int height, int width, int kernel, int padding, int dilation, int groups)
    {
        int reach = height == 1 ? 1 : kernel;
        long[] pad = height == 1 ? [0, padding] : [padding, padding];
        var shape = ConvolutionShape.Create([batch, channels, height, width], [filters, channels / groups, reach, kernel], [1, 1], pad, pad, [dilation, dilation], groups);
        Assert.NotNull(Correlation.Forward(shape));
        Assert.NotNull(Correlation.InputGradient(shape));
        var random = new Random(3);
        var (x, w, dy) = (KernelCheck.Normal(random, shape.InputLength), KernelCheck.Normal(random, shape.WeightLength), KernelCheck.Normal(random, shape.OutputLength));
        var bias = KernelCheck.Normal(random, filters);
        var (y, plain, dx, dw) = (new double[dy.Length], new double[dy.Length], new double[x.Length], new double[w.Length]);
        Kernel.Forward<double>(shape, x, w, [], plain);
        KernelCheck.Close(NaiveConvolution.Forward(shape, x, w), plain, 1e-11, "y");
        Kernel.Forward<double>(shape, x, w, bias, y);
        for (var i = 0; i < y.Length; i++)
            Assert.Equal(plain[i] + bias[i / shape.Output.Volume % filters], y[i], 1e-12);
        Kernel.InputGradient<double>(shape, dy, w, dx);
        Kernel.WeightGradient<double>(shape, x, dy, dw);
        var expected = KernelCheck.Dot(dy, plain);
        Assert.Equal(expected, KernelCheck.Dot(dx, x), 1e-9 * (10 + Math.Abs(expected)));
        Assert.Equal(expected, KernelCheck.Dot(dw, w), 1e-9 * (10 + Math.Abs(expected)));
    }

    [Fact]
    public void Every_instruction_set_gives_the_same_convolution()
    {
        var shape = ConvolutionShape.Create([3, 5, 17, 19], [11, 5, 3, 3], [1, 1], [1, 1], [1, 1], [1, 1], 1);
        var random = new Random(4);
        var (x, w, dy) = (KernelCheck.Normal(random, shape.InputLength), KernelCheck.Normal(random, shape.WeightLength), KernelCheck.Normal(random, shape.OutputLength));
        var before = Gemm.Path;
        try
        {
            foreach (var path in Enum.GetValues<GemmPath>().Where(Gemm.IsSupported))
            {
                Gemm.Path = path;
                var (y, dx, dw) = (new float[dy.Length], new float[x.Length], new float[w.Length]);
                Kernel.Forward<float>(shape, x.To<float>(), w.To<float>(), [], y);
                KernelCheck.Close(NaiveConvolution.Forward(shape, x, w), y, 2e-5, $"{path}");
                Kernel.InputGradient<float>(shape, dy.To<float>(), w.To<float>(), dx);
                Kernel.WeightGradient<float>(shape, x.To<float>(), dy.To<float>(), dw);
                double expected = KernelCheck.Dot(dy, y.Select(v => (double)v).ToArray());
                Assert.Equal(expected, KernelCheck.Dot(dx.Select(v => (double)v).ToArray(), x), 1e-3 * (10 + Math.Abs(expected)));
                Assert.Equal(expected, KernelCheck.Dot(dw.Select(v => (double)v).ToArray(), w), 1e-3 * (10 + Math.Abs(expected)));
            }
        }
        finally
        {
            Gemm.Path = before;
        }
    }

    [Fact]
    public void Gradients_are_the_transposes_of_the_forward_pass()
    {
        // Convolution is linear in x and in w, so <dy, conv(x, w)> = <dx, x> = <dw, w> holds exactly for the right gradients.
        var random = new Random(2);
        for (var trial = 0; trial < 80; trial++)
        {
            var shape = RandomShape(random, out _);
            var x = KernelCheck.Normal(random, shape.InputLength);
            var w = KernelCheck.Normal(random, shape.WeightLength);
            var dy = KernelCheck.Normal(random, shape.OutputLength);
            var (y, dx, dw) = (new double[dy.Length], new double[x.Length], new double[w.Length]);
            Kernel.Forward<double>(shape, x, w, [], y);
            Kernel.InputGradient<double>(shape, dy, w, dx);
            Kernel.WeightGradient<double>(shape, x, dy, dw);
            var expected = KernelCheck.Dot(dy, y);
            Assert.Equal(expected, KernelCheck.Dot(dx, x), 1e-9 * (10 + Math.Abs(expected)));
            Assert.Equal(expected, KernelCheck.Dot(dw, w), 1e-9 * (10 + Math.Abs(expected)));
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(4, 2)]
    public void Gradients_agree_with_finite_differences(int groups, int stride)
    {
        var random = new Random(3);
        var shape = ConvolutionShape.Create([2, 4, 5, 4], [4, 4 / groups, 3, 2], [stride, 1], [1, 0], [2, 1], [1, 2], groups);
        var x = KernelCheck.Normal(random, shape.InputLength);
        var w = KernelCheck.Normal(random, shape.WeightLength);
        var b = KernelCheck.Normal(random, shape.OutChannels);
        var dy = KernelCheck.Normal(random, shape.OutputLength);
        double Loss(double[] input, double[] weight, double[] bias)
        {
            var y = new double[dy.Length];
            Kernel.Forward<double>(shape, input, weight, bias, y);
            return KernelCheck.Dot(y, dy);
        }
        var (dx, dw, db) = (new double[x.Length], new double[w.Length], new double[b.Length]);
        Kernel.InputGradient<double>(shape, dy, w, dx);
        Kernel.WeightGradient<double>(shape, x, dy, dw);
        Kernel.BiasGradient<double>(shape, dy, db);
        KernelCheck.Gradient(x, p => Loss(p, w, b), dx);
        KernelCheck.Gradient(w, p => Loss(x, p, b), dw);
        KernelCheck.Gradient(b, p => Loss(x, w, p), db);
    }

    [Fact]
    public void Channels_that_do_not_fit_are_named()
    {
        var error = Assert.Throws<ArgumentException>(() => ConvolutionShape.Create([1, 3, 4], [2, 4, 3], [1], [0], [0], [1], 1));
        Assert.Equal("Given groups=1, weight of size [2, 4, 3], expected input[1, 3, 4] to have 4 channels, but got 3 channels instead", error.Message);
    }

    [Fact]
    public void A_kernel_larger_than_the_padded_input_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => ConvolutionShape.Create([1, 3, 2, 2], [2, 3, 3, 3], [1, 1], [0, 0], [0, 0], [1, 1], 1));
        Assert.Equal("Calculated padded input size per channel: (2 x 2). Kernel size: (3 x 3). Kernel size can't be greater than actual input size", error.Message);
    }

    [Fact]
    public void An_empty_batch_has_zero_weight_gradients()
    {
        var shape = ConvolutionShape.Create([0, 2, 5], [3, 2, 3], [1], [0], [0], [1], 1);
        var dw = new float[shape.WeightLength];
        Array.Fill(dw, 7f);
        Kernel.Forward<float>(shape, [], dw, [], []);
        Kernel.WeightGradient<float>(shape, [], [], dw);
        Assert.All(dw, value => Assert.Equal(0f, value));
    }

    static ConvolutionShape RandomShape(Random random, out string after)
    {
        var rank = random.Next(1, 4);
        var groups = random.Next(1, 4);
        var (batch, groupIn, groupOut) = (random.Next(1, 4), random.Next(1, 4), random.Next(1, 5));
        var input = new List<long> { batch, groups * groupIn };
        var weight = new List<long> { groups * groupOut, groupIn };
        var (stride, before, behind, dilation) = (new long[rank], new long[rank], new long[rank], new long[rank]);
        for (var axis = 0; axis < rank; axis++)
        {
            (stride[axis], dilation[axis], before[axis], behind[axis]) = (random.Next(1, 4), random.Next(1, 3), random.Next(0, 4), random.Next(0, 4));
            var kernel = random.Next(1, 4);
            weight.Add(kernel);
            input.Add(Math.Max(1, dilation[axis] * (kernel - 1) + 1 - before[axis] - behind[axis] + random.Next(0, rank == 1 ? 300 : 9)));
        }
        after = string.Join(",", behind);
        return ConvolutionShape.Create([.. input], [.. weight], stride, before, behind, dilation, groups);
    }
}
