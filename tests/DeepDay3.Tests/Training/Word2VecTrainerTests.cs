using DeepDay3.Data;
using DeepDay3.Models;
using DeepDay3.Training;

namespace DeepDay3.Tests.Training;

public class Word2VecTrainerTests
{
    const int Groups = 4, WordsOfGroup = 6;

    /// <summary>Sentences that keep to the words of one group each.</summary>
    static int[][] Sentences(int seed)
    {
        var random = new SplitMix64((ulong)seed);
        return [.. Enumerable.Range(0, 1500).Select(_ =>
        {
            int group = random.Next(Groups);
            return Enumerable.Range(0, 8).Select(_ => group * WordsOfGroup + random.Next(WordsOfGroup)).ToArray();
        })];
    }

    static Word2VecOptions Options(Word2VecModel model) => new() { Model = model, Dimension = 20, Subsampling = 0, Epochs = 10, LearningRate = 0.05 };

    [Theory]
    [InlineData(Word2VecModel.SkipGram, 1)]
    [InlineData(Word2VecModel.Cbow, 1)]
    [InlineData(Word2VecModel.SkipGram, 2)]
    public void Words_of_one_group_come_to_lie_together(Word2VecModel model, int threads)
    {
        for (int seed = 0; seed < 5; seed++)
        {
            var vectors = Word2VecTrainer.Train(Sentences(seed), Groups * WordsOfGroup, Options(model) with { Seed = seed, Threads = threads });
            for (int word = 0; word < vectors.VocabularySize; word++)
            {
                var nearest = vectors.Nearest(vectors[word], WordsOfGroup - 1, word);
                Assert.All(nearest, found => Assert.Equal(word / WordsOfGroup, found.Word / WordsOfGroup));
            }
        }
    }

    [Fact]
    public void With_one_thread_a_run_repeats_itself()
    {
        var options = Options(Word2VecModel.SkipGram) with { Epochs = 1, Subsampling = 1e-2, Seed = 3 };
        var first = Word2VecTrainer.Train(Sentences(0), 24, options);
        Assert.Equal(first.Input, Word2VecTrainer.Train(Sentences(0), 24, options).Input);
        Assert.NotEqual(first.Input, Word2VecTrainer.Train(Sentences(0), 24, options with { Seed = 4 }).Input);
    }

    [Fact]
    public void Progress_goes_up_to_one()
    {
        var told = new Collected();
        Word2VecTrainer.Train(Sentences(0), 24, Options(Word2VecModel.Cbow) with { Epochs = 1 }, told);
        Assert.Equal(1, told.Shares[^1]);
        Assert.InRange(told.Shares.Count, 50, 102);
        Assert.Equal(told.Shares.Order(), told.Shares);
    }

    [Fact]
    public void A_run_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => Word2VecTrainer.Train(Sentences(0), 24, new Word2VecOptions(), cancellation: source.Token));
    }

    [Fact]
    public void Bad_input_is_named()
    {
        string Message(Action action) => Assert.Throws<ArgumentException>(action).Message;
        Assert.Contains("Sentence 1 holds the word 9: 0 to 4", Message(() => Word2VecTrainer.Train([[0, 1], [9]], 5, new Word2VecOptions())));
        Assert.Contains("1 different words", Message(() => Word2VecTrainer.Train([[3, 3]], 5, new Word2VecOptions())));
        Assert.Contains("A window of 0", Message(() => Word2VecTrainer.Train([[0, 1]], 5, new Word2VecOptions { Window = 0 })));
        Assert.Contains("64 was given: 1 to 63", Message(() => Word2VecTrainer.Train([[0, 1]], 5, new Word2VecOptions { Negatives = 64 })));
    }

    sealed class Collected : IProgress<double>
    {
        public List<double> Shares { get; } = [];

        public void Report(double value) => Shares.Add(value);
    }
}
