using DeepDay3.Data;

namespace DeepDay3.Tests.Data;

public class BinaryAdditionDataTests
{
    [Fact]
    public void Bits_come_least_significant_first()
    {
        var pair = new BinaryAdditionPair(6, 3, 8);

        Assert.Equal([0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], pair.Inputs());
        Assert.Equal([1, 0, 0, 1, 0, 0, 0, 0], pair.Targets());
        Assert.Equal("6 + 3 = 9", pair.ToString());
    }

    [Fact]
    public void Every_sum_fits_and_is_decoded_again()
    {
        int count = 0;
        foreach (BinaryAdditionPair pair in BinaryAdditionData.All())
        {
            Assert.Equal(pair.Sum, BinaryAdditionPair.Decode(pair.Targets()));
            count++;
        }
        Assert.Equal(128 * 128, count);
    }

    [Fact]
    public void Numbers_are_uniform_below_128_and_repeat_with_the_seed()
    {
        BinaryAdditionPair[] pairs = new BinaryAdditionData(seed: 1).Take(20_000);

        Assert.Equal(pairs, new BinaryAdditionData(seed: 1).Take(20_000));
        Assert.NotEqual(pairs, new BinaryAdditionData(seed: 2).Take(20_000));
        Assert.Equal((0, 127), (pairs.Min(pair => pair.A), pairs.Max(pair => pair.A)));
        // 156 of each number are expected; 5 standard deviations are 62.
        Assert.All(pairs.GroupBy(pair => pair.B), group => Assert.InRange(group.Count(), 94, 218));
        Assert.Equal(128, pairs.Select(pair => pair.B).Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    public void A_number_of_bits_out_of_range_is_named(int bits) =>
        Assert.Contains($"{bits} bits", Assert.Throws<ArgumentException>(() => new BinaryAdditionData(bits)).Message);
}
