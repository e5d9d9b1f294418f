using DeepDay3.Training;
using DeepDay3.Training.Live;

namespace DeepDay3.Tests.Training.Live;

public class TrainingStatusTests
{
    static History One()
    {
        var history = new History();
        history.Add((History.Loss, 0.5), (History.ValidationLoss, 1234.5678), ("accuracy", 0.00001), (History.Seconds, 90));
        return history;
    }

    [Fact]
    public void The_line_says_how_far_how_fast_and_how_long() => Assert.Equal(
        "epoch 2/4 · step 1,500/4,000 · 15.00 steps/s · 3 min left · loss 0.2500 · last epoch: loss 0.5000, validation loss 1235, accuracy 1e-5",
        new TrainingStatus(One(), 1, 4, 1500, 4000, TimeSpan.FromSeconds(100), 0.25).Line);

    [Fact]
    public void What_is_not_known_is_left_out() => Assert.Equal("step 3 · 3.000 steps/s · loss NaN",
        new TrainingStatus(new History(), 0, null, 3, null, TimeSpan.FromSeconds(1), double.NaN).Line);

    [Fact]
    public void The_closing_line_has_the_last_values()
    {
        Assert.Equal("1 epoch in 90 s: loss 0.5000, validation loss 1235, accuracy 1e-5 · 2.000 steps/s",
            new TrainingStatus(One(), 1, 1, 180, 180, TimeSpan.FromSeconds(90), 0).Closing);
        Assert.Equal("7 steps, no record (stopped: cancelled)",
            new TrainingStatus(new History { StopReason = "cancelled" }, 0, 1, 7, null, TimeSpan.FromSeconds(1), 0).Closing);
    }
}
