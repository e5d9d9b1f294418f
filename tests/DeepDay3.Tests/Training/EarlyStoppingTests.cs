using DeepDay3.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Training;

[Collection(Alone.Name)]
public class EarlyStoppingTests
{
    // The weights move by one in each epoch; the "validation loss" is what the test wants it to be.
    static (Linear Model, History History, EarlyStopping Stopping, List<float[]> Seen) Train(double[] validation, int patience, bool maximize = false, double improvement = 0, bool restore = true)
    {
        Linear model = TrainingSamples.Model();
        var seen = new List<float[]>();
        int record = 0;
        var stopping = new EarlyStopping(patience, "score", maximize, improvement, restore);
        var trainer = new Trainer(model, optim.SGD(model.parameters(), 1)) { Display = TrainingDisplay.None, Callbacks = { stopping } };
        History history = trainer.Fit([ones(1, 3)], batch => model.call(batch).sum(), validation.Length, metrics: new()
        {
            ["score"] = _ =>
            {
                seen.Add(TrainingSamples.Weights(model));
                return tensor(validation[record++]);
            },
        });
        return (model, history, stopping, seen);
    }

    [Fact]
    public void It_stops_after_its_patience_and_restores_the_best_weights()
    {
        var (model, history, stopping, seen) = Train([5, 4, 3, 3.5, 3.2, 1], patience: 2);

        Assert.Equal(5, history.Count);
        Assert.Equal("no improvement for 2 epochs", history.StopReason);
        Assert.Equal((3, 3.0), (stopping.BestRecord, stopping.BestMeasure));
        Assert.Equal(seen[2], TrainingSamples.Weights(model));
        Assert.NotEqual(seen[4], TrainingSamples.Weights(model));
    }

    [Fact]
    public void The_best_weights_come_back_even_when_patience_did_not_run_out()
    {
        var (model, history, _, seen) = Train([5, 2, 3], patience: 10);

        Assert.Equal(3, history.Count);
        Assert.Equal(seen[1], TrainingSamples.Weights(model));
    }

    [Fact]
    public void More_may_be_better_and_small_improvements_may_not_count()
    {
        Assert.Equal(2, Train([0.1, 0.5, 0.2, 0.3], patience: 2, maximize: true).Stopping.BestRecord);
        Assert.Equal(3, Train([5, 4.9, 4.8, 4.7], patience: 2, improvement: 0.5).History.Count);
    }

    [Fact]
    public void A_diverged_record_is_never_the_best()
    {
        var (_, history, stopping, _) = Train([double.NaN, 3, double.NaN, double.NegativeInfinity, 1], patience: 2);

        Assert.Equal((4, 2), (history.Count, stopping.BestRecord));
    }

    [Fact]
    public void Weights_can_be_left_as_they_are()
    {
        var (model, _, _, seen) = Train([1, 2, 3], patience: 2, restore: false);

        Assert.Equal(seen[2], TrainingSamples.Weights(model));
    }

    [Fact]
    public void It_can_serve_again()
    {
        var (x, y) = TrainingSamples.Line();
        Linear model = TrainingSamples.Model();
        Trainer trainer = TrainingSamples.Sgd(model);
        trainer.Callbacks.Add(new EarlyStopping(1, minimumImprovement: 100));
        History Train() => trainer.Fit(Batches.Of(x, y, 48), TrainingSamples.Loss(model), epochs: 5);

        Assert.Equal(2, Train().Count);
        Assert.Equal(2, Train().Count);
    }

    [Fact]
    public void A_series_that_is_not_there_is_named_with_those_that_are()
    {
        var (x, y) = TrainingSamples.Line();
        Linear model = TrainingSamples.Model();
        Trainer trainer = TrainingSamples.Sgd(model);
        trainer.Callbacks.Add(new EarlyStopping(3, "acuracy"));

        string message = Assert.Throws<ArgumentException>(() => trainer.Fit(Batches.Of(x, y, 48), TrainingSamples.Loss(model), epochs: 5)).Message;
        Assert.Contains("\"acuracy\"", message);
        Assert.Contains("loss, learning rate, seconds", message);
        Assert.Contains("0 records", Assert.Throws<ArgumentException>(() => new EarlyStopping(0)).Message);
    }
}
