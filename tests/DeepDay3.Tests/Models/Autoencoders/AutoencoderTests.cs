using DeepDay3.Data;
using DeepDay3.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Models;

[Collection(Alone.Name)]
public class AutoencoderTests
{
    [Fact]
    public void Shapes_are_those_of_the_layers()
    {
        using var model = new Autoencoder([16, 8, 3]);
        Tensor x = rand(5, 1, 4, 4), code = model.Encode(x);
        Assert.Equal([5L, 3], code.shape);
        Assert.Equal([5L, 16], model.Decode(code).shape);
        Assert.Equal([5L, 16], model.call(x).shape);
        Assert.Equal([5L], model.ReconstructionErrors(x).shape);
        Assert.Equal(16 * 8 + 8 + 8 * 3 + 3 + 3 * 8 + 8 + 8 * 16 + 16, model.parameters().Sum(p => p.numel()));
    }

    [Fact]
    public void Gradients_of_the_loss_and_of_the_penalty_agree_with_differences()
    {
        manual_seed(1);
        using var model = new Autoencoder([6, 5, 3], sigmoidCode: true).to(float64);
        Tensor x = rand(4, 6, float64);
        Assert.InRange(Differences.WorstError(() => model.Loss(x) + Autoencoder.SparsityPenalty(model.Encode(x), 0.1), model.parameters()), 0, 1e-6);
    }

    [Fact]
    public void The_loss_is_the_cross_entropy_of_the_clean_input()
    {
        manual_seed(2);
        using var model = new Autoencoder([4, 2]);
        Tensor seen = rand(3, 4), clean = rand(3, 4), p = model.call(seen).sigmoid();
        double expected = -(clean * p.log() + (1 - clean) * (1 - p).log()).sum().item<float>() / 3;
        Assert.Equal(expected, model.Loss(seen, clean).item<float>(), 1e-4);
        Assert.NotEqual(expected, model.Loss(seen).item<float>(), 1e-4);
    }

    [Fact]
    public void It_learns_a_batch_by_heart_and_does_so_again_with_the_same_seed()
    {
        double[] first = Train(3), again = Train(3), other = Train(4);
        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.InRange(first[1], 0, first[0] / 10);
    }

    // Mean squared errors of a picture before and after.
    static double[] Train(int seed)
    {
        manual_seed(seed);
        using var scope = NewDisposeScope();
        Tensor x = (nn.functional.avg_pool2d(DrawnDigits.Make(10).ToTensor(), [4L]) > 0.3).to(float32);
        using var model = new Autoencoder([49, 32, 8]);
        using var optimizer = optim.Adam(model.parameters(), 0.02);
        double before = model.ReconstructionErrors(x).mean().item<float>();
        for (int i = 0; i < 150; i++)
        {
            optimizer.zero_grad();
            model.Loss(x).backward();
            optimizer.step();
        }
        return [before, model.ReconstructionErrors(x).mean().item<float>()];
    }

    [Fact]
    public void Corruption_sets_the_asked_share_to_zero_and_changes_nothing_else()
    {
        manual_seed(5);
        Tensor x = rand(100, 100) + 0.5, noisy = Autoencoder.Corrupt(x, 0.3);
        Assert.Equal(0.3, noisy.eq(0).to(float32).mean().item<float>(), 0.02);
        Assert.True((noisy.eq(0) | noisy.eq(x)).all().item<bool>());
        Assert.True(Autoencoder.Corrupt(x, 0).Equals(x));
    }

    [Fact]
    public void The_penalty_is_zero_at_the_wished_activity_and_larger_on_both_sides()
    {
        double Penalty(double activity) => Autoencoder.SparsityPenalty(full([4, 3], activity), 0.2).item<float>();
        Assert.Equal(0, Penalty(0.2), 1e-6);
        Assert.Equal(3 * (0.2 * Math.Log(0.2 / 0.5) + 0.8 * Math.Log(0.8 / 0.5)), Penalty(0.5), 1e-5);
        Assert.True(Penalty(0.05) > 0.01);
        Assert.True(double.IsFinite(Penalty(0)));
    }

    [Fact]
    public void Sizes_and_probabilities_that_make_no_sense_are_refused()
    {
        Assert.Contains("at least an input and a code", Assert.Throws<ArgumentException>(() => new Autoencoder([4])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Autoencoder([4, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Autoencoder.Corrupt(ones(2), 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Autoencoder.SparsityPenalty(ones(2, 2), 1));
    }
}
