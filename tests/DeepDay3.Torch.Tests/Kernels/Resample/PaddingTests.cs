using TorchSharp.Kernels;

namespace DeepDay3.Torch.Tests.Kernels;

public class PaddingTests
{
    public static TheoryData<int, string> Cases => KernelGolden.Rows("Resample", "pad");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Outputs_and_gradients_are_those_of_PyTorch(int index, string operation)
    {
        Assert.Equal("pad", operation);
        var item = KernelGolden.Case("Resample", index);
        var kind = Enum.Parse<PadKind>(item.Text("mode"), ignoreCase: true);
        var (size, amounts) = (item.Longs("x"), item.Longs("amounts"));
        var rank = amounts.Length / 2;
        // PyTorch lists amounts from the last axis to the first.
        long[] before = [.. Enumerable.Range(0, rank).Select(axis => amounts[2 * (rank - 1 - axis)])];
        long[] after = [.. Enumerable.Range(0, rank).Select(axis => amounts[2 * (rank - 1 - axis) + 1])];
        var (input, first, last) = (Size3.From(size.AsSpan(2), 1), Size3.From(before, 0), Size3.From(after, 0));
        var planes = (int)(size[0] * size[1]);
        var y = new double[planes * Padding.OutputSize(kind, input, first, last).Volume];
        var dx = new double[planes * input.Volume];
        Padding.Forward(kind, planes, input, first, last, 0.25, KernelGolden.Ramp(size, 1), y);
        Padding.Backward<double>(kind, planes, input, first, last, KernelGolden.Ramp(y.Length, 2), dx);
        KernelCheck.Close(item.Doubles("y"), y, 0, "y");
        KernelCheck.Close(item.Doubles("dx"), dx, 1e-13, "dx");
    }

    [Theory]
    [InlineData(PadKind.Reflect, 4, 0, "Padding size should be less than the corresponding input dimension")]
    [InlineData(PadKind.Circular, 0, 5, "Padding value causes wrapping around more than once")]
    [InlineData(PadKind.Constant, -3, -2, "The input size 4, plus padding -3 and -2, resulted in a negative output size -1")]
    internal void Amounts_that_do_not_fit_are_refused(PadKind kind, int before, int after, string message)
    {
        var error = Assert.Throws<ArgumentException>(() => Padding.OutputSize(kind, new Size3(1, 1, 4), new Size3(0, 0, before), new Size3(0, 0, after)));
        Assert.StartsWith(message, error.Message);
    }

    [Theory]
    [InlineData(PadKind.Constant)]
    [InlineData(PadKind.Reflect)]
    [InlineData(PadKind.Replicate)]
    [InlineData(PadKind.Circular)]
    internal void Gradients_agree_with_finite_differences(PadKind kind)
    {
        var random = new Random(7);
        var (input, before, after) = (new Size3(3, 4, 3), new Size3(1, 2, 0), new Size3(2, 0, 2));
        var x = KernelCheck.Normal(random, 2 * input.Volume);
        var dy = KernelCheck.Normal(random, 2 * Padding.OutputSize(kind, input, before, after).Volume);
        var dx = new double[x.Length];
        Padding.Backward<double>(kind, 2, input, before, after, dy, dx);
        KernelCheck.Gradient(x, p =>
        {
            var y = new double[dy.Length];
            Padding.Forward(kind, 2, input, before, after, 1.5, p, y);
            return KernelCheck.Dot(y, dy);
        }, dx);
    }
}
