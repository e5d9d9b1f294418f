using TorchSharp.Kernels;

namespace DeepDay3.Torch.Tests.Kernels;

public class CumulativeTests
{
    public static TheoryData<int, string> Cases => KernelGolden.Rows("Sorting", "cumulative");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Running_values_and_gradients_are_PyTorchs(int index, string operation)
    {
        Assert.Equal("cumulative", operation);
        var item = KernelGolden.Case("Sorting", index);
        var (outer, length, inner) = (item.Int("outer"), item.Int("length"), item.Int("inner"));
        var x = KernelGolden.Ramp(outer * length * inner, 6);
        for (var i = 0; i < x.Length; i++)
            for (var zero = 0; zero < item.Int("zeros"); zero++)
                if (i / inner % length == Math.Min(1 + 2 * zero, length - 1))
                    x[i] = 0;
        var dy = KernelGolden.Ramp(x.Length, 7);
        var (y, dx, indices) = (new double[x.Length], new double[x.Length], new long[x.Length]);
        Cumulative.Sum<double>(outer, length, inner, false, x, y);
        Cumulative.Sum<double>(outer, length, inner, true, dy, dx);
        KernelCheck.Close(item.Doubles("sum"), y, 1e-12, "sum");
        KernelCheck.Close(item.Doubles("sum_dx"), dx, 1e-12, "sum_dx");
        Cumulative.Product<double>(outer, length, inner, x, y);
        Cumulative.ProductGradient<double>(outer, length, inner, x, dy, dx);
        KernelCheck.Close(item.Doubles("product"), y, 1e-12, "product");
        KernelCheck.Close(item.Doubles("product_dx"), dx, 1e-12, "product_dx");
        Cumulative.LogSumExp<double>(outer, length, inner, x, y);
        Cumulative.LogSumExpGradient<double>(outer, length, inner, x, dy, dx);
        KernelCheck.Close(item.Doubles("logsumexp"), y, 1e-12, "logsumexp");
        KernelCheck.Close(item.Doubles("logsumexp_dx"), dx, 1e-11, "logsumexp_dx");
        foreach (var largest in new[] { true, false })
        {
            Cumulative.Extreme<double>(outer, length, inner, largest, SortingTests.Coarse(x.Length, 8), y, indices);
            KernelCheck.Close(item.Doubles(largest ? "max" : "min"), y, 0);
            Assert.Equal(item.Longs(largest ? "max_at" : "min_at"), indices);
        }
    }

    [Fact]
    public void Gradients_agree_with_finite_differences()
    {
        var random = new Random(15);
        var x = KernelCheck.Normal(random, 2 * 6 * 2);
        var dy = KernelCheck.Normal(random, x.Length);
        var (y, dx) = (new double[x.Length], new double[x.Length]);
        Cumulative.ProductGradient<double>(2, 6, 2, x, dy, dx);
        KernelCheck.Gradient(x, p =>
        {
            Cumulative.Product<double>(2, 6, 2, p, y);
            return KernelCheck.Dot(y, dy);
        }, dx);
        Cumulative.LogSumExpGradient<double>(2, 6, 2, x, dy, dx);
        KernelCheck.Gradient(x, p =>
        {
            Cumulative.LogSumExp<double>(2, 6, 2, p, y);
            return KernelCheck.Dot(y, dy);
        }, dx);
    }

    [Fact]
    public void Infinities_and_NaN_pass_through()
    {
        var y = new double[4];
        Cumulative.LogSumExp<double>(1, 4, 1, [double.NegativeInfinity, 1, double.PositiveInfinity, 2], y);
        Assert.Equal([double.NegativeInfinity, 1, double.PositiveInfinity, double.PositiveInfinity], y);
        var (values, indices) = (new float[4], new long[4]);
        Cumulative.Extreme<float>(1, 4, 1, true, [1, float.NaN, 5, float.NaN], values, indices);
        Assert.Equal([1f, float.NaN, float.NaN, float.NaN], values);
        Assert.Equal([0L, 1, 1, 3], indices);
    }

    [Fact]
    public void Single_precision_sums_do_not_drift_and_integers_wrap_around()
    {
        var x = new float[100_000];
        Array.Fill(x, 0.1f);
        var y = new float[x.Length];
        Cumulative.Sum<float>(1, x.Length, 1, false, x, y);
        Assert.Equal((float)(0.1f * 100_000.0), y[^1]);
        var bytes = new byte[2];
        Cumulative.Sum<byte>(1, 2, 1, false, [200, 100], bytes);
        Assert.Equal([200, 44], bytes);
    }
}
