using DeepDay3.Torch.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace DeepDay3.Torch.Tests.Modules;

public class EmbeddingTests
{
    [Fact]
    public void Rows_that_were_not_used_get_no_gradient_and_repeated_ones_the_sum()
    {
        using var embedding = Embedding(6, 2, padding_idx: -2);
        Assert.Equal(0, embedding.weight[4].abs().sum().item<float>());
        embedding.call(tensor(new long[] { 1, 4, 1 })).sum().backward();
        Assert.Equal([0, 0, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0], embedding.weight.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Derivatives_reach_the_table_twice() =>
        GradCheck.Run(x => EmbeddingLookup.Run(x[0], tensor(new long[] { 2, 0, 2, 1 }).view(2, 2)).pow(3), Sample.AwayFromZero(4, 2));

    [Fact]
    public void Given_vectors_are_frozen_unless_told_otherwise()
    {
        var table = Sample.AwayFromZero(4, 2);
        Assert.False(Embedding_from_pretrained(table).weight.requires_grad);
        using var learning = Embedding_from_pretrained(table, freeze: false, dtype: float32);
        Assert.True(learning.weight.requires_grad);
        Assert.Equal(float32, learning.call(tensor(new long[] { 3 })).dtype);
    }

    [Theory]
    [InlineData(EmbeddingBagMode.Sum)]
    [InlineData(EmbeddingBagMode.Mean)]
    [InlineData(EmbeddingBagMode.Max)]
    public void A_bag_is_what_its_vectors_make(EmbeddingBagMode mode)
    {
        var table = Sample.Distinct(5, 3);
        using var bag = EmbeddingBag_from_pretrained(table, mode: mode, include_last_offset: true, padding_index: 4);
        var result = bag.call(tensor(new long[] { 0, 2, 4, 1, 4 }), tensor(new long[] { 0, 3, 4, 5 }));
        var two = table.index_select(0, tensor(new long[] { 0, 2 }));
        var expected = mode switch { EmbeddingBagMode.Sum => two.sum(dim: 0), EmbeddingBagMode.Mean => two.mean([0]), _ => two.max(0).values };
        Assert.True(result[0].allclose(expected));
        Assert.True(result[1].allclose(table[1]));
        Assert.Equal(0, result[2].abs().sum().item<double>());
    }

    [Fact]
    public void Weights_count_in_sums_only()
    {
        using var bag = EmbeddingBag_from_pretrained(Sample.Distinct(5, 3), mode: EmbeddingBagMode.Sum);
        var input = tensor(new long[] { 1, 1 }).view(1, 2);
        Assert.True(bag.call(input, null, tensor(new[] { 0.25, 0.5 }).view(1, 2)).allclose(bag.call(input) * 0.375));
        using var mean = EmbeddingBag(5, 3);
        Assert.ThrowsAny<Exception>(() => mean.call(input, null, ones(1, 2)));
        Assert.ThrowsAny<Exception>(() => mean.call(tensor(new long[] { 1 })));
    }

    [Fact]
    public void Long_vectors_are_shortened_when_they_are_used()
    {
        using var embedding = Embedding(4, 3, max_norm: 0.5);
        var before = embedding.weight.detach().clone();
        embedding.call(tensor(new long[] { 1, 1 }));
        Assert.True(embedding.weight[1].norm().item<float>() <= 0.5);
        Assert.True(embedding.weight[0].equal(before[0]).all().item<bool>());
    }

    [Fact]
    public void Bilinear_forms_and_distances_have_the_derivatives_of_their_equations()
    {
        GradCheck.Run(x => F.bilinear(x[0], x[1], x[2], x[3]), Sample.AwayFromZero(2, 3), Sample.AwayFromZero(2, 2), Sample.AwayFromZero(4, 3, 2), Sample.AwayFromZero(4));
        GradCheck.Run(x => CosineSimilarity().call(x[0], x[1]), Sample.AwayFromZero(2, 3), Sample.Distinct(2, 3));
        foreach (double p in new[] { 1, 2, 3.5, double.PositiveInfinity }) GradCheck.Run(x => PairwiseDistance(p).call(x[0], x[1]), Sample.Distinct(2, 3), Sample.Between(-0.02, 0.02, 2, 3));
        GradCheck.Run(x => F.normalize(x[0], 3), Sample.AwayFromZero(2, 3));
    }

    [Fact]
    public void Normalizing_zero_gives_zero_and_a_finite_gradient()
    {
        var x = zeros(1, 3, float64).requires_grad_();
        var result = F.normalize(x);
        Assert.Equal(0, result.abs().sum().item<double>());
        result.sum().backward();
        Assert.True(x.grad!.isfinite().all().item<bool>());
    }

    [Fact]
    public void Dropout_is_off_in_evaluation_and_drops_whole_channels_where_it_says_so()
    {
        var x = ones(4, 50, 3);
        using var dropout = Dropout1d(0.5);
        var sums = dropout.call(x).sum(2).data<float>().ToArray();
        Assert.All(sums, s => Assert.True(s is 0 or 6));
        Assert.Contains(0f, sums);
        Assert.Contains(6f, sums);
        dropout.eval();
        Assert.True(dropout.call(x).equal(x).all().item<bool>());
        foreach (var module in new Module<Tensor, Tensor>[] { Dropout(0.9), Dropout2d(0.9), Dropout3d(0.9), AlphaDropout(0.9), FeatureAlphaDropout(0.9) })
        {
            module.eval();
            Assert.True(module.call(x.unsqueeze(0)).equal(x).all().item<bool>());
            module.train();
            Assert.False(module.call(x.unsqueeze(0)).allclose(x));
        }
        Assert.ThrowsAny<Exception>(() => F.dropout(x, 1.5));
        Assert.ThrowsAny<Exception>(() => F.dropout1d(zeros(2)));
    }
}
