using DeepDay3.Models;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Models.SequenceToSequence;

[Collection(Alone.Name)]
public class Seq2SeqTests
{
    [Theory]
    [InlineData(RecurrentUnit.SimpleRnn, false, 1, false)]
    [InlineData(RecurrentUnit.Gru, true, 2, true)]
    [InlineData(RecurrentUnit.Lstm, true, 1, false)]
    [InlineData(RecurrentUnit.Lstm, false, 2, true)]
    public void Shapes_and_gradients(RecurrentUnit unit, bool bidirectional, int layers, bool peeky)
    {
        manual_seed(1);
        var model = new Seq2Seq(Sentences.Options(unit, bidirectional, layers), peeky);
        Assert.Equal([3, 3, Sentences.Words], model.call(Sentences.Source, Sentences.Given).shape);
        DecoderState state = model.Encode(Sentences.Source);
        Assert.Equal([layers, 3, 6], state.Hidden.shape);
        Assert.Equal(unit == RecurrentUnit.Lstm, state.Cell is not null);
        Assert.Equal(peeky, state.Memory is not null);
        ModelGradients.Check(model, () => Sentences.Loss(model.call(Sentences.Source, Sentences.Given), Sentences.Answer));
    }

    [Theory]
    [InlineData(RecurrentUnit.SimpleRnn, false)]
    [InlineData(RecurrentUnit.Gru, true)]
    [InlineData(RecurrentUnit.Lstm, true)]
    public void Padding_never_changes_a_result(RecurrentUnit unit, bool bidirectional)
    {
        manual_seed(2);
        var model = new Seq2Seq(Sentences.Options(unit, bidirectional, layers: 2), peeky: true);
        Tensor scores = model.call(Sentences.Source, Sentences.Given);
        Tensor alone = model.call(tensor(new long[,] { { 3, 4 } }), tensor(new long[,] { { 1, 4, 3 } }));
        Assert.True(scores[0].allclose(alone[0], rtol: 0, atol: 1e-6));
        Tensor wider = model.call(cat([Sentences.Source, zeros(3, 5, int64)], 1), cat([Sentences.Given, zeros(3, 2, int64)], 1));
        Assert.True(scores.allclose(wider.narrow(1, 0, 3), rtol: 0, atol: 1e-6));
        Tensor loss = Sentences.Loss(scores, Sentences.Answer), widerLoss = Sentences.Loss(wider, cat([Sentences.Answer, zeros(3, 2, int64)], 1));
        Assert.Equal(loss.item<float>(), widerLoss.item<float>(), 1e-6f);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Steps_are_teacher_forcing_word_by_word(bool peeky)
    {
        manual_seed(3);
        var model = new Seq2Seq(Sentences.Options(RecurrentUnit.Lstm), peeky);
        Tensor scores = model.call(Sentences.Source, Sentences.Given);
        Sentences.AssertSteps(model, model.Encode(Sentences.Source), scores);
    }

    [Theory]
    [InlineData(RecurrentUnit.SimpleRnn)]
    [InlineData(RecurrentUnit.Lstm)]
    [InlineData(RecurrentUnit.Gru)]
    public void One_batch_is_learnt_by_heart_and_the_seed_decides(RecurrentUnit unit)
    {
        float Run()
        {
            manual_seed(4);
            var model = new Seq2Seq(Sentences.Options(unit));
            Tensor Loss() => Sentences.Loss(model.call(Sentences.Source, Sentences.Given), Sentences.Answer);
            Assert.Equal(Sentences.Expected, Sentences.Overfit(model, Loss, () => SequenceDecoding.Greedy(model, model.Encode(Sentences.Source), Sentences.Limits)));
            return Loss().item<float>();
        }
        Assert.Equal(Run(), Run());
    }

    [Fact]
    public void A_peeky_decoder_sees_the_sentence_in_every_step()
    {
        manual_seed(5);
        // Another memory beside the same first state: only a peeky decoder can notice.
        bool Notices(bool peeky)
        {
            var model = new Seq2Seq(Sentences.Options(RecurrentUnit.Gru), peeky);
            DecoderState state = model.Encode(Sentences.Source), other = state with { Memory = state.Memory is null ? null : state.Memory + 1 };
            Tensor words = tensor(new long[] { 1, 1, 1 });
            return !model.Step(words, state).Scores.allclose(model.Step(words, other).Scores);
        }
        Assert.True(Notices(peeky: true));
        Assert.False(Notices(peeky: false));
    }

    [Fact]
    public void Sizes_that_make_no_model_are_refused()
    {
        Assert.Contains("at least 1", Assert.Throws<ArgumentException>(() => new Seq2Seq(Sentences.Options(RecurrentUnit.Gru) with { HiddenSize = 0 })).Message);
        Assert.Contains("even", Assert.Throws<ArgumentException>(() => new Seq2Seq(Sentences.Options(RecurrentUnit.Gru, bidirectional: true) with { HiddenSize = 5 })).Message);
    }
}
