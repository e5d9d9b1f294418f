using DeepDay3.Torch.Tests.Support;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.utils;
using static TorchSharp.torch.nn.utils.rnn;

namespace DeepDay3.Torch.Tests.Modules;

public class RnnUtilitiesTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_was_packed_is_padded_as_before(bool batchFirst)
    {
        Tensor[] sequences = [Sample.AwayFromZero(2, 3), Sample.AwayFromZero(5, 3), Sample.AwayFromZero(1, 3)];
        using var packed = pack_sequence(sequences, enforce_sorted: false);
        Assert.Equal([3, 2, 1, 1, 1], packed.batch_sizes.data<long>().ToArray());
        Assert.Equal([1, 0, 2], packed.sorted_indices!.data<long>().ToArray());
        var (padded, lengths) = pad_packed_sequence(packed, batchFirst, -7, total_length: 6);
        Assert.Equal([2, 5, 1], lengths.data<long>().ToArray());
        Assert.Equal(batchFirst ? [3, 6, 3] : [6, 3, 3], padded.shape);
        var whole = pad_sequence([.. sequences, zeros(6, 3, float64)], batchFirst, -7).narrow(batchFirst ? 0 : 1, 0, 3);
        Assert.True(padded.equal(whole).all().item<bool>());
    }

    [Fact]
    public void A_packed_recurrent_layer_treats_each_sequence_as_if_alone()
    {
        using var lstm = nn.LSTM(2, 3, 2, bidirectional: true).@double();
        Tensor[] sequences = [Sample.AwayFromZero(2, 2), Sample.AwayFromZero(4, 2), Sample.AwayFromZero(3, 2)];
        using var packed = pack_sequence(sequences, enforce_sorted: false);
        var (output, h, c) = lstm.call(packed);
        var (padded, _) = pad_packed_sequence(output);
        for (int i = 0; i < sequences.Length; i++)
        {
            var (alone, h1, c1) = lstm.call(sequences[i].unsqueeze(1));
            Assert.True(padded.narrow(0, 0, alone.shape[0]).narrow(1, i, 1).allclose(alone, 1e-12, 1e-14));
            Assert.True(h.narrow(1, i, 1).allclose(h1, 1e-12, 1e-14));
            Assert.True(c.narrow(1, i, 1).allclose(c1, 1e-12, 1e-14));
        }
    }

    [Fact]
    public void Gradients_pass_through_packing_and_padding() => GradCheck.Run(x =>
    {
        var packed = pack_padded_sequence(x[0], tensor(new long[] { 2, 4 }), enforce_sorted: false);
        return pad_packed_sequence(packed).Item1.pow(2);
    }, Sample.AwayFromZero(4, 2, 2));

    [Fact]
    public void Lengths_that_do_not_fit_are_refused()
    {
        var x = zeros(3, 2, 1);
        Assert.Contains("decreasing order", Assert.ThrowsAny<Exception>(() => pack_padded_sequence(x, tensor(new long[] { 1, 3 }))).Message);
        Assert.Contains("greater than 0", Assert.ThrowsAny<Exception>(() => pack_padded_sequence(x, tensor(new long[] { 3, 0 }))).Message);
        Assert.Contains("len(lengths)", Assert.ThrowsAny<Exception>(() => pack_padded_sequence(x, tensor(new long[] { 3 }))).Message);
        Assert.Contains("at most 3", Assert.ThrowsAny<Exception>(() => pack_padded_sequence(x, tensor(new long[] { 4, 1 }))).Message);
        Assert.Contains("total_length", Assert.ThrowsAny<Exception>(() => pad_packed_sequence(pack_padded_sequence(x, tensor(new long[] { 3, 1 })), total_length: 2)).Message);
    }

    [Fact]
    public void A_packed_sequence_belongs_to_its_scope_and_is_counted_there()
    {
        var counts = DisposeScopeManager.Statistics.PackedSequenceStatistics;
        counts.Reset();
        PackedSequence kept, lost;
        using (NewDisposeScope())
        {
            kept = pack_sequence([ones(2, 1)]).MoveToOuterDisposeScope();
            lost = pack_sequence([ones(2, 1)]);
            Assert.Equal((2, 1), (counts.CreatedInScopeCount, counts.DetachedFromScopeCount));
        }
        Assert.True(lost.data.IsInvalid);
        Assert.False(kept.data.IsInvalid);
        Assert.Equal(1, counts.DisposedInScopeCount);
        kept.Dispose();
        kept.Dispose();
        Assert.True(kept.data.IsInvalid);
        Assert.Equal((1, 0), (counts.DisposedOutsideScopeCount, counts.ThreadTotalLiveCount));
    }

    [Fact]
    public void Clipping_scales_all_gradients_by_their_common_norm()
    {
        var parameters = new[] { new Parameter(zeros(2)), new Parameter(zeros(1)), new Parameter(zeros(4)) };
        parameters[0].grad = tensor(new[] { 3f, 0f });
        parameters[1].grad = tensor(new[] { 4f });
        Assert.Equal(5, clip_grad_norm_(parameters, 10), 1e-6);
        Assert.Equal(3, parameters[0].grad![0].item<float>());
        Assert.Equal(5, clip_grad_norm_(parameters, 1), 1e-6);
        Assert.Equal(0.6, parameters[0].grad![0].item<float>(), 1e-6);
        Assert.Equal(0.8, parameters[1].grad![0].item<float>(), 1e-6);
        Assert.Equal(0.8, clip_grad_norm_(parameters, 5, double.PositiveInfinity), 1e-6);
        Assert.Equal(1.4, clip_grad_norm_(parameters, 5, 1), 1e-6);
        clip_grad_value_(parameters, 0.7);
        Assert.Equal(0.7, parameters[1].grad![0].item<float>(), 1e-6);
        Assert.Equal(0.6, parameters[0].grad![0].item<float>(), 1e-6);
    }

    [Fact]
    public void Parameters_and_vectors_turn_into_each_other()
    {
        using var linear = nn.Linear(2, 3);
        var vector = parameters_to_vector(linear.parameters());
        Assert.Equal(9, vector.numel());
        vector_to_parameters(arange(9, float32), linear.parameters());
        Assert.Equal(5, linear.weight[2, 1].item<float>());
        Assert.Equal(8, linear.bias![2].item<float>());
        Assert.Throws<ArgumentException>(() => vector_to_parameters(zeros(8), linear.parameters()));
    }
}
