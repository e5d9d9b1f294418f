using DeepDay3.Models;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Models.SequenceToSequence;

/// <summary>Small batches of word indices: 0 fills up, 1 starts, 2 ends.</summary>
static class Sentences
{
    public const int Words = 9;

    /// <summary>Three sentences of lengths 2, 4 and 3.</summary>
    public static Tensor Source => tensor(new long[,] { { 3, 4, 0, 0 }, { 5, 6, 7, 8 }, { 8, 3, 3, 0 } });

    /// <summary>What the decoder is given.</summary>
    public static Tensor Given => tensor(new long[,] { { 1, 4, 3 }, { 1, 8, 7 }, { 1, 3, 0 } });

    /// <summary>What it should answer.</summary>
    public static Tensor Answer => tensor(new long[,] { { 4, 3, 2 }, { 8, 7, 2 }, { 3, 2, 0 } });

    public static readonly DecodingLimits Limits = new(Start: 1, End: 2, MaxLength: 6);

    public static Seq2SeqOptions Options(RecurrentUnit unit, bool bidirectional = false, long layers = 1) => new()
    {
        SourceWords = Words,
        TargetWords = Words,
        EmbeddingSize = 5,
        HiddenSize = 6,
        Unit = unit,
        Bidirectional = bidirectional,
        Layers = layers,
    };

    /// <summary>Cross entropy of the words that are no padding.</summary>
    public static Tensor Loss(Tensor scores, Tensor answer) => nn.functional.cross_entropy(scores.flatten(0, 1), answer.flatten(), ignore_index: 0);

    /// <summary>Trains on the one batch and returns the words that greedy decoding then writes.</summary>
    public static int[][] Overfit(nn.Module model, Func<Tensor> loss, Func<DecodedSequence[]> decode)
    {
        var optimizer = optim.Adam(model.parameters(), lr: 0.03);
        for (int step = 0; step < 120; step++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            loss().backward();
            optimizer.step();
        }
        return [.. decode().Select(sequence => sequence.Words)];
    }

    /// <summary>The answers without start, end and padding.</summary>
    public static readonly int[][] Expected = [[4, 3], [8, 7], [3]];

    /// <summary>Demands that single steps give what teacher forcing gave for <see cref="Given"/>: the scores, and the attention of a model that has one.</summary>
    public static void AssertSteps(IStepDecoder model, DecoderState state, Tensor scores, Tensor? weights = null)
    {
        for (int t = 0; t < Given.shape[1]; t++)
        {
            DecoderStep step = model.Step(Given.select(1, t), state);
            Assert.True(step.Scores.allclose(scores.select(1, t), rtol: 0, atol: 1e-6));
            if (weights is null) Assert.Null(step.Attention);
            else Assert.True(step.Attention!.allclose(weights.select(1, t), rtol: 0, atol: 1e-6));
            state = step.State;
        }
    }
}
