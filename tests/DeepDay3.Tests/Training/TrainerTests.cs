using DeepDay3.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace DeepDay3.Tests.Training;

[Collection(Alone.Name)]
public class TrainerTests
{
    [Fact]
    public void It_does_what_a_loop_by_hand_does()
    {
        var (x, y) = TrainingSamples.Line();
        Linear mine = TrainingSamples.Model(), theirs = TrainingSamples.Model();
        var optimizer = optim.Adam(theirs.parameters(), lr: 0.05);
        var losses = new List<double>();
        for (int epoch = 0; epoch < 3; epoch++)
        {
            double sum = 0;
            for (int start = 0; start < 48; start += 20)
            {
                int length = Math.Min(20, 48 - start);
                optimizer.zero_grad();
                Tensor loss = functional.mse_loss(theirs.call(x.narrow(0, start, length)), y.narrow(0, start, length));
                loss.backward();
                optimizer.step();
                sum += (double)loss.item<float>() * length;
            }
            losses.Add(sum / 48);
        }

        History history = new Trainer(mine, optim.Adam(mine.parameters(), lr: 0.05)) { Display = TrainingDisplay.None }
            .Fit(Batches.Of(x, y, 20, shuffle: false), TrainingSamples.Loss(mine), epochs: 3);

        Assert.Equal(TrainingSamples.Weights(theirs), TrainingSamples.Weights(mine));
        Assert.Equal(losses, history[History.Loss], (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([3, 6, 9], history.Steps);
        Assert.Equal([1, 2, 3], history.Positions);
        Assert.Equal([0.05, 0.05, 0.05], history[History.LearningRate]);
        Assert.All(history[History.Seconds], seconds => Assert.InRange(seconds, 0, 600));
        Assert.Null(history.StopReason);
    }

    [Fact]
    public void The_same_seed_gives_the_same_training_and_another_seed_another()
    {
        double[] Train(long seed)
        {
            var (x, y) = TrainingSamples.Line();
            Linear model = TrainingSamples.Model(seed);
            return TrainingSamples.Sgd(model).Fit(Batches.Of(x, y, 7), TrainingSamples.Loss(model), epochs: 4)[History.Loss];
        }

        Assert.Equal(Train(1), Train(1));
        Assert.NotEqual(Train(1), Train(2));
    }

    [Fact]
    public void Validation_and_metrics_are_measured_in_evaluation_mode_over_all_samples()
    {
        var (x, y) = TrainingSamples.Line();
        manual_seed(0);
        var model = Sequential(Linear(3, 8), Dropout(0.5), Linear(8, 1));
        History history = new Trainer(model, optim.SGD(model.parameters(), 0.01)) { Display = TrainingDisplay.None }.Fit(
            Batches.Of(x, y, 16), TrainingSamples.Loss(model), epochs: 2, validation: Batches.Of(x, y, 20, shuffle: false),
            metrics: new() { ["absolute error"] = batch => (model.call(batch.X) - batch.Y).abs() });

        Assert.True(model.training);
        model.eval();
        using var mode = no_grad();
        Tensor difference = model.call(x) - y;
        Assert.Equal(difference.square().mean().item<float>(), history.Last(History.ValidationLoss), 1e-5);
        Assert.Equal(difference.abs().mean().item<float>(), history.Last("absolute error"), 1e-5);
        Assert.Equal([History.Loss, History.ValidationLoss, "absolute error", History.LearningRate, History.Seconds], history.Names);
    }

    [Fact]
    public void Without_validation_metrics_are_of_the_training_batches()
    {
        var (x, y) = TrainingSamples.Line();
        Linear model = TrainingSamples.Model();
        History history = TrainingSamples.Sgd(model).Fit(Batches.Of(x, y, 16), TrainingSamples.Loss(model), epochs: 1, metrics: new() { ["mse"] = TrainingSamples.Loss(model) });

        Assert.Equal(functional.mse_loss(model.call(x), y).item<float>(), history.Last("mse"), 1e-5);
    }

    [Fact]
    public void Steps_pass_through_the_batches_as_often_as_needed()
    {
        var (x, y) = TrainingSamples.Line();
        Linear model = TrainingSamples.Model();
        History history = TrainingSamples.Sgd(model).FitSteps(Batches.Of(x, y, 10), TrainingSamples.Loss(model), steps: 23, recordEvery: 10);

        Assert.Equal([10, 20, 23], history.Steps);
        Assert.Equal([10, 20, 23], history.Positions);
        Assert.True(history.ByStep);
    }

    [Fact]
    public void Endless_batches_of_any_type_can_be_trained_on()
    {
        IEnumerable<List<float[]>> Endless()
        {
            for (int i = 0; ; i++) yield return [[1, 2, i % 3], [0, 1, -i % 2]];
        }

        Linear model = TrainingSamples.Model();
        History history = TrainingSamples.Sgd(model, 0.01).FitSteps(Endless(), batch => stack(batch.Select(row => model.call(tensor(row)))).square().mean(), steps: 30, recordEvery: 10);

        Assert.True(history.Last(History.Loss) < history[History.Loss][0]);
    }

    [Fact]
    public void Batches_may_keep_tensors_from_one_to_the_next()
    {
        var (x, y) = TrainingSamples.Line();
        IEnumerable<(Tensor, Tensor)> ByHand()
        {
            Tensor order = randperm(48);
            for (int start = 0; start < 48; start += 16)
                yield return (x.index_select(0, order.narrow(0, start, 16)), y.index_select(0, order.narrow(0, start, 16)));
        }

        Linear model = TrainingSamples.Model();
        History history = TrainingSamples.Sgd(model).Fit(ByHand(), batch => functional.mse_loss(model.call(batch.Item1), batch.Item2), epochs: 2);

        Assert.Equal(2, history.Count);
    }

    [Fact]
    public void Steps_leave_no_tensors_behind()
    {
        var (x, y) = TrainingSamples.Line();
        Linear model = TrainingSamples.Model();
        Trainer trainer = TrainingSamples.Sgd(model);
        trainer.Callbacks.Add(GradientClipping.ByNorm(1));
        trainer.Callbacks.Add(new GradientStatistics());
        trainer.Callbacks.Add(new EarlyStopping(100));
        void Train(int epochs) => trainer.Fit(Batches.Of(x, y, 6), TrainingSamples.Loss(model), epochs, validation: Batches.Of(x, y, 6));
        Train(1);
        DisposeScopeManager.Statistics.Reset();
        Train(2);
        long few = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        DisposeScopeManager.Statistics.Reset();
        Train(20);

        Assert.Equal(few, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void It_can_be_stopped_between_two_steps()
    {
        var (x, y) = TrainingSamples.Line();
        Linear model = TrainingSamples.Model();
        Trainer trainer = TrainingSamples.Sgd(model);
        using var stop = new CancellationTokenSource();
        int steps = 0;

        Assert.Throws<OperationCanceledException>(() => trainer.Fit(Batches.Of(x, y, 12), batch =>
        {
            if (++steps == 7) stop.Cancel();
            return functional.mse_loss(model.call(batch.X), batch.Y);
        }, epochs: 1000, cancellation: stop.Token));

        Assert.Equal(7, steps);
        Assert.Equal("cancelled", trainer.History.StopReason);
        Assert.Equal(1, trainer.History.Count);
    }

    [Fact]
    public void What_cannot_be_trained_says_why()
    {
        var (x, y) = TrainingSamples.Line();
        Linear model = TrainingSamples.Model();
        Trainer trainer = TrainingSamples.Sgd(model);
        string Message(Action act) => Assert.Throws<ArgumentException>(act).Message;

        Assert.Contains("0 epochs", Message(() => trainer.Fit(Batches.Of(x, y, 12), TrainingSamples.Loss(model), epochs: 0)));
        Assert.Contains("no batch", Message(() => trainer.Fit(new List<(Tensor X, Tensor Y)>(), TrainingSamples.Loss(model), epochs: 1)));
        Assert.Contains("[12, 1]", Message(() => trainer.Fit(Batches.Of(x, y, 12), batch => model.call(batch.X), epochs: 1)));
        Assert.Contains("metrics", Message(() => trainer.FitSteps(Batches.Of(x, y, 12), TrainingSamples.Loss(model), 5, metrics: new() { ["m"] = TrainingSamples.Loss(model) })), StringComparison.OrdinalIgnoreCase);
    }
}
