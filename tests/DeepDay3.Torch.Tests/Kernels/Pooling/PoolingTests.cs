using System.Numerics;
using System.Text.Json;
using TorchSharp.Kernels;

namespace DeepDay3.Torch.Tests.Kernels;

public class PoolingTests
{
    public static TheoryData<int, string> Cases => KernelGolden.Rows("Pooling");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Outputs_indices_and_gradients_are_those_of_PyTorch(int index, string operation)
    {
        var item = KernelGolden.Case("Pooling", index);
        Check<double>(item, operation, 1e-12);
        Check<float>(item, operation, 1e-5);
    }

    static void Check<T>(JsonElement item, string operation, double tolerance)
        where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        var size = item.Longs("x");
        var x = KernelGolden.Ramp(size, 1).To<T>();
        var dx = new T[x.Length];
        if (operation == "adaptive")
        {
            CheckAdaptive(item, size, x, dx, tolerance);
            return;
        }
        long[] dilation = operation == "max" ? item.Longs("dilation") : [.. size[2..].Select(_ => 1L)];
        var shape = PoolingShape.Create(size[0] * size[1], size.AsSpan(2), item.Longs("kernel"), item.Longs("stride"), item.Longs("padding"), dilation, item.Flag("ceil"));
        var y = new T[shape.OutputLength];
        var dy = KernelGolden.Ramp(y.Length, 2).To<T>();
        if (operation == "max")
        {
            var indices = new long[y.Length];
            MaxPooling.Forward<T>(shape, x, y, indices);
            MaxPooling.Backward<T>(shape.Planes, shape.Input.Volume, shape.Output.Volume, dy, indices, dx);
            Assert.Equal(item.Longs("indices"), indices);
        }
        else
        {
            long? divisor = item.Int("divisor") == 0 ? null : item.Int("divisor");
            AveragePooling.Forward<T>(shape, x, y, item.Flag("include"), divisor);
            AveragePooling.Backward<T>(shape, dy, dx, item.Flag("include"), divisor);
        }
        KernelCheck.Close(item.Doubles("y"), y, tolerance, "y");
        KernelCheck.Close(item.Doubles("dx"), dx, tolerance, "dx");
    }

    static void CheckAdaptive<T>(JsonElement item, long[] size, T[] x, T[] dx, double tolerance)
        where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        var (planes, input, output) = ((int)(size[0] * size[1]), Size3.From(size.AsSpan(2), 1), Size3.From(item.Longs("size"), 1));
        var y = new T[planes * output.Volume];
        var dy = KernelGolden.Ramp(y.Length, 2).To<T>();
        var indices = new long[y.Length];
        AdaptivePooling.AverageForward<T>(planes, input, output, x, y);
        AdaptivePooling.AverageBackward<T>(planes, input, output, dy, dx);
        KernelCheck.Close(item.Doubles("average"), y, tolerance, "average");
        KernelCheck.Close(item.Doubles("average_dx"), dx, tolerance, "average_dx");
        AdaptivePooling.MaxForward<T>(planes, input, output, x, y, indices);
        MaxPooling.Backward<T>(planes, input.Volume, output.Volume, dy, indices, dx);
        Assert.Equal(item.Longs("indices"), indices);
        KernelCheck.Close(item.Doubles("maximum"), y, tolerance, "maximum");
        KernelCheck.Close(item.Doubles("maximum_dx"), dx, tolerance, "maximum_dx");
    }

    [Fact]
    public void The_gradient_of_an_average_agrees_with_finite_differences()
    {
        var random = new Random(4);
        var shape = PoolingShape.Create(2, [5, 6], [3, 2], [2, 1], [1, 1], [1, 1], true);
        var x = KernelCheck.Normal(random, shape.InputLength);
        var dy = KernelCheck.Normal(random, shape.OutputLength);
        foreach (var include in new[] { true, false })
        {
            var dx = new double[x.Length];
            AveragePooling.Backward<double>(shape, dy, dx, include, null);
            KernelCheck.Gradient(x, p =>
            {
                var y = new double[dy.Length];
                AveragePooling.Forward<double>(shape, p, y, include, null);
                return KernelCheck.Dot(y, dy);
            }, dx);
        }
    }

    [Fact]
    public void The_gradient_of_a_maximum_agrees_with_finite_differences()
    {
        var random = new Random(5);
        var shape = PoolingShape.Create(2, [6, 7], [3, 2], [2, 2], [1, 1], [1, 1], false);
        var x = KernelCheck.Normal(random, shape.InputLength);
        var dy = KernelCheck.Normal(random, shape.OutputLength);
        var (y, indices, dx) = (new double[dy.Length], new long[dy.Length], new double[x.Length]);
        MaxPooling.Forward<double>(shape, x, y, indices);
        MaxPooling.Backward<double>(2, shape.Input.Volume, shape.Output.Volume, dy, indices, dx);
        KernelCheck.Gradient(x, p =>
        {
            MaxPooling.Forward<double>(shape, p, y, indices);
            return KernelCheck.Dot(y, dy);
        }, dx, 1e-7);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void A_NaN_wins_its_windows(int kernel)
    {
        var shape = PoolingShape.Create(1, [4, 6], [kernel, kernel], [kernel, kernel], [0, 0], [1, 1], false);
        for (var position = 0; position < 24; position++)
        {
            var x = KernelGolden.Ramp(24, 3);
            x[position] = double.NaN;
            var (y, indices) = (new double[shape.OutputLength], new long[shape.OutputLength]);
            MaxPooling.Forward<double>(shape, x, y, indices);
            var (h, w) = (position / 6 / kernel, position % 6 / kernel);
            for (var i = 0; i < y.Length; i++)
            {
                var hit = h < shape.Output.Height && i == h * shape.Output.Width + w;
                Assert.Equal(hit, double.IsNaN(y[i]));
                if (hit)
                    Assert.Equal(position, indices[i]);
            }
        }
    }

    [Fact]
    public void Negative_infinities_and_integers_keep_the_first_position()
    {
        var shape = PoolingShape.Create(1, [4], [2], [2], [0], [1], false);
        var indices = new long[2];
        MaxPooling.Forward<float>(shape, [float.NegativeInfinity, float.NegativeInfinity, 1, 1], new float[2], indices);
        Assert.Equal([0L, 2L], indices);
        var y = new int[2];
        MaxPooling.Forward<int>(shape, [int.MinValue, int.MinValue, -3, -2], y, indices);
        Assert.Equal([int.MinValue, -2], y);
        Assert.Equal([0L, 3L], indices);
    }

    [Fact]
    public void Unpooling_returns_values_to_their_positions_and_reads_gradients_back()
    {
        var y = new float[8];
        MaxUnpooling.Forward<float>(2, 2, 4, [1, 2, 3, 4], [3, 0, 1, 2], y);
        Assert.Equal([2f, 0, 0, 1, 0, 3, 4, 0], y);
        var dx = new float[4];
        MaxUnpooling.Backward<float>(2, 2, 4, [10, 11, 12, 13, 14, 15, 16, 17], [3, 0, 1, 2], dx);
        Assert.Equal([13f, 10, 15, 16], dx);
        Assert.Throws<ArgumentException>(() => MaxUnpooling.Forward<float>(1, 1, 4, [1], [4], y));
        Assert.Equal(2f, y[0]);
    }

    [Fact]
    public void Impossible_windows_are_refused_with_the_sizes()
    {
        Assert.Equal(
            "pad should be at most half of kernel size, but got pad=2 and kernel_size=2",
            Assert.Throws<ArgumentException>(() => PoolingShape.Create(3, [2, 2], [2, 2], [2, 2], [2, 2], [1, 1], false)).Message);
        Assert.Equal(
            "Given input size: (3x2x2). Calculated output size: (3x0x0). Output size is too small",
            Assert.Throws<ArgumentException>(() => PoolingShape.Create(3, [2, 2], [3, 3], [3, 3], [0, 0], [1, 1], false)).Message);
    }
}
