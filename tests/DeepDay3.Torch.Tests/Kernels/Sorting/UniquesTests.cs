using TorchSharp.Kernels;

namespace DeepDay3.Torch.Tests.Kernels;

public class UniquesTests
{
    public static TheoryData<int, string> Cases => KernelGolden.Rows("Sorting", "unique");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Distinct_values_and_rows_are_PyTorchs(int index, string operation)
    {
        Assert.Equal("unique", operation);
        var item = KernelGolden.Case("Sorting", index);
        var n = item.Int("n");
        var sorted = Uniques.Sorted<double>(SortingTests.Coarse(n, n));
        Assert.Equal(item.Doubles("values"), sorted.Values);
        Assert.Equal(item.Longs("inverse"), sorted.Inverse);
        Assert.Equal(item.Longs("counts"), sorted.Counts);
        var runs = Uniques.Consecutive<double>(SortingTests.Coarse(n, n));
        Assert.Equal(item.Doubles("cvalues"), runs.Values);
        Assert.Equal(item.Longs("cinverse"), runs.Inverse);
        Assert.Equal(item.Longs("ccounts"), runs.Counts);
        var matrix = SortingTests.Coarse(2 * n, n);
        var rows = Uniques.OfRows<double>(n, 2, false, matrix);
        Assert.Equal(item.Doubles("rvalues"), rows.Representatives.SelectMany(row => new[] { matrix[2 * row], matrix[2 * row + 1] }));
        Assert.Equal(item.Longs("rinverse"), rows.Inverse);
        Assert.Equal(item.Longs("rcounts"), rows.Counts);
    }

    [Fact]
    public void Each_NaN_is_distinct_and_comes_last()
    {
        var result = Uniques.Sorted<float>([float.NaN, 1, float.NaN, 1]);
        Assert.Equal([1f, float.NaN, float.NaN], result.Values);
        Assert.Equal([1L, 0, 2, 0], result.Inverse);
        Assert.Equal([2L, 1, 1], result.Counts);
    }

    [Fact]
    public void Consecutive_rows_are_joined_in_input_order()
    {
        var result = Uniques.OfRows<int>(4, 2, true, [3, 1, 3, 1, 0, 0, 3, 1]);
        Assert.Equal([0, 2, 3], result.Representatives);
        Assert.Equal([0L, 0, 1, 2], result.Inverse);
        Assert.Equal([2L, 1, 1], result.Counts);
    }

    [Fact]
    public void Nothing_has_no_distinct_values()
        => Assert.Empty(Uniques.Sorted<byte>([]).Values);
}
