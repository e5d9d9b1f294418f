using DeepDay3.Models;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Models.SequenceToSequence;

[Collection(Alone.Name)]
public class SequenceDecodingTests
{
    const int Start = 0, End = 1;
    static readonly DecodingLimits Limits = new(Start, End, MaxLength: 4);

    /// <summary>Four words; the probabilities of the next depend on the last one alone, and the "attention" tells the step.</summary>
    sealed class Chain(double[,] probabilities) : IStepDecoder
    {
        readonly Tensor table = tensor(probabilities).log();

        public DecoderStep Step(Tensor words, DecoderState state) =>
            new(table.index_select(0, words), state with { Hidden = state.Hidden + 1 }, state.Hidden[0].to_type(float32));

        public static DecoderState Begin(int count) => new(zeros(1, count, 1));
    }

    // The best first word (2) leads to a spread of poor ones: greedy is misled.
    static readonly Chain Misleading = new(new[,] { { 0.01, 0.01, 0.55, 0.43 }, { 0.25, 0.25, 0.25, 0.25 }, { 0.3, 0.36, 0.17, 0.17 }, { 0.02, 0.9, 0.04, 0.04 } });

    [Fact]
    public void Greedy_takes_the_best_word_of_each_step()
    {
        DecodedSequence written = SequenceDecoding.Greedy(Misleading, Chain.Begin(1), Limits)[0];
        Assert.Equal([2], written.Words);
        Assert.True(written.Ended);
        Assert.Equal(Math.Log(0.55 * 0.36), written.LogProbability, 1e-6);
        Assert.Equal([0f, 1f], written.Attention.Select(row => row[0]));
    }

    [Fact]
    public void A_beam_finds_what_greedy_misses()
    {
        DecodedSequence[] found = SequenceDecoding.Beam(Misleading, Chain.Begin(1), Limits, width: 2);
        Assert.Equal([3], found[0].Words);
        Assert.Equal(Math.Log(0.43 * 0.9), found[0].LogProbability, 1e-9);
        Assert.Equal([2], found[1].Words);
        Assert.Equal(2, found[0].Attention.Count);
    }

    [Fact]
    public void A_beam_of_one_is_greedy_and_a_wide_one_finds_the_best_of_all()
    {
        manual_seed(1);
        for (int run = 0; run < 20; run++)
        {
            var chain = new Chain(Matrix((randn(4, 4, float64) * 2).softmax(1)));
            DecodedSequence greedy = SequenceDecoding.Greedy(chain, Chain.Begin(1), Limits)[0], one = SequenceDecoding.Beam(chain, Chain.Begin(1), Limits, width: 1)[0];
            Assert.Equal(greedy.Words, one.Words);
            Assert.Equal(greedy.LogProbability, one.LogProbability, 1e-5);
            DecodedSequence best = SequenceDecoding.Beam(chain, Chain.Begin(1), Limits, width: 256)[0];
            double expected = AllThatEnd(chain, [], 0).Max();
            Assert.Equal(expected, best.LogProbability, 1e-9);
        }
    }

    // Every sequence of up to four words with its end: the sum over all steps of the logarithm.
    static IEnumerable<double> AllThatEnd(Chain chain, int[] words, double total)
    {
        int last = words is [.., var word] ? word : Start;
        double[] next = chain.Step(tensor(new[] { (long)last }), Chain.Begin(1)).Scores.log_softmax(1).data<double>().ToArray();
        yield return total + next[End];
        if (words.Length < Limits.MaxLength - 1)
            foreach (int follow in new[] { 0, 2, 3 })
                foreach (double value in AllThatEnd(chain, [.. words, follow], total + next[follow]))
                    yield return value;
    }

    [Fact]
    public void A_length_penalty_favours_longer_sequences()
    {
        // Ending at once has probability 0.5; three words and an end 0.5 * 0.95^3.
        var chain = new Chain(new[,] { { 1e-9, 0.5, 0.5, 1e-9 }, { 0.25, 0.25, 0.25, 0.25 }, { 1e-9, 0.95, 1e-9, 0.05 }, { 1e-9, 0.95, 0.025, 0.025 } });
        Assert.Empty(SequenceDecoding.Beam(chain, Chain.Begin(1), Limits, width: 3)[0].Words);
        Assert.Equal([2], SequenceDecoding.Beam(chain, Chain.Begin(1), Limits, width: 3, lengthPenalty: 2)[0].Words);
    }

    [Fact]
    public void Sampling_follows_the_probabilities_and_the_seed()
    {
        const int count = 4000;
        using var generator = new Generator(5);
        DecodedSequence[] drawn = SequenceDecoding.Sample(Misleading, Chain.Begin(count), Limits with { MaxLength = 1 }, generator: generator);
        foreach ((int word, double probability) in new[] { (2, 0.55), (3, 0.43) })
            Assert.Equal(probability, drawn.Count(sequence => sequence.Words is [var only] && only == word) / (double)count, 0.04);
        // A low temperature is nearly greedy.
        Assert.All(SequenceDecoding.Sample(Misleading, Chain.Begin(50), Limits with { MaxLength = 1 }, temperature: 0.01, generator: generator), sequence => Assert.Equal([2], sequence.Words));

        int[][] Draw()
        {
            using var same = new Generator(6);
            return [.. SequenceDecoding.Sample(Misleading, Chain.Begin(20), Limits, generator: same).Select(sequence => sequence.Words)];
        }
        Assert.Equal(Draw(), Draw());
    }

    [Fact]
    public void What_never_ends_is_cut_off_and_says_so()
    {
        var endless = new Chain(new[,] { { 0.1, 1e-9, 0.8, 0.1 }, { 0.25, 0.25, 0.25, 0.25 }, { 0.1, 1e-9, 0.8, 0.1 }, { 0.1, 1e-9, 0.8, 0.1 } });
        foreach (DecodedSequence written in new[] { SequenceDecoding.Greedy(endless, Chain.Begin(1), Limits)[0], SequenceDecoding.Beam(endless, Chain.Begin(1), Limits, width: 1)[0] })
        {
            Assert.Equal([2, 2, 2, 2], written.Words);
            Assert.False(written.Ended);
        }
    }

    [Fact]
    public void A_batch_is_decoded_as_its_sentences_alone()
    {
        manual_seed(7);
        var model = new AttentionSeq2Seq(Sentences.Options(RecurrentUnit.Lstm));
        DecodedSequence[] together = SequenceDecoding.Greedy(model, model.Encode(Sentences.Source), Sentences.Limits);
        for (int n = 0; n < 3; n++)
        {
            DecoderState alone = model.Encode(Sentences.Source.narrow(0, n, 1));
            Assert.Equal(SequenceDecoding.Greedy(model, alone, Sentences.Limits)[0].Words, together[n].Words);
            Assert.Equal(together[n].LogProbability, SequenceDecoding.Beam(model, alone, Sentences.Limits, width: 1)[0].LogProbability, 1e-4);
        }
    }

    [Fact]
    public void What_allows_no_word_is_refused()
    {
        Assert.Throws<ArgumentException>(() => SequenceDecoding.Greedy(Misleading, Chain.Begin(1), Limits with { MaxLength = 0 }));
        Assert.Throws<ArgumentException>(() => SequenceDecoding.Beam(Misleading, Chain.Begin(1), Limits, width: 0));
        Assert.Contains("one sequence", Assert.Throws<ArgumentException>(() => SequenceDecoding.Beam(Misleading, Chain.Begin(2), Limits)).Message);
        Assert.Throws<ArgumentException>(() => SequenceDecoding.Sample(Misleading, Chain.Begin(1), Limits, temperature: 0));
    }

    static double[,] Matrix(Tensor values)
    {
        var matrix = new double[values.shape[0], values.shape[1]];
        Buffer.BlockCopy(values.contiguous().data<double>().ToArray(), 0, matrix, 0, matrix.Length * sizeof(double));
        return matrix;
    }
}
