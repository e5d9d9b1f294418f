using DeepDay3.Images.Augmentation;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Images.Augmentation;

public class MixtureTests
{
    static readonly long[] Order = [1, 2, 0];

    /// <summary>[3, 1, 2, 4]: pictures that are 0, 10 and 20 throughout.</summary>
    static Tensor Batch() => (arange(3, dtype: float32) * 10).reshape(3, 1, 1, 1).expand(3, 1, 2, 4).contiguous();

    [Fact]
    public void Mixup_is_the_weighed_mean_of_pictures_and_labels()
    {
        MixedBatch mixed = MixUp.Apply(Batch(), 0.75, tensor(Order));

        Assert.Equal([2.5f, 12.5f, 15f], mixed.Images.select(-1, 0).select(-1, 0).flatten().data<float>().ToArray());
        Assert.Equal([0.75f, 0.25f, 0, 0, 0.75f, 0.25f, 0.25f, 0, 0.75f], mixed.Targets(tensor(new long[] { 0, 1, 2 }), 3).flatten().data<float>().ToArray());
    }

    [Fact]
    public void The_loss_of_a_mixture_is_the_cross_entropy_with_mixed_labels()
    {
        var generator = new Generator(4);
        Tensor scores = randn(3, 5, float64, generator: generator), labels = tensor(new long[] { 4, 0, 2 });
        MixedBatch mixed = MixUp.Apply(Batch(), 0.3, tensor(Order));

        Tensor loss = mixed.Loss(y => nn.functional.cross_entropy(scores, y), labels);

        Tensor expected = -(mixed.Targets(labels, 5).to(float64) * nn.functional.log_softmax(scores, 1)).sum(1).mean();
        Assert.Equal(expected.item<double>(), loss.item<double>(), 1e-7);
    }

    [Theory]
    [InlineData(0.75, 10, 10, 5, 5, 3, 3, 5, 5)]
    [InlineData(0.75, 10, 10, 0, 0, 0, 0, 3, 3)]
    [InlineData(0.75, 10, 10, 9, 9, 7, 7, 3, 3)]
    [InlineData(0, 4, 6, 1, 2, 0, 0, 4, 6)]
    [InlineData(1, 4, 6, 1, 2, 1, 2, 0, 0)]
    public void A_box_has_the_area_that_the_partner_is_to_have(double share, int height, int width, int row, int column, int top, int left, int rows, int columns) =>
        Assert.Equal(new ImageBox(top, left, rows, columns), CutMix.Box(height, width, share, row, column));

    [Fact]
    public void Cutmix_takes_the_box_from_the_partner_and_counts_what_is_left()
    {
        MixedBatch mixed = CutMix.Apply(Batch(), new ImageBox(1, 3, 5, 5), tensor(Order));

        Assert.Equal(0.875, mixed.Share);
        Assert.Equal([0f, 0, 0, 0, 0, 0, 0, 10], mixed.Images[0].flatten().data<float>().ToArray());
        Assert.Equal([20f, 20, 20, 20, 20, 20, 20, 0], mixed.Images[2].flatten().data<float>().ToArray());
        Assert.Equal(1, CutMix.Apply(Batch(), new ImageBox(2, 4, 3, 3), tensor(Order)).Share);
    }

    [Fact]
    public void One_seed_gives_one_mixture()
    {
        foreach (Func<Generator, MixedBatch> mix in (Func<Generator, MixedBatch>[])[g => new MixUp().Apply(Batch(), g), g => new CutMix().Apply(Batch(), g)])
        {
            MixedBatch first = mix(new Generator(3)), again = mix(new Generator(3));
            Assert.Equal(first.Share, again.Share);
            Assert.True(first.Images.Equals(again.Images));
            Assert.Equal([0L, 1, 2], first.Partners.data<long>().ToArray().Order());
            Assert.InRange(first.Share, 0, 1);
        }
    }

    [Fact]
    public void Cutout_blackens_what_lies_inside()
    {
        Tensor picture = ones(2, 3, 4);
        Assert.Equal(2 * (12 - 4), CutOut.Apply(picture, new ImageBox(-1, 2, 3, 7)).sum().item<float>());
        Assert.Equal(24, CutOut.Apply(picture, new ImageBox(5, 5, 2, 2)).sum().item<float>());
        Assert.Equal(24, picture.sum().item<float>());
        Assert.InRange(new CutOut(3, new Generator(1)).call(picture).sum().item<float>(), 24 - (2 * 9), 24 - (2 * 4));
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.4)]
    [InlineData(1)]
    [InlineData(5)]
    public void Shares_have_the_moments_of_the_beta_distribution(double alpha)
    {
        var generator = new Generator(11);
        double[] draws = [.. Enumerable.Range(0, 4000).Select(_ => BetaDistribution.Draw(alpha, generator))];

        double mean = draws.Average(), variance = draws.Average(x => (x - mean) * (x - mean)), expected = 1 / (4 * (2 * alpha + 1));
        Assert.All(draws, x => Assert.InRange(x, 0, 1));
        // Five standard errors.
        Assert.Equal(0.5, mean, 5 * Math.Sqrt(expected / draws.Length));
        Assert.Equal(expected, variance, 0.08 * expected);
    }

    [Fact]
    public void What_is_out_of_range_is_refused()
    {
        Assert.Throws<ArgumentException>(() => MixUp.Apply(Batch(), 1.1, tensor(Order)));
        Assert.Throws<ArgumentException>(() => CutMix.Box(4, 4, double.NaN, 1, 1));
        Assert.Throws<ArgumentException>(() => new MixUp().Apply(ones(3, 4)));
        Assert.Throws<ArgumentException>(() => BetaDistribution.Draw(0));
        Assert.Throws<ArgumentException>(() => new CutOut(0));
    }
}
