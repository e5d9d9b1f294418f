using System.Numerics;
using System.Text.Json;
using TorchSharp.Kernels;

namespace DeepDay3.Torch.Tests.Kernels;

public class ResampleTests
{
    public static TheoryData<int, string> Cases => KernelGolden.Rows("Resample", "interpolate");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Outputs_and_gradients_are_those_of_PyTorch(int index, string operation)
    {
        Assert.Equal("interpolate", operation);
        var item = KernelGolden.Case("Resample", index);
        Check<float>(item, 2e-5);
        // Cases in single precision round their coordinates differently.
        if (!item.Flag("single"))
            Check<double>(item, 1e-11);
    }

    static void Check<T>(JsonElement item, double tolerance)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var size = item.Longs("x");
        var (input, output) = (Size3.From(size.AsSpan(2), 1), Size3.From(item.Longs("size"), 1));
        var scales = item.Doubles("scale");
        var axes = new ResampleAxis<T>[3];
        for (var axis = 0; axis < 3; axis++)
        {
            var used = axis >= 3 - (size.Length - 2);
            double? scale = used && scales.Length > 0 ? scales[axis - (3 - scales.Length)] : null;
            axes[axis] = used ? Axis<T>(item, input[axis], output[axis], scale) : ResampleAxis<T>.Identity(1);
        }
        var planes = (int)(size[0] * size[1]);
        var y = new T[planes * output.Volume];
        var dx = new T[planes * input.Volume];
        Resampling.Forward<T>(planes, axes[0], axes[1], axes[2], KernelGolden.Ramp(size, 1).To<T>(), y);
        Resampling.Backward<T>(planes, axes[0], axes[1], axes[2], KernelGolden.Ramp(y.Length, 2).To<T>(), dx);
        KernelCheck.Close(item.Doubles("y"), y, tolerance, "y");
        KernelCheck.Close(item.Doubles("dx"), dx, tolerance, "dx");
    }

    static ResampleAxis<T> Axis<T>(JsonElement item, int input, int output, double? scale)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (mode, align) = (item.Text("mode"), item.Flag("align"));
        if (item.Flag("antialias"))
            return ResampleAxis<T>.Antialiased(mode == "bicubic", input, output, align, scale);
        return mode switch
        {
            "nearest" => ResampleAxis<T>.Nearest(input, output, scale),
            "nearest-exact" => ResampleAxis<T>.Nearest(input, output, scale, exact: true),
            "bicubic" => ResampleAxis<T>.Cubic(input, output, align, scale),
            _ => ResampleAxis<T>.Linear(input, output, align, scale),
        };
    }

    [Fact]
    public void The_gradient_agrees_with_finite_differences()
    {
        var random = new Random(6);
        var (height, width) = (ResampleAxis<double>.Cubic(5, 7, false, null), ResampleAxis<double>.Linear(6, 4, true, null));
        var depth = ResampleAxis<double>.Antialiased(false, 4, 2, false, null);
        var x = KernelCheck.Normal(random, 2 * 4 * 5 * 6);
        var dy = KernelCheck.Normal(random, 2 * 2 * 7 * 4);
        var dx = new double[x.Length];
        Resampling.Backward<double>(2, depth, height, width, dy, dx);
        KernelCheck.Gradient(x, p =>
        {
            var y = new double[dy.Length];
            Resampling.Forward<double>(2, depth, height, width, p, y);
            return KernelCheck.Dot(y, dy);
        }, dx);
    }

    [Fact]
    public void An_empty_axis_is_refused()
        => Assert.Throws<ArgumentException>(() => ResampleAxis<float>.Linear(3, 0, false, null));
}
