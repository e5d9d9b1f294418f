using DeepDay3.Models;
using DeepDay3.Tests.Models.SequenceToSequence;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Models.Dialogue;

[Collection(Alone.Name)]
public class HredTests
{
    [Theory]
    [InlineData(RecurrentUnit.SimpleRnn, false)]
    [InlineData(RecurrentUnit.Gru, true)]
    [InlineData(RecurrentUnit.Lstm, false)]
    public void Shapes_and_gradients(RecurrentUnit unit, bool bidirectional)
    {
        manual_seed(1);
        var model = new Hred(Dialogues.Options(unit, bidirectional));
        Assert.Equal([3, 3, Dialogues.Words], model.call(Dialogues.Turns, Sentences.Given).shape);
        Assert.Equal([3, 7], model.Context(Dialogues.Turns).shape);
        DecoderState state = model.Encode(Dialogues.Turns);
        Assert.Equal([1, 3, 6], state.Hidden.shape);
        Assert.Equal(unit == RecurrentUnit.Lstm, state.Cell is not null);
        ModelGradients.Check(model, () => Sentences.Loss(model.call(Dialogues.Turns, Sentences.Given), Sentences.Answer));
    }

    [Theory]
    [InlineData(RecurrentUnit.SimpleRnn, false)]
    [InlineData(RecurrentUnit.Gru, true)]
    [InlineData(RecurrentUnit.Lstm, true)]
    public void Padding_of_words_and_of_turns_never_changes_a_result(RecurrentUnit unit, bool bidirectional)
    {
        manual_seed(2);
        var model = new Hred(Dialogues.Options(unit, bidirectional));
        Tensor scores = model.call(Dialogues.Turns, Sentences.Given);
        Tensor wider = model.call(Dialogues.Wider, Dialogues.Widened(Sentences.Given));
        Assert.True(scores.allclose(wider.narrow(1, 0, 3), rtol: 0, atol: 1e-6));
        Tensor alone = model.call(tensor(new long[,,] { { { 3, 4 } } }), Sentences.Given.narrow(0, 0, 1));
        Assert.True(scores[0].allclose(alone[0], rtol: 0, atol: 1e-6));

        // What padding holds in the tables does not matter for the gradient either.
        Dictionary<string, Tensor> Gradients(Tensor turns, Tensor given, Tensor answer)
        {
            model.zero_grad();
            Sentences.Loss(model.call(turns, given), answer).backward();
            return model.named_parameters().ToDictionary(p => p.name, p => p.parameter.grad!.clone());
        }
        var plain = Gradients(Dialogues.Turns, Sentences.Given, Sentences.Answer);
        foreach (var (name, gradient) in Gradients(Dialogues.Wider, Dialogues.Widened(Sentences.Given), Dialogues.Widened(Sentences.Answer)))
            Assert.True(gradient.allclose(plain[name], rtol: 0, atol: 1e-6), name);
    }

    [Fact]
    public void The_context_depends_on_every_turn_and_on_their_order()
    {
        manual_seed(3);
        var model = new Hred(Dialogues.Options());
        Tensor Context(long[] a, long[] b, long[] c) => model.Context(tensor([.. a, .. b, .. c]).view(1, 3, 2));
        Tensor context = Context([3, 4], [5, 6], [7, 8]);
        Assert.False(context.allclose(Context([3, 5], [5, 6], [7, 8]), rtol: 0, atol: 1e-4));
        Assert.False(context.allclose(Context([5, 6], [3, 4], [7, 8]), rtol: 0, atol: 1e-4));
        // The same words cut into other turns are another dialogue.
        Tensor cut = model.Context(tensor(new long[,,] { { { 3, 4, 5 }, { 6, 7, 8 } } })), other = model.Context(tensor(new long[,,] { { { 3, 4, 0, 0 }, { 5, 6, 7, 8 } } }));
        Assert.False(cut.allclose(other, rtol: 0, atol: 1e-4));
    }

    [Fact]
    public void It_is_a_context_rnn_over_the_vectors_of_turns()
    {
        // By hand, with simple cells: u = the word encoder's last state, c = tanh(W u + b + V c + b').
        manual_seed(4);
        var model = new Hred(Dialogues.Options(RecurrentUnit.SimpleRnn));
        var weights = model.named_parameters().ToDictionary(p => p.name, p => (Tensor)p.parameter);
        Tensor Step(string layer, Tensor x, Tensor h) =>
            (weights[layer + ".weight_ih_l0"].mv(x) + weights[layer + ".bias_ih_l0"] + weights[layer + ".weight_hh_l0"].mv(h) + weights[layer + ".bias_hh_l0"]).tanh();
        Tensor context = zeros(7);
        foreach (long[] turn in new long[][] { [5, 6, 7], [8], [3, 4] })
        {
            Tensor u = zeros(6);
            foreach (long word in turn)
                u = Step("encoder.words.layers.layers", weights["encoder.words.embedding.weight"][word], u);
            context = Step("encoder.context.layers", u, context);
        }
        Assert.True(context.allclose(model.Context(Dialogues.Turns)[1], rtol: 0, atol: 1e-6));
    }

    [Fact]
    public void Steps_are_teacher_forcing_word_by_word()
    {
        manual_seed(5);
        var model = new Hred(Dialogues.Options(RecurrentUnit.Lstm));
        Tensor scores = model.call(Dialogues.Turns, Sentences.Given);
        Sentences.AssertSteps(model, model.Encode(Dialogues.Turns), scores);
    }

    [Theory]
    [InlineData(RecurrentUnit.SimpleRnn)]
    [InlineData(RecurrentUnit.Gru)]
    [InlineData(RecurrentUnit.Lstm)]
    public void One_batch_is_learnt_by_heart_and_the_seed_decides(RecurrentUnit unit)
    {
        // All three dialogues end with the same words: only what came before tells their answers apart.
        float Run()
        {
            manual_seed(6);
            var model = new Hred(Dialogues.Options(unit));
            Tensor Loss() => Sentences.Loss(model.call(Dialogues.Turns, Sentences.Given), Sentences.Answer);
            Assert.Equal(Sentences.Expected, Sentences.Overfit(model, Loss, () => SequenceDecoding.Greedy(model, model.Encode(Dialogues.Turns), Sentences.Limits)));
            return Loss().item<float>();
        }
        Assert.Equal(Run(), Run());
    }

    [Fact]
    public void Dialogues_without_a_turn_or_with_a_hole_are_refused()
    {
        var model = new Hred(Dialogues.Options());
        Assert.Contains("Dialogue 1", Assert.Throws<ArgumentException>(() => model.Context(tensor(new long[,,] { { { 3 }, { 4 } }, { { 0 }, { 0 } } }))).Message);
        Assert.Contains("Dialogue 0", Assert.Throws<ArgumentException>(() => model.Context(tensor(new long[,,] { { { 0 }, { 4 } } }))).Message);
        Assert.Contains("[N, U, S]", Assert.Throws<ArgumentException>(() => model.Context(Sentences.Source)).Message);
    }

    [Fact]
    public void Sizes_that_make_no_model_are_refused()
    {
        Assert.Contains("context size 0", Assert.Throws<ArgumentException>(() => new Hred(Dialogues.Options() with { ContextSize = 0 })).Message);
        Assert.Contains("at least 1", Assert.Throws<ArgumentException>(() => new Hred(Dialogues.Options() with { HiddenSize = 0 })).Message);
        Assert.Contains("even", Assert.Throws<ArgumentException>(() => new Hred(Dialogues.Options(bidirectional: true) with { HiddenSize = 5 })).Message);
    }
}
