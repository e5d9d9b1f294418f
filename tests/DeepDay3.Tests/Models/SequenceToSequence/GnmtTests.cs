using DeepDay3.Models;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Models.SequenceToSequence;

[Collection(Alone.Name)]
public class GnmtTests
{
    const int Words = Sentences.Words, Vector = 5, Size = 4;

    static GnmtOptions Options(int layers, bool residual = true, AttentionScore score = AttentionScore.Additive) =>
        new() { SourceWords = Words, TargetWords = Words, EmbeddingSize = Vector, HiddenSize = Size, Layers = layers, Residual = residual, Score = score };

    static Gnmt Make(int seed, GnmtOptions options)
    {
        manual_seed(seed);
        return new Gnmt(options);
    }

    [Theory]
    [InlineData(2, AttentionScore.Additive, true)]
    [InlineData(4, AttentionScore.Dot, true)]
    [InlineData(3, AttentionScore.Additive, false)]
    public void Shapes_and_gradients(int layers, AttentionScore score, bool residual)
    {
        Gnmt model = Make(1, Options(layers, residual, score));
        Assert.Equal([3, 3, Words], model.call(Sentences.Source, Sentences.Given).shape);
        Tensor weights = model.Attention(Sentences.Source, Sentences.Given);
        Assert.Equal([3, 3, 4], weights.shape);
        Assert.True(weights.sum(dim: 2).allclose(ones(3, 3)));
        IReadOnlyList<Tensor> outputs = model.EncoderOutputs(Sentences.Source);
        Assert.Equal(layers, outputs.Count);
        Assert.Equal([3, 4, 2 * Size], outputs[0].shape);
        Assert.All(outputs.Skip(1), output => Assert.Equal([3, 4, Size], output.shape));
        ModelGradients.Check(model, () => Sentences.Loss(model.call(Sentences.Source, Sentences.Given), Sentences.Answer));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void The_number_of_parameters_is_that_of_the_wiring(int layers)
    {
        static long Lstm(long input) => 4 * Size * (input + Size + 2);
        long vectors = 2 * Words * Vector;
        long encoder = 2 * Lstm(Vector) + Lstm(2 * Size) + (layers - 2) * Lstm(Size);
        long decoder = Lstm(Vector + Size) + (layers - 1) * Lstm(2 * Size);
        long attention = Size * Size + (Size * Size + Size) + Size, output = Size * Words + Words;
        Assert.Equal(vectors + encoder + decoder + attention + output, Make(1, Options(layers)).parameters().Sum(p => p.numel()));
    }

    [Theory]
    [InlineData(AttentionScore.Dot)]
    [InlineData(AttentionScore.Additive)]
    public void Padding_never_changes_a_result(AttentionScore score)
    {
        Gnmt model = Make(2, Options(4, score: score));
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
        Gnmt model = Make(3, Options(4));
        (Tensor scores, Tensor weights) = (model.call(Sentences.Source, Sentences.Given), model.Attention(Sentences.Source, Sentences.Given));
        Sentences.AssertSteps(model, model.Encode(Sentences.Source), scores, weights);
    }

    /// <summary>With all weights at zero a layer gives zeros: added to its input it changes nothing, alone it takes everything.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_residual_layer_adds_from_the_third_on(bool residual)
    {
        Gnmt model = Make(4, Options(4, residual));
        Silence(model, "encoder.layers.2.", "encoder.layers.3.");
        IReadOnlyList<Tensor> outputs = model.EncoderOutputs(Sentences.Source);
        Assert.True(outputs[1].abs().max().item<float>() > 0.01);
        for (int layer = 2; layer < 4; layer++)
            Assert.Equal(0, (outputs[layer] - (residual ? outputs[1] : zeros_like(outputs[1]))).abs().max().item<float>());

        // The decoder's third and fourth layer: the scores still depend on the words only where the second layer's output is added.
        Silence(model, "upper.1.", "upper.2.");
        Tensor scores = model.call(Sentences.Source, Sentences.Given);
        float apart = (scores - scores[0, 0]).abs().max().item<float>();
        Assert.Equal(residual, apart > 1e-4);
        // The second layer adds nothing: without it nothing is left either way.
        Silence(model, "upper.0.");
        scores = model.call(Sentences.Source, Sentences.Given);
        Assert.Equal(0, (scores - scores[0, 0]).abs().max().item<float>());
    }

    /// <summary>The source is heard through the context alone, and each decoder layer hears it by itself.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(null)]
    public void The_context_goes_to_the_lowest_decoder_layer_and_to_all_above(int? listener)
    {
        Gnmt model = Make(5, Options(3, residual: false));
        using (no_grad())
            for (int layer = 0; layer < 3; layer++)
            {
                string name = layer == 0 ? "lowest.weight_ih" : $"upper.{layer - 1}.layers.weight_ih_l0";
                if (layer != listener)
                    model.named_parameters().Single(p => p.name == name).parameter.narrow(1, layer == 0 ? Vector : Size, Size).zero_();
            }
        Tensor heard = model.call(Sentences.Source, Sentences.Given), other = model.call(Sentences.Source.flip(0), Sentences.Given);
        Assert.Equal(listener is not null, (heard - other).abs().max().item<float>() > 1e-6);
    }

    [Theory]
    [InlineData(2, AttentionScore.Dot)]
    [InlineData(4, AttentionScore.Additive)]
    public void One_batch_is_learnt_by_heart_and_the_seed_decides(int layers, AttentionScore score)
    {
        float Run()
        {
            Gnmt model = Make(6, Options(layers, score: score) with { HiddenSize = 8 });
            Tensor Loss() => Sentences.Loss(model.call(Sentences.Source, Sentences.Given), Sentences.Answer);
            Assert.Equal(Sentences.Expected, Sentences.Overfit(model, Loss, () => SequenceDecoding.Greedy(model, model.Encode(Sentences.Source), Sentences.Limits)));
            for (int n = 0; n < 3; n++)
            {
                DecoderState alone = model.Encode(Sentences.Source.narrow(0, n, 1));
                Assert.Equal(Sentences.Expected[n], SequenceDecoding.Beam(model, alone, Sentences.Limits, width: 3, lengthPenalty: 0.6)[0].Words);
            }
            return Loss().item<float>();
        }
        Assert.Equal(Run(), Run());
    }

    [Fact]
    public void Dropout_belongs_to_training()
    {
        Gnmt model = Make(7, Options(3) with { Dropout = 0.5 });
        Assert.False(model.call(Sentences.Source, Sentences.Given).allclose(model.call(Sentences.Source, Sentences.Given)));
        model.eval();
        Assert.True(model.call(Sentences.Source, Sentences.Given).allclose(model.call(Sentences.Source, Sentences.Given), rtol: 0, atol: 0));
    }

    [Fact]
    public void What_makes_no_model_is_refused()
    {
        Assert.Contains("at least 2", Assert.Throws<ArgumentException>(() => new Gnmt(Options(1))).Message);
        Assert.Contains("hidden size 0", Assert.Throws<ArgumentException>(() => new Gnmt(Options(2) with { HiddenSize = 0 })).Message);
        Assert.Throws<ArgumentNullException>(() => new Gnmt(null!));
    }

    static void Silence(Gnmt model, params string[] names)
    {
        using var mode = no_grad();
        var found = model.named_parameters().Where(p => names.Any(name => p.name.StartsWith(name, StringComparison.Ordinal))).ToArray();
        Assert.Equal(4 * names.Length, found.Length);
        foreach (var (_, parameter) in found)
            parameter.zero_();
    }
}
