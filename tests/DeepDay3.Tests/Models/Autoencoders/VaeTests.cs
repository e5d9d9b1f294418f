using DeepDay3.Data;
using DeepDay3.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Models;

[Collection(Alone.Name)]
public class VaeTests
{
    [Fact]
    public void Shapes_are_those_of_the_layers()
    {
        using var model = new Vae(16, 8, 3);
        VaeOutput output = model.call(rand(5, 1, 4, 4));
        Assert.Equal([5L, 16], output.Logits.shape);
        Assert.Equal([5L, 3], output.Mean.shape);
        Assert.Equal([5L, 3], output.LogVariance.shape);
        Assert.Equal([5L, 3], output.Z.shape);
        Assert.Equal([5L, 3], output.Divergence().shape);
        Assert.Equal([5L], output.Reconstruction(rand(5, 16)).shape);
        Assert.Equal([7L, 16], model.Generate(7).shape);
    }

    [Fact]
    public void Gradients_agree_with_differences_through_the_noise()
    {
        manual_seed(1);
        using var model = new Vae(6, 5, 2).to(float64);
        Tensor x = rand(4, 6, float64);
        Tensor Loss()
        {
            manual_seed(2);
            return model.call(x).Loss(x, 0.7);
        }

        Assert.InRange(Differences.WorstError(Loss, model.parameters()), 0, 1e-6);
    }

    [Fact]
    public void The_divergence_is_that_of_two_normal_distributions()
    {
        // By the mean of log q - log p over many draws.
        manual_seed(3);
        Tensor mean = tensor(new[] { 0.7, -0.3 }), logVariance = tensor(new[] { -1.0, 0.4 });
        Tensor z = Vae.Reparameterize(mean.expand(200_000, 2), logVariance.expand(200_000, 2));
        Tensor ratio = -0.5 * ((z - mean).square() / logVariance.exp() + logVariance) + 0.5 * z.square();
        double[] measured = [.. ratio.mean([0L]).data<double>()];
        double[] formula = [.. new VaeOutput(z, mean, logVariance, z).Divergence().data<double>()];
        Assert.Equal(measured[0], formula[0], 0.01);
        Assert.Equal(measured[1], formula[1], 0.01);
        Assert.Equal(0, new VaeOutput(z, zeros(2), zeros(2), z).Divergence().abs().sum().item<float>());
    }

    [Fact]
    public void Reparameterized_values_have_the_asked_mean_and_spread()
    {
        manual_seed(4);
        Tensor z = Vae.Reparameterize(full([50_000], 2.0), full([50_000], Math.Log(0.25)));
        Assert.Equal(2, z.mean().item<float>(), 0.01);
        Assert.Equal(0.5, z.std().item<float>(), 0.01);
    }

    [Fact]
    public void The_likelihood_by_importance_lies_at_the_integral_and_above_the_bound()
    {
        manual_seed(5);
        using var model = new Vae(4, 6, 1).to(float64);
        Tensor x = tensor(new double[] { 1, 0, 1, 1 }).view(1, 4);
        // p(x) = integral of p(x | z) N(z; 0, 1) by the trapezoid rule.
        Tensor z = linspace(-8, 8, 4001, float64).unsqueeze(1);
        Tensor density = (-nn.functional.binary_cross_entropy_with_logits(model.Decode(z), x.expand(4001, 4), reduction: nn.Reduction.None).sum(1L) - 0.5 * z.square().sum(1L)).exp();
        double exact = Math.Log(density.sum().item<double>() * 16 / 4000 / Math.Sqrt(2 * Math.PI));
        Assert.Equal(exact, model.LogLikelihood(x, 4000).item<double>(), 0.02);
        double bound = -Enumerable.Range(0, 400).Average(_ => model.call(x).Loss(x).item<double>());
        Assert.True(bound < exact + 0.005, $"bound {bound}, log p {exact}");
    }

    [Fact]
    public void It_learns_a_batch_and_does_so_again_with_the_same_seed()
    {
        double[] first = Train(6), again = Train(6);
        Assert.Equal(first, again);
        Assert.InRange(first[1], 0, first[0] * 0.5);
    }

    static double[] Train(int seed)
    {
        manual_seed(seed);
        using var scope = NewDisposeScope();
        Tensor x = (nn.functional.avg_pool2d(DrawnDigits.Make(10).ToTensor(), [4L]) > 0.3).to(float32);
        using var model = new Vae(49, 32, 4);
        using var optimizer = optim.Adam(model.parameters(), 0.02);
        double before = model.call(x).Loss(x).item<float>();
        for (int i = 0; i < 200; i++)
        {
            optimizer.zero_grad();
            model.call(x).Loss(x).backward();
            optimizer.step();
        }
        return [before, model.call(x).Loss(x).item<float>()];
    }
}
