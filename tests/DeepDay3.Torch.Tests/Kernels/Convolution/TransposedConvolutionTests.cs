using System.Numerics;
using System.Text.Json;
using TorchSharp.Kernels;

namespace DeepDay3.Torch.Tests.Kernels;

public class TransposedConvolutionTests
{
    public static TheoryData<int, string> Cases => KernelGolden.Rows("Convolution", "transposed");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Outputs_and_gradients_are_those_of_PyTorch(int index, string operation)
    {
        Assert.Equal("transposed", operation);
        var item = KernelGolden.Case("Convolution", index);
        Check<double>(item, 1e-11);
        Check<float>(item, 1e-4);
    }

    static void Check<T>(JsonElement item, double tolerance)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var shape = ConvolutionShape.CreateTransposed(
            item.Longs("x"), item.Longs("w"), item.Longs("stride"), item.Longs("padding"), item.Longs("output_padding"), item.Longs("dilation"), item.Int("groups"));
        Assert.Equal(item.Longs("size").Aggregate(1L, (a, b) => a * b), shape.InputLength);
        var x = KernelGolden.Ramp(shape.OutputLength, 1).To<T>();
        var w = KernelGolden.Ramp(shape.WeightLength, 2).To<T>();
        var b = KernelGolden.Ramp(shape.InChannels, 3).To<T>();
        var dy = KernelGolden.Ramp(shape.InputLength, 4).To<T>();
        var (y, dx, dw, db) = (new T[dy.Length], new T[x.Length], new T[w.Length], new T[b.Length]);
        TransposedConvolution.Forward<T>(shape, x, w, b, y);
        TransposedConvolution.InputGradient<T>(shape, dy, w, dx);
        TransposedConvolution.WeightGradient<T>(shape, x, dy, dw);
        TransposedConvolution.BiasGradient<T>(shape, dy, db);
        KernelCheck.Close(item.Doubles("y"), y, tolerance, "y");
        KernelCheck.Close(item.Doubles("dx"), dx, tolerance, "dx");
        KernelCheck.Close(item.Doubles("dw"), dw, tolerance, "dw");
        KernelCheck.Close(item.Doubles("db"), db, tolerance, "db");
    }

    [Fact]
    public void Output_padding_must_stay_below_stride_or_dilation()
    {
        var error = Assert.Throws<ArgumentException>(() => ConvolutionShape.CreateTransposed([1, 1, 3], [1, 1, 3], [2], [0], [2], [1], 1));
        Assert.StartsWith("output padding must be smaller than either stride or dilation", error.Message);
    }
}
