using DeepDay3.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Models;

[Collection(Alone.Name)]
public class GanTests
{
    [Fact]
    public void Shapes_are_those_of_the_layers()
    {
        using var gan = new Gan(16, 8, 3, bounded: true);
        Tensor made = gan.Generate(5);
        Assert.Equal([5L, 16], made.shape);
        Assert.Equal([4L, 16], gan.call(randn(4, 3)).shape);
        Assert.Equal([5L], gan.Judge(made).shape);
        Assert.Equal([7L], gan.Judge(rand(7, 1, 4, 4)).shape);
        Assert.Empty(gan.DiscriminatorLoss(rand(6, 16), made).shape);
        Assert.Empty(gan.GeneratorLoss(made).shape);
        Assert.InRange(made.min().item<float>(), 0, 1);
        Assert.InRange(made.max().item<float>(), 0, 1);
    }

    [Fact]
    public void Losses_are_those_of_the_formulas()
    {
        manual_seed(1);
        using var gan = new Gan(2, 4, 2).to(float64);
        Tensor real = randn(3, 2, float64), made = randn(5, 2, float64);
        double[] D(Tensor x) => [.. gan.Judge(x).data<double>().Select(a => 1 / (1 + Math.Exp(-a)))];

        Assert.Equal(-D(real).Average(Math.Log) - D(made).Average(d => Math.Log(1 - d)), gan.DiscriminatorLoss(real, made).item<double>(), 1e-12);
        Assert.Equal(-D(made).Average(Math.Log), gan.GeneratorLoss(made).item<double>(), 1e-12);
        Assert.Equal(D(made).Average(d => Math.Log(1 - d)), gan.GeneratorLoss(made, saturating: true).item<double>(), 1e-12);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Gradients_agree_with_differences(bool saturating)
    {
        manual_seed(2);
        using var gan = new Gan(3, 5, 2, bounded: true).to(float64);
        Tensor real = rand(4, 3, float64), noise = randn(4, 2, float64);
        Tensor made = gan.call(noise).detach();

        Assert.InRange(Differences.WorstError(() => gan.DiscriminatorLoss(real, made), gan.Discriminator.parameters()), 0, 1e-6);
        Assert.InRange(Differences.WorstError(() => gan.GeneratorLoss(gan.call(noise), saturating), gan.Generator.parameters()), 0, 1e-6);
    }

    [Fact]
    public void The_discriminators_loss_leaves_the_generator_alone()
    {
        manual_seed(3);
        using var gan = new Gan(2, 4, 2);
        gan.DiscriminatorLoss(randn(6, 2), gan.Generate(6)).backward();

        Assert.All(gan.Generator.parameters(), parameter => Assert.Null(parameter.grad));
        Assert.All(gan.Discriminator.parameters(), parameter => Assert.NotNull(parameter.grad));
    }

    [Fact]
    public void A_step_moves_each_network_by_its_own_loss_only()
    {
        manual_seed(4);
        using var gan = new Gan(2, 4, 2);
        Tensor real = randn(8, 2);
        double[] Weights(nn.Module module) => [.. module.parameters().SelectMany(parameter => parameter.detach().to(float64).flatten().data<double>().ToArray())];
        double[] maker = Weights(gan.Generator), judge = Weights(gan.Discriminator);
        using var resting = optim.SGD(gan.Generator.parameters(), 0);
        using var moving = optim.SGD(gan.Discriminator.parameters(), 0.1);

        gan.Step(real, resting, moving);
        Assert.Equal(maker, Weights(gan.Generator));
        Assert.NotEqual(judge, Weights(gan.Discriminator));

        // Of the discriminator's two gradients in a step, the one from the generator's loss must not be used in the next.
        using var one = optim.SGD(gan.Discriminator.parameters(), 0.1);
        manual_seed(5);
        Tensor noise = randn(8, 2);
        gan.Discriminator.zero_grad();
        gan.DiscriminatorLoss(real, gan.call(noise)).backward();
        double[] expected = [.. Weights(gan.Discriminator).Zip(gan.Discriminator.parameters().SelectMany(p => p.grad!.to(float64).flatten().data<double>().ToArray()), (w, g) => w - 0.1 * g)];
        gan.GeneratorLoss(gan.Generate(8)).backward();
        manual_seed(5);
        gan.Step(real, resting, one);
        Assert.All(Weights(gan.Discriminator).Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }

    [Fact]
    public void It_learns_where_a_normal_distribution_lies_and_does_so_again_with_the_same_seed()
    {
        double[] first = Train(6), again = Train(6);
        Assert.Equal(first, again);
        Assert.InRange(Math.Abs(first[0] - 3), 0.5, 10);
        Assert.InRange(first[1], 2.5, 3.5);
        Assert.InRange(first[2], 0.2, 1);
    }

    [Fact]
    public void A_discriminator_between_two_known_distributions_learns_the_ratio_of_their_densities()
    {
        // D = p / (p + q): the logit is log p - log q, which is 2 x for N(1, 1) and N(-1, 1).
        manual_seed(7);
        using var gan = new Gan(1, 16, 1);
        using var optimizer = optim.Adam(gan.Discriminator.parameters(), 0.01);
        for (int i = 0; i < 300; i++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            gan.DiscriminatorLoss(randn(256, 1) + 1, randn(256, 1) - 1).backward();
            optimizer.step();
        }
        Tensor x = linspace(-1.5, 1.5, 13).unsqueeze(1);
        Assert.InRange((gan.Judge(x) - 2 * x.squeeze(1)).abs().max().item<float>(), 0, 0.6);
    }

    [Theory]
    [InlineData(0, 4, 2)]
    [InlineData(2, 0, 2)]
    [InlineData(2, 4, 0)]
    public void Sizes_below_one_are_refused(long input, long hidden, long noise) => Assert.Throws<ArgumentOutOfRangeException>(() => new Gan(input, hidden, noise));

    // The mean before, the mean and the standard deviation after.
    static double[] Train(int seed)
    {
        manual_seed(seed);
        using var scope = NewDisposeScope();
        using var gan = new Gan(1, 16, 4);
        using var maker = optim.Adam(gan.Generator.parameters(), 1e-3, 0.5, 0.9);
        using var judge = optim.Adam(gan.Discriminator.parameters(), 2e-3, 0.5, 0.9);
        double before = gan.Generate(1000).mean().item<float>();
        for (int i = 0; i < 500; i++)
            gan.Step(randn(64, 1) * 0.5 + 3, maker, judge);
        Tensor made = gan.Generate(2000);
        return [before, made.mean().item<float>(), made.std().item<float>()];
    }
}
