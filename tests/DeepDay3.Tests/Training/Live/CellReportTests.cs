using DeepDay3.Plotting;
using DeepDay3.Training;
using Microsoft.DotNet.Interactive;
using TorchSharp.Modules;

namespace DeepDay3.Tests.Training.Live;

[Collection(Alone.Name)]
public class CellReportTests
{
    static List<DisplayedValue> InCell(Action cell)
    {
        KernelInvocationContext context = KernelInvocationContext.Begin();
        try
        {
            cell();
        }
        finally
        {
            KernelInvocationContext.End();
        }
        return context.Displayed;
    }

    static History Train(TrainingDisplay display, int epochs, TimeSpan pause = default)
    {
        var (x, y) = TrainingSamples.Line();
        Linear model = TrainingSamples.Model();
        return new Trainer(model, TrainingSamples.Sgd(model).Optimizer) { Display = display }.Fit(Batches.Of(x, y, 16), batch =>
        {
            Thread.Sleep(pause);
            return TrainingSamples.Loss(model)(batch);
        }, epochs);
    }

    [Fact]
    public void What_stays_is_one_line_and_one_picture()
    {
        List<DisplayedValue> shown = InCell(() => Train(TrainingDisplay.Curve, 30));

        Assert.Equal(2, shown.Count);
        Assert.Equal(["text/plain"], shown[0].MimeTypes);
        Assert.Equal(["image/svg+xml", "text/plain"], shown[1].MimeTypes);
        Assert.StartsWith("30 epochs in ", Assert.IsType<string>(shown[0].Values[^1].Value));
        Chart chart = Assert.IsType<Chart>(shown[1].Values[^1].Value);
        Assert.Contains("30", chart.ToPlotlyJson());
    }

    [Fact]
    public void Updates_come_in_place_and_not_more_often_than_five_times_a_second()
    {
        List<DisplayedValue> shown = InCell(() => Train(TrainingDisplay.Curve, 60, TimeSpan.FromMilliseconds(5)));

        DateTime[] times = [.. shown[0].Values.Select(value => value.At)];
        Assert.True(times.Length > 2);
        // The last one comes when the training ends.
        Assert.All(times.Zip(times.Skip(1)).SkipLast(1), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromSeconds(0.19)));
        Assert.Matches(@"^epoch \d+/60 · step \d+/180 · [\d.]+ steps/s · .* left · loss [\d.e+-]+", (string)shown[0].Values[0].Value);
    }

    [Fact]
    public void A_line_alone_and_nothing_at_all_can_be_had()
    {
        Assert.Single(InCell(() => Train(TrainingDisplay.Line, 3)));
        Assert.Empty(InCell(() => Train(TrainingDisplay.None, 3)));
    }

    [Fact]
    public void Several_seeds_share_a_line()
    {
        List<DisplayedValue> shown = InCell(() => Histories.OverSeeds("line", 3, _ => Train(TrainingDisplay.Curve, 2)));

        Assert.StartsWith("line: 3 seeds in ", Assert.IsType<string>(Assert.Single(shown).Values[^1].Value));
    }

    [Fact]
    public void A_training_that_fails_says_so_and_keeps_its_curve()
    {
        var (x, y) = TrainingSamples.Line();
        Linear model = TrainingSamples.Model();
        int steps = 0;
        var trainer = new Trainer(model, TrainingSamples.Sgd(model).Optimizer);

        List<DisplayedValue> shown = InCell(() => Assert.Throws<InvalidOperationException>(() => trainer.Fit(Batches.Of(x, y, 16),
            batch => ++steps == 8 ? throw new InvalidOperationException() : TrainingSamples.Loss(model)(batch), epochs: 5)));

        Assert.Contains("2 epochs", (string)shown[0].Values[^1].Value);
        Assert.Contains("(stopped: it failed)", (string)shown[0].Values[^1].Value);
        Assert.Equal(2, shown.Count);
    }
}
