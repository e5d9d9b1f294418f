using DeepDay3.Plotting;

namespace DeepDay3.Tests.Plotting;

public class TicksTests
{
    [Fact]
    public void Linear_ticks_are_few_round_even_and_inside_for_random_ranges()
    {
        var random = new Random(7);
        for (int trial = 0; trial < 5_000; trial++)
        {
            double min = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-8, 9));
            double max = min + random.NextDouble() * Math.Pow(10, random.Next(-3, 9)) + 1e-6 * Math.Abs(min) + 1e-9;
            int target = random.Next(2, 11);

            double[] ticks = Ticks.Linear(min, max, target);

            string where = $"[{min:R}, {max:R}] for {target} ticks: {string.Join(", ", ticks)}";
            double slack = (max - min) * 1e-6;
            Assert.True(ticks.Length >= 2 && ticks.Length <= 2.6 * target + 1, where);
            Assert.True(ticks[0] >= min - slack && ticks[^1] <= max + slack, where);
            double step = ticks[1] - ticks[0];
            Assert.True(step > 0, where);
            for (int i = 1; i < ticks.Length; i++)
                Assert.True(Math.Abs(ticks[i] - ticks[i - 1] - step) <= 1e-6 * step, where);
            double mantissa = step / Math.Pow(10, Math.Floor(Math.Log10(step * (1 + 1e-7))));
            Assert.True(new[] { 1, 2, 5 }.Any(nice => Math.Abs(mantissa - nice) < 1e-4), where);
        }
    }

    [Theory]
    [InlineData(0, 1, 5, new[] { 0, 0.2, 0.4, 0.6, 0.8, 1 })]
    [InlineData(-6, 6, 2, new double[] { -5, 0, 5 })]
    [InlineData(0, 10_000, 5, new double[] { 0, 2000, 4000, 6000, 8000, 10_000 })]
    public void Linear_ticks_of_common_axes(double min, double max, int target, double[] expected) =>
        Assert.Equal(expected, Ticks.Linear(min, max, target));

    [Theory]
    [InlineData(1e-3, 1, 6, new[] { 1e-3, 1e-2, 1e-1, 1 })]
    [InlineData(1, 1e12, 4, new[] { 1, 1e4, 1e8, 1e12 })]
    [InlineData(0.04, 1.5, 6, new[] { 0.05, 0.1, 0.2, 0.5, 1 })]
    [InlineData(3, 4, 4, new[] { 3, 3.5, 4 })]
    public void Logarithmic_ticks_follow_the_span(double min, double max, int target, double[] expected)
    {
        double[] ticks = Ticks.Log(min, max, target);

        Assert.Equal(expected.Length, ticks.Length);
        Assert.All(ticks.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, pair.Second * 1e-12));
    }

    [Theory]
    [InlineData(new double[] { 0, 2000, 4000 }, false, new[] { "0", "2,000", "4,000" })]
    [InlineData(new double[] { -1, -0.5, 0 }, false, new[] { "−1.0", "−0.5", "0.0" })]
    [InlineData(new double[] { 0, 2e7, 4e7 }, false, new[] { "0", "2×10⁷", "4×10⁷" })]
    [InlineData(new double[] { 1e-6, 1e-3, 1 }, true, new[] { "10⁻⁶", "10⁻³", "10⁰" })]
    [InlineData(new double[] { 0.01, 0.1, 1, 10, 1000 }, true, new[] { "0.01", "0.1", "1", "10", "1,000" })]
    public void Labels_show_thousands_minus_signs_and_powers(double[] ticks, bool log, string[] expected) =>
        Assert.Equal(expected, NumberText.Of(ticks, log));
}
