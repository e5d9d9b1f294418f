using DeepDay3.Data;

namespace DeepDay3.Tests.Data.Synthetic;

public class TimeSeriesTests
{
    [Fact]
    public void A_sine_repeats_after_its_period()
    {
        double[] wave = TimeSeries.Sine(60, period: 20, phase: 0.5);

        Assert.Equal(Math.Sin(0.5), wave[0], 12);
        Assert.Equal(wave[..40], wave[20..], (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Mackey_and_Glass_wanders_at_17_and_not_at_10()
    {
        double[] chaotic = TimeSeries.MackeyGlass(1000), regular = TimeSeries.MackeyGlass(1000, delay: 10);

        Assert.All(chaotic, value => Assert.InRange(value, 0.2, 1.5));
        // How near the series comes to repeating itself, over all shifts of one to a hundred units.
        Assert.InRange(Repetition(regular[500..]), 0, 0.01);
        Assert.InRange(Repetition(chaotic[500..]), 0.03, 1);
        // Two starts that hardly differ end far apart.
        Assert.True(TimeSeries.MackeyGlass(1000, seed: 1)[900..].Zip(chaotic[900..], (a, b) => Math.Abs(a - b)).Max() > 0.1);

        static double Repetition(double[] x) => Enumerable.Range(20, 100).Min(shift => Enumerable.Range(0, x.Length - 120).Average(t => Math.Abs(x[t] - x[t + shift])));
    }

    [Fact]
    public void Narma_follows_its_formula_and_stays_bounded()
    {
        (double[] u, double[] y) = TimeSeries.Narma10(2000, seed: 3);

        Assert.All(u, value => Assert.InRange(value, 0, 0.5));
        Assert.All(y, value => Assert.InRange(value, 0, 1.5));
        for (int t = 9; t < 1999; t++)
            Assert.Equal(0.3 * y[t] + 0.05 * y[t] * y[(t - 9)..(t + 1)].Sum() + 1.5 * u[t - 9] * u[t] + 0.1, y[t + 1], 12);
    }

    [Fact]
    public void The_seed_decides()
    {
        Assert.Equal(TimeSeries.Narma10(50, 1).Outputs, TimeSeries.Narma10(50, 1).Outputs);
        Assert.NotEqual(TimeSeries.Narma10(50, 1).Outputs, TimeSeries.Narma10(50, 2).Outputs);
        Assert.Equal(TimeSeries.MackeyGlass(50, seed: 1), TimeSeries.MackeyGlass(50, seed: 1));
        Assert.NotEqual(TimeSeries.MackeyGlass(50, seed: 1), TimeSeries.MackeyGlass(50, seed: 2));
    }

    [Fact]
    public void Sizes_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TimeSeries.Sine(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => TimeSeries.Sine(5, period: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => TimeSeries.MackeyGlass(5, delay: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => TimeSeries.Narma10(0));
    }
}
