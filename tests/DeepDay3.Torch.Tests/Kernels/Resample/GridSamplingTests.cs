using TorchSharp.Kernels;

namespace DeepDay3.Torch.Tests.Kernels;

public class GridSamplingTests
{
    public static TheoryData<int, string> Samples => KernelGolden.Rows("Resample", "grid");

    public static TheoryData<int, string> Maps => KernelGolden.Rows("Resample", "affine");

    [Theory]
    [MemberData(nameof(Samples))]
    public void Samples_and_gradients_are_those_of_PyTorch(int index, string operation)
    {
        Assert.Equal("grid", operation);
        var item = KernelGolden.Case("Resample", index);
        var size = item.Longs("x");
        var axes = size.Length - 2;
        var shape = new GridSampling.Shape(
            (int)size[0], (int)size[1], Size3.From(size.AsSpan(2), 1), Size3.From(item.Longs("size"), 1), axes,
            item.Text("mode") == "nearest", Enum.Parse<GridOutside>(item.Text("outside"), ignoreCase: true), item.Flag("align"));
        var x = KernelGolden.Ramp(size, 1);
        double[] grid = [.. KernelGolden.Ramp(shape.Batch * shape.Output.Volume * axes, 2).Select(value => value * 0.8)];
        var y = new double[shape.Batch * shape.Channels * shape.Output.Volume];
        var (dx, dg) = (new double[x.Length], new double[grid.Length]);
        GridSampling.Forward<double>(shape, x, grid, y);
        GridSampling.Backward<double>(shape, x, grid, KernelGolden.Ramp(y.Length, 3), dx, dg);
        KernelCheck.Close(item.Doubles("y"), y, 1e-11, "y");
        KernelCheck.Close(item.Doubles("dx"), dx, 1e-11, "dx");
        KernelCheck.Close(item.Doubles("dg"), dg, 1e-10, "dg");
    }

    [Theory]
    [MemberData(nameof(Maps))]
    public void Affine_grids_and_gradients_are_those_of_PyTorch(int index, string operation)
    {
        Assert.Equal("affine", operation);
        var item = KernelGolden.Case("Resample", index);
        var size = item.Longs("size");
        var (batch, axes, extent) = ((int)size[0], size.Length - 2, Size3.From(size.AsSpan(2), 1));
        var y = new double[batch * extent.Volume * axes];
        var dtheta = new double[batch * axes * (axes + 1)];
        AffineGrid.Forward<double>(batch, axes, extent, item.Flag("align"), KernelGolden.Ramp(dtheta.Length, 1), y);
        AffineGrid.Backward<double>(batch, axes, extent, item.Flag("align"), KernelGolden.Ramp(y.Length, 2), dtheta);
        KernelCheck.Close(item.Doubles("y"), y, 1e-12, "y");
        KernelCheck.Close(item.Doubles("dtheta"), dtheta, 1e-12, "dtheta");
    }

    [Theory]
    [InlineData(GridOutside.Zeros)]
    [InlineData(GridOutside.Border)]
    [InlineData(GridOutside.Reflection)]
    internal void Gradients_agree_with_finite_differences(GridOutside outside)
    {
        var random = new Random(8);
        var shape = new GridSampling.Shape(2, 2, new Size3(1, 4, 5), new Size3(1, 3, 3), 2, false, outside, false);
        var x = KernelCheck.Normal(random, 2 * 2 * 20);
        var grid = KernelCheck.Normal(random, 2 * 9 * 2);
        var dy = KernelCheck.Normal(random, 2 * 2 * 9);
        double Loss(double[] input, double[] at)
        {
            var y = new double[dy.Length];
            GridSampling.Forward<double>(shape, input, at, y);
            return KernelCheck.Dot(y, dy);
        }
        var (dx, dg) = (new double[x.Length], new double[grid.Length]);
        GridSampling.Backward<double>(shape, x, grid, dy, dx, dg);
        KernelCheck.Gradient(x, p => Loss(p, grid), dx);
        KernelCheck.Gradient(grid, p => Loss(x, p), dg, 1e-6);
    }

    [Fact]
    public void Coordinates_that_are_not_finite_sample_zero_outside()
    {
        var shape = new GridSampling.Shape(1, 1, new Size3(1, 2, 2), new Size3(1, 1, 3), 2, false, GridOutside.Zeros, false);
        var y = new double[3];
        GridSampling.Forward<double>(shape, [1, 2, 3, 4], [double.NaN, 0, double.PositiveInfinity, 0, 1e30, -1e30], y);
        Assert.Equal([0.0, 0, 0], y);
    }
}
