using DeepDay3.Data;
using DeepDay3.Models;
using DeepDay3.Training;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Training;

public class BinaryAdditionTrainerTests
{
    static Tensor Loss(Tensor wIn, Tensor w, Tensor wOut, BinaryAdditionPair pair, HiddenActivation activation)
    {
        var z = zeros(1, w.shape[0], float64);
        var loss = tensor(0.0);
        for (int t = 0; t < pair.Bits; t++)
        {
            var x = tensor(new double[] { pair.A >> t & 1, pair.B >> t & 1 }).view(1, 2);
            var u = x.mm(wIn) + z.mm(w);
            z = activation switch { HiddenActivation.Sigmoid => u.sigmoid(), HiddenActivation.Tanh => u.tanh(), _ => u.relu() };
            var error = z.mm(wOut).sigmoid() - (double)(pair.Sum >> t & 1);
            loss = loss + (error * error).sum() * 0.5;
        }
        return loss;
    }

    [Theory]
    [InlineData(HiddenActivation.Sigmoid, 5)]
    [InlineData(HiddenActivation.Sigmoid, 16)]
    [InlineData(HiddenActivation.Sigmoid, 1)]
    [InlineData(HiddenActivation.Tanh, 23)]
    [InlineData(HiddenActivation.ReLU, 5)]
    [InlineData(HiddenActivation.ReLU, 36)]
    public void Gradients_agree_with_autograd(HiddenActivation activation, int size)
    {
        var weights = BinaryAdditionWeights.Draw(size, WeightInitialization.Xavier, seed: 3);
        var pair = new BinaryAdditionPair(107, 86, 8);
        var network = new BinaryAdditionRnn(weights, 8, activation);
        double loss = network.Forward(pair);
        network.Backward(pair);
        var wIn = tensor(weights.Input).view(2, size).requires_grad_();
        var w = tensor(weights.Hidden).view(size, size).requires_grad_();
        var wOut = tensor(weights.Output).view(size, 1).requires_grad_();
        var expected = Loss(wIn, w, wOut, pair, activation);
        expected.backward();
        Assert.Equal(expected.item<double>(), loss, 12);
        var (input, hidden, output) = network.Gradients;
        foreach (var (mine, theirs) in new[] { (input, wIn), (hidden, w), (output, wOut) })
        {
            double[] reference = theirs.grad!.data<double>().ToArray();
            for (int i = 0; i < mine.Length; i++) Assert.Equal(reference[i], mine[i], 12);
        }
    }

    [Fact]
    public void The_lectures_output_delta_is_not_the_gradient()
    {
        var pair = new BinaryAdditionPair(100, 27, 8);
        double[] Gradient(bool asInLecture)
        {
            var network = new BinaryAdditionRnn(BinaryAdditionWeights.Draw(4, WeightInitialization.StandardNormal, 0), 8, HiddenActivation.Sigmoid, asInLecture);
            network.Forward(pair);
            network.Backward(pair);
            return network.Gradients.Output;
        }
        double[] lecture = Gradient(true), right = Gradient(false);
        Assert.Contains(Enumerable.Range(0, 4), i => Math.Abs(lecture[i] - right[i]) > 1e-3);
    }

    [Fact]
    public void A_sigmoid_network_learns_to_add()
    {
        var results = BinaryAdditionTrainer.Train(new BinaryAdditionOptions { LearningRate = 0.5 }, [0, 1, 2]);
        Assert.All(results, r => Assert.True(r.Losses[^1] < r.Losses[0] / 5, $"seed {r.Options.Seed}: {r.Losses[0]} to {r.Losses[^1]}"));
        Assert.Contains(results, r => r.Accuracy == 1);
    }

    [Fact]
    public void The_same_seed_gives_the_same_run_whether_alone_or_beside_others()
    {
        var options = new BinaryAdditionOptions { Iterations = 300, Seed = 2 };
        var alone = BinaryAdditionTrainer.Train(options);
        var together = BinaryAdditionTrainer.Train(options, [0, 1, 2])[2];
        Assert.Equal(alone.Losses, together.Losses);
        Assert.Equal(alone.Weights.Hidden, together.Weights.Hidden);
    }

    [Fact]
    public void The_lectures_delta_makes_ReLU_explode_and_the_right_one_does_not()
    {
        int Exploded(bool asInLecture) => BinaryAdditionTrainer
            .Train(new BinaryAdditionOptions { Activation = HiddenActivation.ReLU, AsInLecture = asInLecture, Iterations = 2_000 }, [0, 1, 2, 3, 4])
            .Count(r => r.DivergedAt is not null);
        Assert.InRange(Exploded(asInLecture: true), 4, 5);
        Assert.Equal(0, Exploded(asInLecture: false));
    }

    [Fact]
    public void A_run_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => BinaryAdditionTrainer.Train(new BinaryAdditionOptions(), source.Token));
    }

    [Fact]
    public void An_interval_below_one_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => BinaryAdditionTrainer.Train(new BinaryAdditionOptions { PlotInterval = 0 }));
        Assert.Contains("interval of 0", error.Message);
    }
}
