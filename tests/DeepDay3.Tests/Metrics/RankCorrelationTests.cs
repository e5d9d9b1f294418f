using DeepDay3.Metrics;

namespace DeepDay3.Tests.Metrics;

public class RankCorrelationTests
{
    [Fact]
    public void Order_counts_and_size_does_not()
    {
        Assert.Equal(1, RankCorrelation.Spearman([1, 2, 3, 4], [10, 20, 30, 1000]), 12);
        Assert.Equal(-1, RankCorrelation.Spearman([1, 2, 3], [0.3, 0.2, -7]), 12);
        // 1 - 6 sum d^2 / (n (n^2 - 1)) with d = 1, 1, 0, 1, 1.
        Assert.Equal(0.8, RankCorrelation.Spearman([1, 2, 3, 4, 5], [2, 1, 3, 5, 4]), 12);
    }

    [Fact]
    public void Equal_numbers_share_a_rank() =>
        // Ranks 1, 2.5, 2.5, 4 against 1, 3, 2, 4: the products add up to 4.5, the squares to 4.5 and 5.
        Assert.Equal(4.5 / Math.Sqrt(4.5 * 5), RankCorrelation.Spearman([1, 2, 2, 3], [1, 3, 2, 4]), 12);

    [Fact]
    public void Without_differences_there_is_no_order() => Assert.Equal(double.NaN, RankCorrelation.Spearman([1, 1], [1, 2]));

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Contains("2 and 3 numbers", Assert.Throws<ArgumentException>(() => RankCorrelation.Spearman([1, 2], [1, 2, 3])).Message);
        Assert.Contains("NaN", Assert.Throws<ArgumentException>(() => RankCorrelation.Spearman([1, double.NaN], [1, 2])).Message);
    }
}
