using DeepDay3.Models;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Models.SequenceToSequence;

[Collection(Alone.Name)]
public class AttentionSeq2SeqTests
{
    [Theory]
    [InlineData(AttentionScore.Dot, RecurrentUnit.Gru, false)]
    [InlineData(AttentionScore.Additive, RecurrentUnit.Lstm, true)]
    [InlineData(AttentionScore.Additive, RecurrentUnit.SimpleRnn, false)]
    public void Shapes_and_gradients(AttentionScore score, RecurrentUnit unit, bool bidirectional)
    {
        manual_seed(1);
        var model = new AttentionSeq2Seq(Sentences.Options(unit, bidirectional, layers: 2), score);
        Assert.Equal([3, 3, Sentences.Words], model.call(Sentences.Source, Sentences.Given).shape);
        Tensor weights = model.Attention(Sentences.Source, Sentences.Given);
        Assert.Equal([3, 3, 4], weights.shape);
        Assert.True(weights.sum(dim: 2).allclose(ones(3, 3)));
        ModelGradients.Check(model, () => Sentences.Loss(model.call(Sentences.Source, Sentences.Given), Sentences.Answer));
    }

    [Theory]
    [InlineData(AttentionScore.Dot, true)]
    [InlineData(AttentionScore.Additive, false)]
    public void Padding_never_changes_a_result(AttentionScore score, bool bidirectional)
    {
        manual_seed(2);
        var model = new AttentionSeq2Seq(Sentences.Options(RecurrentUnit.Gru, bidirectional), score);
        Tensor scores = model.call(Sentences.Source, Sentences.Given);
        Assert.True(scores[0].allclose(model.call(tensor(new long[,] { { 3, 4 } }), tensor(new long[,] { { 1, 4, 3 } }))[0], rtol: 0, atol: 1e-6));
        Tensor wide = cat([Sentences.Source, zeros(3, 5, int64)], 1);
        Assert.True(scores.allclose(model.call(wide, Sentences.Given), rtol: 0, atol: 1e-6));
        Tensor weights = model.Attention(wide, Sentences.Given);
        Assert.Equal(0, weights[0].narrow(1, 2, 7).abs().max().item<float>());
        Assert.Equal(0, weights[1].narrow(1, 4, 5).abs().max().item<float>());
    }

    [Fact]
    public void Steps_are_teacher_forcing_word_by_word()
    {
        manual_seed(3);
        var model = new AttentionSeq2Seq(Sentences.Options(RecurrentUnit.Gru), AttentionScore.Additive);
        (Tensor scores, Tensor weights) = (model.call(Sentences.Source, Sentences.Given), model.Attention(Sentences.Source, Sentences.Given));
        Sentences.AssertSteps(model, model.Encode(Sentences.Source), scores, weights);
    }

    [Theory]
    [InlineData(AttentionScore.Dot)]
    [InlineData(AttentionScore.Additive)]
    public void One_batch_is_learnt_by_heart_and_the_seed_decides(AttentionScore score)
    {
        float Run()
        {
            manual_seed(4);
            var model = new AttentionSeq2Seq(Sentences.Options(RecurrentUnit.Gru), score);
            Tensor Loss() => Sentences.Loss(model.call(Sentences.Source, Sentences.Given), Sentences.Answer);
            Assert.Equal(Sentences.Expected, Sentences.Overfit(model, Loss, () => SequenceDecoding.Greedy(model, model.Encode(Sentences.Source), Sentences.Limits)));
            return Loss().item<float>();
        }
        Assert.Equal(Run(), Run());
    }
}
