using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim.lr_scheduler;

namespace DeepDay3.Torch.Tests.Optimizers;

public class ScheduleTests
{
    [Fact]
    public void A_schedule_starts_from_the_rate_set_by_hand()
    {
        using var optimizer = Sgd(0.1);
        optimizer.ParamGroups.Single().LearningRate = 0.5;
        StepLR(optimizer, 1, 0.5).step();
        Assert.Equal(0.25, optimizer.ParamGroups.Single().LearningRate);
        Assert.Equal(0.5, optimizer.ParamGroups.Single().InitialLearningRate);
    }

    [Fact]
    public void A_second_schedule_starts_from_where_the_first_one_did()
    {
        using var optimizer = Sgd(0.5);
        ConstantLR(optimizer, 0.5, 3);
        LambdaLR(optimizer, _ => 1);
        Assert.Equal(0.5, optimizer.ParamGroups.Single().LearningRate);
    }

    [Fact]
    public void A_schedule_of_ones_own_overrides_get_lr()
    {
        using var optimizer = Sgd(0.5);
        var schedule = new Halving(optimizer);
        schedule.step();
        schedule.step(0.3);
        Assert.Equal(0.125, optimizer.ParamGroups.Single().LearningRate);
        Assert.Equal(3, schedule.Steps);
    }

    [Fact]
    public void A_metric_is_ignored_by_other_schedules_and_passed_through_chains()
    {
        using var optimizer = Sgd(0.5);
        var chain = ChainedLR([ExponentialLR(optimizer, 0.5), ExponentialLR(optimizer, 0.5)]);
        chain.step(1.0);
        Assert.Equal([0.125], chain.get_last_lr());
        int? epoch = 0;
        chain.step(epoch);
        Assert.Equal([0.5], chain.get_last_lr());
    }

    [Fact]
    public void Plateaus_need_their_metric()
    {
        using var optimizer = Sgd(0.5);
        var schedule = ReduceLROnPlateau(optimizer);
        Assert.Contains("metric", Assert.Throws<InvalidOperationException>(schedule.step).Message);
    }

    [Fact]
    public void Momentum_is_cycled_only_where_there_is_some()
    {
        using var adagrad = optim.Adagrad([new Parameter(zeros(1))]);
        Assert.Equal("optimizer must support momentum with `cycle_momentum` option enabled", Assert.Throws<ArgumentException>(() => CyclicLR(adagrad, 0.1, 0.2)).Message);
        Assert.Equal("optimizer must support momentum with `cycle_momentum` option enabled", Assert.Throws<ArgumentException>(() => OneCycleLR(adagrad, 0.1, 10)).Message);
        Assert.Equal([0.1], CyclicLR(adagrad, 0.1, 0.2, cycle_momentum: false).get_last_lr());
    }

    [Fact]
    public void Wrong_arguments_are_named()
    {
        using var optimizer = Sgd(0.5);
        using var other = Sgd(0.5);
        Assert.Contains("between 0 and 1", Message(() => ConstantLR(optimizer, 2)));
        Assert.Contains("Starting", Message(() => LinearLR(optimizer, -1)));
        Assert.Contains("Ending", Message(() => LinearLR(optimizer, 1, 2)));
        Assert.Contains("Expected 1 values for lr_lambdas, got 2", Message(() => new impl.LambdaLR(optimizer, [_ => 1, _ => 1])));
        Assert.Contains("Expected 1 values for max_lr, got 2", Message(() => OneCycleLR(optimizer, [0.1, 0.2], 10)));
        Assert.Contains("total_steps", Message(() => OneCycleLR(optimizer, 0.1)));
        Assert.Contains("Expected positive integer total_steps, but got 0", Message(() => OneCycleLR(optimizer, 0.1, 0)));
        Assert.Contains("Expected positive integer steps_per_epoch, but got -1", Message(() => OneCycleLR(optimizer, 0.1, epochs: 3)));
        Assert.Contains("mode best is unknown!", Message(() => ReduceLROnPlateau(optimizer, "best")));
        Assert.Contains("Factor", Message(() => ReduceLROnPlateau(optimizer, factor: 1)));
        Assert.Contains("number of schedulers 2", Message(() => SequentialLR(optimizer, [StepLR(optimizer, 1), StepLR(optimizer, 1)], [1, 2])));
        Assert.Contains("same optimizer", Message(() => SequentialLR(optimizer, [StepLR(other, 1)], [])));
        Assert.Contains("same optimizer", Message(() => ChainedLR([StepLR(optimizer, 1), StepLR(other, 1)])));
        Assert.Contains("positive", Message(() => StepLR(optimizer, 0)));
    }

    [Fact]
    public void One_cycle_is_over_after_its_steps()
    {
        using var optimizer = Sgd(0.5);
        var schedule = OneCycleLR(optimizer, 0.1, 3, cycle_momentum: false);
        for (int i = 0; i < 3; i++) schedule.step();
        Assert.Contains("total steps is 3", Assert.Throws<InvalidOperationException>(schedule.step).Message);
    }

    static string Message(Func<object> make) => Assert.Throws<ArgumentException>(make).Message;

    static SGD Sgd(double rate) => optim.SGD([new Parameter(zeros(1))], rate, momentum: 0.9);

    sealed class Halving : LRScheduler
    {
        internal Halving(optim.Optimizer optimizer) : base(optimizer) => step();

        internal int Steps => _step_count;

        protected override IEnumerable<double> get_lr() => get_last_lr().Select(rate => _step_count == 1 ? rate : rate / 2);
    }
}
