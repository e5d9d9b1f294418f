using TorchSharp.Kernels;

namespace DeepDay3.Torch.Tests.Kernels;

public class HistogramsTests
{
    public static TheoryData<int, string> Cases => KernelGolden.Rows("Sorting", "histc");

    [Fact]
    public void Searches_are_PyTorchs()
    {
        var item = KernelGolden.Load("Sorting").Single(element => element.GetProperty("op").GetString() == "search");
        double[] edges = [.. SortingTests.Coarse(24, 1).Chunk(12).SelectMany(row => row.Order())];
        double[] probes = [.. SortingTests.Coarse(18, 2).Chunk(9).SelectMany(row => row.Append(double.NaN))];
        var positions = new long[20];
        Histograms.SearchSorted<double>(2, 12, 10, false, edges, probes, positions);
        Assert.Equal(item.Longs("left"), positions);
        Histograms.SearchSorted<double>(2, 12, 10, true, edges, probes, positions);
        Assert.Equal(item.Longs("right"), positions);
        Histograms.SearchSorted<double>(1, 12, 20, false, edges.AsSpan(0, 12), probes, positions);
        Assert.Equal(item.Longs("bucket"), positions);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Equal_bins_are_PyTorchs(int index, string operation)
    {
        Assert.Equal("histc", operation);
        var item = KernelGolden.Case("Sorting", index);
        var counts = new double[item.Int("bins")];
        Histograms.HistC<double>(KernelGolden.Ramp(50, 5), item.GetProperty("low").GetDouble(), item.GetProperty("high").GetDouble(), counts);
        Assert.Equal(item.Doubles("counts"), counts);
    }

    [Fact]
    public void NaN_is_not_counted_and_a_range_that_is_not_finite_is_refused()
    {
        var counts = new float[2];
        Histograms.HistC<float>([1, float.NaN, 2, 9], 1, 2, counts);
        Assert.Equal([1f, 1], counts);
        Assert.Throws<ArgumentException>(() => Histograms.HistC<float>([1, float.NaN], 0, 0, counts));
        Assert.Throws<ArgumentException>(() => Histograms.HistC<float>([1], 2, 1, counts));
        Assert.Throws<ArgumentException>(() => Histograms.HistC<float>([1], 0, 1, []));
    }

    [Fact]
    public void Occurrences_are_counted_and_weighted()
    {
        long[] input = [1, 3, 1, 0];
        Assert.Equal(4, Histograms.BinCountLength(input, 0));
        Assert.Equal(6, Histograms.BinCountLength(input, 6));
        var counts = new long[6];
        Histograms.BinCount(input, counts);
        Assert.Equal([1L, 2, 0, 1, 0, 0], counts);
        var sums = new double[4];
        Histograms.BinCount<double>(input, [0.5, 1, 2, 4], sums);
        Assert.Equal([4, 2.5, 0, 1], sums);
        Assert.Throws<ArgumentException>(() => Histograms.BinCountLength([-1], 0));
    }
}
