using DeepDay3.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Training;

[Collection(Alone.Name)]
public class GradientClippingTests
{
    // The gradient of the sum of the output for the input (3, 0, -4) is (3, 0, -4) for the weights and 1 for the bias.
    static (float[] Moved, History History) Step(params TrainingCallback[] callbacks)
    {
        Linear model = TrainingSamples.Model();
        float[] before = TrainingSamples.Weights(model);
        var trainer = new Trainer(model, optim.SGD(model.parameters(), 1)) { Display = TrainingDisplay.None };
        foreach (TrainingCallback callback in callbacks) trainer.Callbacks.Add(callback);
        History history = trainer.Fit([tensor(new float[] { 3, 0, -4 })], batch => model.call(batch).sum(), epochs: 1);
        return ([.. before.Zip(TrainingSamples.Weights(model), (a, b) => a - b)], history);
    }

    static void Same(float[] expected, float[] actual) => Assert.Equal(expected, actual, (a, b) => Math.Abs(a - b) < 1e-5);

    [Fact]
    public void By_norm_the_direction_stays()
    {
        float length = MathF.Sqrt(26);
        var (moved, history) = Step(GradientClipping.ByNorm(2));

        Same([6 / length, 0, -8 / length, 2 / length], moved);
        Assert.Equal(length, history.Last(History.GradientNorm), 1e-5);
        Assert.Equal(1, history.Last(History.Clipped));
    }

    [Fact]
    public void By_value_each_number_is_cut()
    {
        var (moved, history) = Step(GradientClipping.ByValue(2));

        Same([2, 0, -2, 1], moved);
        Assert.Equal(MathF.Sqrt(26), history.Last(History.GradientNorm), 1e-5);
        Assert.Equal(1, history.Last(History.Clipped));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_small_passes(bool byNorm)
    {
        var (moved, history) = Step(byNorm ? GradientClipping.ByNorm(100) : GradientClipping.ByValue(100));

        Same([3, 0, -4, 1], moved);
        Assert.Equal(0, history.Last(History.Clipped));
    }

    [Fact]
    public void Statistics_tell_norms_of_gradients_and_weights()
    {
        float[] before = TrainingSamples.Weights(TrainingSamples.Model());
        var (_, history) = Step(new GradientStatistics());

        Assert.Equal(5, history.Last("gradient norm of weight"), 1e-5);
        Assert.Equal(1, history.Last("gradient norm of bias"), 1e-5);
        Assert.Equal(Math.Sqrt(26), history.Last(History.GradientNorm), 1e-5);
        Assert.Equal(Math.Sqrt(before[..3].Sum(w => w * w)), history.Last("weight norm of weight"), 1e-5);
        Assert.Equal([History.GradientNorm], Step(new GradientStatistics(perParameter: false)).History.Names.Where(name => name.Contains("norm")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_limit_is_a_positive_number(double limit)
    {
        Assert.Throws<ArgumentException>(() => GradientClipping.ByNorm(limit));
        Assert.Throws<ArgumentException>(() => GradientClipping.ByValue(limit));
    }
}
