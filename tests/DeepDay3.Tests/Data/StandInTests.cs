using DeepDay3.Data;
using DeepDay3.Images;

namespace DeepDay3.Tests.Data;

/// <summary>Without the real data every loader gives a synthetic set of the same form, and says so.</summary>
public sealed class StandInTests : IDisposable
{
    readonly string root = Directory.CreateTempSubdirectory().FullName;

    DatasetStore Store => new(null, root);

    public void Dispose() => Directory.Delete(root, recursive: true);

    void Says(string what, string instead, string name, string source)
    {
        Assert.StartsWith(what, source);
        Assert.Contains($"in place of {instead}, because $DEEPDAY3_DATA is not set, and {root} has no ", source);
        Assert.EndsWith($"(./deepday3 data fetch {name} brings the real data).", source);
    }

    [Fact]
    public void Drawn_digits_stand_in_for_MNIST()
    {
        DigitImages train = Mnist.Load(true, Store, count: 50), test = Mnist.Load(false, Store);

        Assert.Equal((50, 28, 28, 255, true), (train.Count, train.Height, train.Width, train.Brightest, train.IsSynthetic));
        Assert.Equal(10_000, test.Count);
        Assert.NotEqual(train.Pixels.ToArray(), test.Pixels[..train.Pixels.Length].ToArray());
        Says("Synthetic handwritten-like digits (50 drawn", "MNIST handwritten digits", "mnist", train.Source);
        Assert.Contains("1 to 10000", Assert.Throws<ArgumentException>(() => Mnist.Load(false, Store, count: 10_001)).Message);
    }

    [Fact]
    public void Small_drawn_digits_stand_in_for_those_of_UCI()
    {
        DigitImages digits = UciDigits.Load(Store);

        Assert.Equal((1797, 8, 8, 16, true), (digits.Count, digits.Height, digits.Width, digits.Brightest, digits.IsSynthetic));
        Assert.Equal(16, digits.Pixels.ToArray().Max());
        Assert.InRange(digits.Pixels.ToArray().Average(pixel => (double)pixel), 3, 6.5);
        Says("Synthetic handwritten-like digits", "UCI optical recognition", "digits", digits.Source.Replace(" of handwritten digits, test part", ""));
    }

    [Fact]
    public void Sentences_of_the_toy_world_stand_in_for_the_corpora()
    {
        SourcedList<string> train = Corpora.WikiText2Tokens("train", Store), valid = Corpora.WikiText2Tokens("valid", Store);
        SourcedText play = Corpora.TinyShakespeare(Store);
        SourcedList<Speech> speeches = Corpora.StateOfTheUnion(Store);

        Assert.True(train.IsSynthetic && play.IsSynthetic && speeches.IsSynthetic);
        Assert.Equal((40_000, 4_000), (train.Count(word => word == Corpora.EndOfSentence), valid.Count(word => word == Corpora.EndOfSentence)));
        Assert.Equal(4_000, Corpora.WikiText2Lines("test", Store).Count);
        Assert.Empty(valid.Except(train));
        Assert.InRange(play.Text.Length, 900_000, 1_300_000);
        Assert.Equal((65, 1945, "2009-Nobody"), (speeches.Count, speeches[0].Year, speeches[^1].Name));
        Says("Synthetic sentences of a toy world (40000", "WikiText-2, word level", "wikitext2", train.Source);
        Says("Synthetic sentences of a toy world", "Tiny Shakespeare", "tinyshakespeare", play.Source);
        Says("Synthetic sentences of a toy world", "State of the Union addresses, 1945-2006", "stateunion", speeches.Source);
        Assert.Contains("\"all\"", Assert.Throws<ArgumentException>(() => Corpora.WikiText2Lines("all", Store)).Message);
    }

    [Fact]
    public void Toy_translations_stand_in_for_the_parallel_corpus_and_the_parts_have_nothing_in_common()
    {
        SourcedList<SentencePair> train = SmallParallelEnJa.Load("train", Store), dev = SmallParallelEnJa.Load("dev", Store), test = SmallParallelEnJa.Load("test", Store);

        Assert.Equal((10_000, 500, 500), (train.Count, dev.Count, test.Count));
        HashSet<string> Sentences(IEnumerable<SentencePair> pairs) => [.. pairs.Select(pair => pair.ToString())];
        Assert.Empty(Sentences(train).Intersect(Sentences(dev).Concat(Sentences(test))));
        Assert.Empty(Sentences(dev).Intersect(Sentences(test)));
        Says("Synthetic English-Japanese sentences (10000", "small_parallel_enja", "enja", train.Source);
        Assert.Contains("\"all.en\"", Assert.Throws<ArgumentException>(() => SmallParallelEnJa.Load("all", Store)).Message);
    }

    [Fact]
    public void Planted_questions_stand_in_for_the_word_tests()
    {
        SourcedList<Analogy> analogies = WordTests.Analogies(Store);
        SourcedList<WordPair> pairs = WordTests.WordSim353(Store);

        Assert.Equal(ToyWorld.Analogies, analogies);
        Assert.Equal(52 * 51 / 2, pairs.Count);
        double Score(string first, string second) => pairs.Single(pair => (pair.First, pair.Second) == (first, second)).Score;
        Assert.Equal([20 / 3.0, 20 / 3.0, 10 / 3.0, 0], new[] { Score("king", "queen"), Score("king", "prince"), Score("king", "princess"), Score("king", "puppy") });
        Says("The 292 analogies that are planted", "Google analogy questions", "analogies", analogies.Source.Replace(" (questions-words)", ""));
        Says("1326 word pairs of the toy world", "WordSimilarity-353", "wordsim353", pairs.Source);
    }

    [Fact]
    public void Drawn_shapes_stand_in_for_the_photographs()
    {
        Picture cat = Photos.Load("cat", out string source, Store), coffee = Photos.Load("coffee", Store);

        Assert.Equal((256, 256, 3), (cat.Width, cat.Height, cat.Channels));
        Assert.NotEqual(cat.Pixels, coffee.Pixels);
        Says("A drawn picture (a ", "Two photographs", "photos", source.Replace(": a cat and a cup of coffee", ""));
        Assert.Throws<ArgumentException>(() => Photos.Load("dog", Store));
    }

    [Fact]
    public void Half_a_data_set_is_not_filled_up_with_synthetic_data()
    {
        Directory.CreateDirectory(Path.Combine(root, "enja"));
        File.WriteAllText(Path.Combine(root, "enja", "dev.en"), "broken");

        Assert.False(Store.Lacks(DatasetCatalog.EnJa));
        Assert.Contains("has no enja/train.en; run ./deepday3 data fetch enja", Assert.Throws<DatasetException>(() => SmallParallelEnJa.Load("train", Store)).Message);
        Assert.Throws<DatasetException>(() => SmallParallelEnJa.Load("dev", Store));
    }
}
