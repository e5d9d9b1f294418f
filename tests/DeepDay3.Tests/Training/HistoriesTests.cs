using DeepDay3.Tests.Plotting;
using DeepDay3.Training;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Training;

[Collection(Alone.Name)]
public class HistoriesTests
{
    static History Run(int seed, int records) => HistorySamples.Run(seed, records);

    static Histories Sample() => HistorySamples.Several();

    [Fact]
    public void Each_run_starts_from_its_seed()
    {
        Histories Train() => Histories.OverSeeds("line", [3, 4, 3], seed =>
        {
            var model = nn.Linear(3, 1);
            var (x, y) = TrainingSamples.Line(seed: 1);
            manual_seed(seed);
            return TrainingSamples.Sgd(model).Fit(Batches.Of(x, y, 8), TrainingSamples.Loss(model), epochs: 2);
        });

        Histories first = Train(), second = Train();
        Assert.Equal(first.Last(History.Loss), second.Last(History.Loss));
        Assert.Equal(first.Runs[0][History.Loss], first.Runs[2][History.Loss]);
        Assert.NotEqual(first.Runs[0][History.Loss], first.Runs[1][History.Loss]);
        Assert.Equal([3, 4, 3], first.Seeds);
    }

    [Fact]
    public void The_seed_is_set_before_the_model_is_made()
    {
        var firsts = new List<float>();
        Histories.OverSeeds("weights", 3, _ =>
        {
            firsts.Add(randn(1).item<float>());
            return Run(0, 1);
        });
        manual_seed(2);

        Assert.Equal(randn(1).item<float>(), firsts[2]);
        Assert.Equal(3, firsts.Distinct().Count());
    }

    [Fact]
    public void A_run_that_ended_early_counts_on_with_its_last_value()
    {
        Assert.Equal([2.0 / 6, 2.0 / 4 + 0.1, 2.0 / 6 + 0.2], Sample().Last(History.Loss), (a, b) => Math.Abs(a - b) < 1e-12);
        Snapshot.Match("Histories.svg", HistorySamples.All["Histories"]().ToSvg());
    }

    [Fact]
    public void Experiments_are_compared_on_one_pair_of_axes() => Snapshot.Match("Compare.svg", HistorySamples.All["Compare"]().ToSvg());

    [Fact]
    public void The_text_is_a_table_of_medians()
    {
        Snapshot.Match("Histories.txt", Sample().ToString());
        Assert.Equal(Sample().ToString(), Formatted.As(Sample(), "text/plain"));
        Assert.StartsWith("<svg", Formatted.As(Sample(), "image/svg+xml"));
    }

    [Fact]
    public void Mistakes_are_named()
    {
        Assert.Contains("no seeds", Assert.Throws<ArgumentException>(() => Histories.OverSeeds("x", 0, _ => Run(0, 1))).Message);
        Assert.Contains("2 runs of 1 seeds", Assert.Throws<ArgumentException>(() => new Histories("x", [1], [Run(0, 1), Run(1, 1)])).Message);
        Assert.Contains("\"los\"", Assert.Throws<ArgumentException>(() => Sample().ToChart("los")).Message);
        Assert.Contains("no records", Assert.Throws<ArgumentException>(() => new Histories("x", [1, 2], [Run(0, 1), Run(0, 0)]).ToChart("loss")).Message);
    }
}
