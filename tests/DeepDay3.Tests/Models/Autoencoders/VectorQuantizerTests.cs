using DeepDay3.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Models;

[Collection(Alone.Name)]
public class VectorQuantizerTests
{
    [Fact]
    public void Each_vector_gets_the_code_at_the_smallest_distance()
    {
        manual_seed(1);
        using var quantizer = new VectorQuantizer(7, 3);
        Tensor x = randn(2, 4, 5, 3);
        Quantized output = quantizer.call(x);
        Assert.Equal(x.shape, output.Values.shape);
        Assert.Equal([2L, 4, 5], output.Indices.shape);
        Tensor distances = (x.view(-1, 1, 3) - quantizer.Codebook.unsqueeze(0)).square().sum(2L);
        Assert.True(output.Indices.flatten().Equals(distances.argmin(1)));
        Assert.True(output.Values.allclose(quantizer.Look(output.Indices)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0.9)]
    public void The_gradient_passes_straight_through_and_each_term_moves_one_side(double? decay)
    {
        manual_seed(2);
        using var quantizer = new VectorQuantizer(5, 2, 0.25, decay).to(float64);
        Tensor x = randn(6, 2, float64, requires_grad: true), slope = randn(6, 2, float64), before = quantizer.Codebook.detach().clone();
        Quantized output = quantizer.call(x);
        ((output.Values * slope).sum() + output.Loss).backward();
        Tensor gap = x.detach() - before.index_select(0, output.Indices);
        Assert.True(x.grad!.allclose(slope + 0.25 * 2 * gap / 12));
        if (decay is not null)
        {
            Assert.False(quantizer.Codebook.requires_grad);
            Assert.False(quantizer.Codebook.allclose(before));
            return;
        }
        Tensor expected = zeros(5, 2, float64).index_add_(0, output.Indices, -2 * gap / 12, 1);
        Assert.True(quantizer.Codebook.grad!.allclose(expected));
        Assert.True(quantizer.Codebook.detach().Equals(before));
    }

    [Fact]
    public void Moving_averages_follow_the_formula_and_find_the_means_of_clusters()
    {
        manual_seed(3);
        using var quantizer = new VectorQuantizer(2, 1, decay: 0.8);
        double code = quantizer.Codebook[0, 0].item<float>(), other = quantizer.Codebook[1, 0].item<float>();
        float near = (float)(code + 0.1 * (code - other));
        quantizer.call(tensor(new[] { near, near, near }).view(3, 1));
        Assert.Equal((0.8 * code + 0.2 * 3 * near) / (0.8 + 0.2 * 3), quantizer.Codebook[0, 0].item<float>(), 1e-5);
        Assert.Equal(other, quantizer.Codebook[1, 0].item<float>(), 1e-5);

        for (int i = 0; i < 60; i++)
            quantizer.call(cat([randn(20, 1) * 0.01 + Math.Min(code, other) - 1, randn(20, 1) * 0.01 + Math.Max(code, other) + 1]));
        double[] found = [.. quantizer.Codebook.detach().flatten().data<float>().Select(v => (double)v).Order()];
        Assert.Equal(Math.Min(code, other) - 1, found[0], 0.02);
        Assert.Equal(Math.Max(code, other) + 1, found[1], 0.02);
    }

    [Fact]
    public void Codes_stay_where_they_are_while_the_module_does_not_train()
    {
        using var quantizer = new VectorQuantizer(4, 2, decay: 0.5);
        Tensor before = quantizer.Codebook.detach().clone();
        quantizer.eval();
        quantizer.call(randn(10, 2));
        Assert.True(quantizer.Codebook.Equals(before));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0.9)]
    public void Dead_codes_are_put_onto_vectors_and_come_into_use(double? decay)
    {
        manual_seed(4);
        using var quantizer = new VectorQuantizer(16, 2, decay: decay);
        // Far from all codes: the nearest one takes all vectors.
        Tensor x = randn(200, 2) * 0.1 + 50;
        long first = quantizer.call(x).Indices.unique().output.shape[0];
        Assert.Equal(16 - first, quantizer.Revive(x));
        Tensor indices = quantizer.call(x).Indices;
        Assert.True(indices.unique().output.shape[0] > 8);
        Assert.True(VectorQuantizer.Perplexity(indices, 16) > 6);
        // All that was seen since counts as used.
        Assert.Equal(16 - indices.unique().output.shape[0], quantizer.Revive(x));
    }

    [Fact]
    public void Perplexity_counts_codes_that_are_used_alike()
    {
        Assert.Equal(1, VectorQuantizer.Perplexity(zeros(9, int64), 8), 1e-9);
        Assert.Equal(4, VectorQuantizer.Perplexity(arange(8, dtype: int64).view(2, 4).remainder(4), 8), 1e-9);
        double uneven = Math.Exp(-(0.75 * Math.Log(0.75) + 0.25 * Math.Log(0.25)));
        Assert.Equal(uneven, VectorQuantizer.Perplexity(tensor(new[] { 0L, 0, 0, 5 }), 8), 1e-9);
    }

    [Fact]
    public void Sizes_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new VectorQuantizer(0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VectorQuantizer(2, 2, decay: 1));
        using var quantizer = new VectorQuantizer(4, 2);
        Assert.Contains("vectors of 3 numbers: 2 were expected", Assert.Throws<ArgumentException>(() => quantizer.call(ones(5, 3))).Message, StringComparison.Ordinal);
    }
}
