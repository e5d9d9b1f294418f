using DeepDay3.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Training;

[Collection(Alone.Name)]
public class LearningRateScheduleTests
{
    static double[] Rates(Func<optim.Optimizer, LearningRateSchedule> schedule, int epochs, double rate = 0.1)
    {
        var (x, y) = TrainingSamples.Line();
        Linear model = TrainingSamples.Model();
        var optimizer = optim.SGD(model.parameters(), rate);
        var trainer = new Trainer(model, optimizer) { Display = TrainingDisplay.None, Callbacks = { schedule(optimizer) } };
        return trainer.Fit(Batches.Of(x, y, 12), TrainingSamples.Loss(model), epochs)[History.LearningRate];
    }

    [Fact]
    public void It_moves_after_each_epoch() =>
        Assert.Equal([0.1, 0.1, 0.01, 0.01, 0.001], Rates(optimizer => new LearningRateSchedule(optim.lr_scheduler.StepLR(optimizer, 2, 0.1)), 5), (a, b) => Math.Abs(a - b) < 1e-12);

    [Fact]
    public void It_moves_after_each_step_when_asked_to() =>
        // Four steps an epoch; the rate at the end of an epoch is the one that comes next.
        Assert.Equal([0.1 / 16, 0.1 / 256], Rates(optimizer => new LearningRateSchedule(optim.lr_scheduler.ExponentialLR(optimizer, 0.5), everyStep: true), 2), (a, b) => Math.Abs(a - b) < 1e-12);

    [Fact]
    public void A_plateau_is_waited_for()
    {
        // A rate so small that nothing gets better by a hundredth.
        double[] rates = Rates(optimizer => new LearningRateSchedule(optim.lr_scheduler.ReduceLROnPlateau(optimizer, "min", 0.5, patience: 1, threshold: 0.01)), 6, rate: 1e-7);

        Assert.Equal([1e-7, 1e-7, 1e-7, 0.5e-7, 0.5e-7, 0.25e-7], rates, (a, b) => Math.Abs(a - b) < 1e-15);
    }
}
