using TorchSharp.Kernels;

namespace DeepDay3.Torch.Tests.Kernels;

/// <summary>What the golden scripts do not say: bad arguments, and the shape of the distributions over many samples.</summary>
public class RandomFillTests
{
    const int Many = 200_000;

    [Fact]
    public void An_empty_range_of_whole_numbers_is_refused_with_both_bounds()
    {
        var error = Assert.Throws<ArgumentException>(() => RandomFill.Integers(new MersenneTwister(0), new long[3], 5, 5));
        Assert.Contains("from=5 >= to=5", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-0.5)]
    public void Multinomial_refuses_weights_that_are_none(double weight)
        => Assert.Throws<ArgumentException>(() => RandomFill.Multinomial<double>(new MersenneTwister(0), [1, weight], 2, new long[1], 1, true));

    [Fact]
    public void Multinomial_refuses_rows_without_weight_and_more_samples_than_categories()
    {
        var g = new MersenneTwister(0);
        Assert.Throws<ArgumentException>(() => RandomFill.Multinomial<float>(g, [1, 2, 0, 0], 2, new long[2], 1, true));
        Assert.Throws<ArgumentException>(() => RandomFill.Multinomial<float>(g, [1, 2], 2, new long[3], 3, false));
        Assert.Throws<ArgumentException>(() => RandomFill.Multinomial<float>(g, [1, 2], 2, [], 0, false));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Multinomial_never_takes_a_category_without_weight(bool replacement)
    {
        var result = new long[3];
        var g = new MersenneTwister(4);
        for (int i = 0; i < 500; i++)
        {
            RandomFill.Multinomial<float>(g, [0, 1, 0, 2, 3, 0], 6, result, 3, replacement);
            Assert.DoesNotContain(result, c => c is 0 or 2 or 5);
            Assert.True(replacement || result.Distinct().Count() == 3);
        }
    }

    [Theory]
    [InlineData(9)]
    [InlineData(20)]
    public void Multinomial_without_replacement_of_all_categories_is_a_permutation(int categories)
    {
        var result = new long[categories];
        float[] weights = [.. Enumerable.Range(1, categories).Select(i => (float)i)];
        RandomFill.Multinomial<float>(new MersenneTwister(4), weights, categories, result, categories, false);
        Assert.Equal(Enumerable.Range(0, categories).Select(i => (long)i), result.Order());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5000)]
    public void A_permutation_holds_every_number_once(int n)
    {
        var result = new int[n];
        RandomFill.Permutation(new MersenneTwister(1), result);
        Assert.Equal(Enumerable.Range(0, n), result.Order());
    }

    [Fact]
    public void Uniforms_stay_below_the_upper_bound_and_fill_the_range()
    {
        var x = new float[Many];
        RandomFill.Uniform(new MersenneTwister(8), x, -2, 3);
        Assert.All(x, v => Assert.InRange(v, -2f, 3f));
        Assert.InRange(x.Average(), 0.5 - 0.02, 0.5 + 0.02);
        Assert.InRange(x.Select(v => (v - 0.5) * (v - 0.5)).Average(), 25 / 12.0 - 0.03, 25 / 12.0 + 0.03);
    }

    [Fact]
    public void Normals_in_blocks_and_one_by_one_have_the_moments_asked_for()
    {
        var x = new float[Many];
        RandomFill.Normal(new MersenneTwister(8), x, 1, 2);
        CheckMoments([.. x.Select(v => (v - 1.0) / 2)]);
        RandomFill.NormalElementwise<float>(new MersenneTwister(8), x, 1, 2);
        CheckMoments([.. x.Select(v => (v - 1.0) / 2)]);
    }

    [Fact]
    public void Truncated_normals_stay_within_their_bounds()
    {
        var x = new double[10_000];
        RandomFill.TruncatedNormal(new MersenneTwister(8), x, 1, 0.5, 0.9, 2);
        Assert.All(x, v => Assert.InRange(v, 0.9, 2));
        Assert.True(x.Max() > 1.9 && x.Min() < 0.91);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(9.5)]
    [InlineData(40)]
    public void Poisson_samples_have_the_rate_as_mean_and_variance(double rate)
    {
        var x = new double[50_000];
        double[] rates = [.. Enumerable.Repeat(rate, x.Length)];
        RandomFill.Poisson(new MersenneTwister(3), rates, x);
        Assert.InRange(x.Average() / rate, 0.98, 1.02);
        Assert.InRange(x.Select(v => (v - rate) * (v - rate)).Average() / rate, 0.97, 1.03);
        Assert.Throws<ArgumentException>(() => RandomFill.Poisson(new MersenneTwister(3), [-1.0], new double[1]));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(7)]
    public void Gamma_samples_have_the_shape_as_mean_and_variance(double shape)
    {
        var x = new double[50_000];
        double[] shapes = [.. Enumerable.Repeat(shape, x.Length)];
        RandomFill.Gamma(new MersenneTwister(3), shapes, x);
        Assert.InRange(x.Average() / shape, 0.98, 1.02);
        Assert.InRange(x.Select(v => (v - shape) * (v - shape)).Average() / shape, 0.95, 1.05);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void A_dropout_mask_keeps_the_mean_and_has_two_values(double p)
    {
        var mask = new float[Many];
        RandomFill.DropoutMask(new MersenneTwister(3), mask, p);
        Assert.InRange(mask.Average(), 0.98, 1.02);
        Assert.Equal([0f, 1f / (float)(1 - p)], mask.Distinct().Order());
    }

    [Fact]
    public void A_coin_agrees_with_the_comparison_in_double_that_defines_it()
    {
        foreach (double p in (double[])[0, double.Epsilon, 1e-9, 0.3, 0.5, 1 - 1e-16, 1, double.NaN])
        {
            var coins = new double[1000];
            RandomFill.Bernoulli(new MersenneTwister(6), coins, p);
            var g = new MersenneTwister(6);
            Assert.All(coins, c => Assert.Equal(RandomSample.UniformDouble(g) < p ? 1.0 : 0.0, c));
        }
    }

    static void CheckMoments(double[] x)
    {
        Assert.InRange(x.Average(), -0.01, 0.01);
        Assert.InRange(x.Select(v => v * v).Average(), 0.98, 1.02);
        Assert.InRange(x.Select(v => v * v * v).Average(), -0.04, 0.04);
        Assert.InRange(x.Select(v => v * v * v * v).Average(), 2.9, 3.1);
        Assert.InRange(x.Zip(x.Skip(1), (a, b) => a * b).Average(), -0.01, 0.01);
        Assert.InRange(x.Zip(x.Skip(8), (a, b) => a * b).Average(), -0.01, 0.01);
    }
}
