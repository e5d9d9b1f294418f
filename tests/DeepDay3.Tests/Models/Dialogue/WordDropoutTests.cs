using DeepDay3.Models;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Models.Dialogue;

[Collection(Alone.Name)]
public class WordDropoutTests
{
    [Fact]
    public void Words_are_replaced_with_the_asked_share_and_start_and_padding_are_kept()
    {
        manual_seed(1);
        Tensor words = tensor(new long[] { 1, 5, 6, 7, 0, 0 }).expand(5000, 6), hidden = WordDropout.Apply(words, 0.3, replacement: 9);
        double[] replaced = [.. hidden.eq(9).to(float64).mean([0L]).data<double>()];
        Assert.Equal([0, 0, 0], [replaced[0], replaced[4], replaced[5]]);
        foreach (double share in replaced[1..4])
            Assert.Equal(0.3, share, 0.03);
        Assert.True(hidden.eq(9).logical_or(hidden.eq(words)).all().item<bool>());
        Assert.Equal(7, words[0, 3].item<long>());
    }

    [Fact]
    public void Nothing_all_and_the_seed()
    {
        Tensor words = tensor(new long[,] { { 1, 5, 6, 0 } });
        Assert.True(WordDropout.Apply(words, 0, 9).Equals(words));
        Assert.True(WordDropout.Apply(words, 1, 9).Equals(tensor(new long[,] { { 1, 9, 9, 0 } })));
        Tensor wide = ones(1, 200, int64) * 3;
        Assert.True(WordDropout.Apply(wide, 0.5, 9, generator: new Generator(3)).Equals(WordDropout.Apply(wide, 0.5, 9, generator: new Generator(3))));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_share_that_is_no_probability_is_refused(double share) =>
        Assert.Contains("from 0 to 1", Assert.Throws<ArgumentException>(() => WordDropout.Apply(ones(1, 2, int64), share, 9)).Message);
}
