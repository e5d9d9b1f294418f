using DeepDay3.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Training;

[Collection(Alone.Name)]
public class EvaluationTests
{
    [Fact]
    public void A_smaller_last_batch_counts_less()
    {
        var (x, y) = TrainingSamples.Line(10);
        Linear model = TrainingSamples.Model();

        double mean = Evaluation.Mean(model, Batches.Of(x, y, 4, shuffle: false), TrainingSamples.Loss(model));

        Assert.Equal(nn.functional.mse_loss(model.call(x), y).item<float>(), mean, 1e-6);
        Assert.Equal(2.0, Evaluation.Mean(model, [(1, 3.0), (3, 5.0 / 3)], batch => tensor(batch.Item2), batch => batch.Item1), 1e-12);
    }

    [Fact]
    public void Outputs_of_all_batches_come_together_in_order()
    {
        var (x, y) = TrainingSamples.Line(10);
        Linear model = TrainingSamples.Model();

        using Tensor all = Evaluation.Collect(model, Batches.Of(x, y, 4, shuffle: false), batch => model.call(batch.X));

        Assert.Equal([10, 1], all.shape);
        Assert.True(all.allclose(model.call(x)));
        Assert.False(all.requires_grad);
    }

    [Fact]
    public void The_mode_of_the_model_comes_back()
    {
        Linear model = TrainingSamples.Model();
        var modes = new List<bool>();
        Tensor Look(Tensor batch)
        {
            modes.Add(model.training);
            modes.Add(is_grad_enabled());
            return batch.sum();
        }

        model.eval();
        Evaluation.Mean(model, [ones(1)], Look);
        Assert.False(model.training);
        model.train();
        Evaluation.Mean(model, [ones(1)], Look);
        Assert.True(model.training);
        Assert.True(is_grad_enabled());
        Assert.DoesNotContain(true, modes);
    }

    [Fact]
    public void No_batch_is_an_error() => Assert.Contains("no batch", Assert.Throws<ArgumentException>(() => Evaluation.Mean(TrainingSamples.Model(), Array.Empty<Tensor>(), batch => batch)).Message);

    [Fact]
    public void The_size_of_a_batch_is_found()
    {
        Tensor six = zeros(6, 2);

        Assert.Equal(6, BatchSize.Of(six));
        Assert.Equal(6, BatchSize.Of((six, zeros(2))));
        Assert.Equal(6, BatchSize.Of(((six, 1), 2)));
        Assert.Equal(6, BatchSize.Of(new Dictionary<string, Tensor> { ["data"] = six }));
        Assert.Equal(6, BatchSize.Of<IList<Tensor>>([six, zeros(3)]));
        Assert.Equal(3, BatchSize.Of(new[] { "a", "b", "c" }));
        Assert.Equal(1, BatchSize.Of(zeros([])));
        Assert.Equal(1, BatchSize.Of<object?>(null));
    }
}
