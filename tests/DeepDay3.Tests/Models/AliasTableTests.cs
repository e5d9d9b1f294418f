using DeepDay3.Data;
using DeepDay3.Models;

namespace DeepDay3.Tests.Models;

public class AliasTableTests
{
    [Fact]
    public void Numbers_come_as_often_as_their_weights_say()
    {
        double[] weights = [1, 0, 5, 0.5, 3.5, 2, 0];
        const int Draws = 400_000;
        var table = new AliasTable(weights);
        var random = new SplitMix64(7);
        var counts = new int[weights.Length];
        for (int i = 0; i < Draws; i++) counts[table.Draw(random.NextUInt64())]++;
        for (int i = 0; i < weights.Length; i++)
        {
            // Five standard deviations of a binomial count.
            double p = weights[i] / weights.Sum();
            Assert.InRange(counts[i] - Draws * p, -5 * Math.Sqrt(Draws * p * (1 - p)) - 0.5, 5 * Math.Sqrt(Draws * p * (1 - p)) + 0.5);
        }
    }
}
