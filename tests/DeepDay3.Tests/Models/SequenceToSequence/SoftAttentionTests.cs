using DeepDay3.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Models.SequenceToSequence;

[Collection(Alone.Name)]
public class SoftAttentionTests
{
    [Fact]
    public void Dot_scores_by_hand()
    {
        var attention = new SoftAttention(AttentionScore.Dot, 2, 2, 1);
        Assert.Empty(attention.parameters());
        // Scores ln 2 and 0, so weights 2/3 and 1/3.
        Tensor query = tensor(new[] { (float)Math.Log(2), 0f }).view(1, 1, 2), memory = tensor(new[,] { { 1f, 0 }, { 0, 1f } }).unsqueeze(0);
        var (context, weights) = attention.Look(query, memory);
        Assert.Equal([2 / 3f, 1 / 3f], weights.data<float>().ToArray(), (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal([2 / 3f, 1 / 3f], context.data<float>().ToArray(), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void Additive_scores_by_hand()
    {
        manual_seed(1);
        var attention = new SoftAttention(AttentionScore.Additive, 3, 4, 5);
        attention.to(float64);
        (Tensor query, Tensor memory) = (randn(2, 2, 3, float64), randn(2, 3, 4, float64));
        var (context, weights) = attention.Look(query, memory);
        var parameters = attention.named_parameters().ToDictionary(item => item.name, item => item.parameter);
        for (int n = 0; n < 2; n++)
        {
            for (int t = 0; t < 2; t++)
            {
                double[] scores = [.. Enumerable.Range(0, 3).Select(s => parameters["score.weight"][0].dot(
                    (parameters["queries.weight"].mv(query[n, t]) + parameters["places.weight"].mv(memory[n, s]) + parameters["places.bias"]).tanh()).item<double>())];
                double sum = scores.Sum(Math.Exp);
                for (int s = 0; s < 3; s++)
                    Assert.Equal(Math.Exp(scores[s]) / sum, weights[n, t, s].item<double>(), 1e-12);
                Tensor mixed = Enumerable.Range(0, 3).Select(s => memory[n, s] * (Math.Exp(scores[s]) / sum)).Aggregate((a, b) => a + b);
                Assert.True(mixed.allclose(context[n, t]));
            }
        }
    }

    [Theory]
    [InlineData(AttentionScore.Dot)]
    [InlineData(AttentionScore.Additive)]
    public void What_is_masked_gets_no_weight_and_no_gradient(AttentionScore score)
    {
        manual_seed(2);
        var attention = new SoftAttention(score, 4, 4, 4);
        Tensor memory = randn(1, 3, 4).requires_grad_();
        var (context, weights) = attention.Look(randn(1, 2, 4), memory, tensor(new[,] { { true, true, false } }));
        context.sum().backward();
        Assert.Equal(0, weights[0].select(1, 2).abs().max().item<float>());
        Assert.Equal(0, memory.grad![0, 2].abs().max().item<float>());
        Assert.True(memory.grad[0, 0].abs().max().item<float>() > 0);
    }

    [Fact]
    public void A_dot_product_of_two_sizes_is_refused() =>
        Assert.Contains("one size", Assert.Throws<ArgumentException>(() => new SoftAttention(AttentionScore.Dot, 3, 4, 5)).Message);
}
