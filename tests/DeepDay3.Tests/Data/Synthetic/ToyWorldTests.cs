using DeepDay3.Data;
using DeepDay3.Text;
using DeepDay3.Training;

namespace DeepDay3.Tests.Data.Synthetic;

public class ToyWorldTests(Xunit.Abstractions.ITestOutputHelper output)
{
    [Fact]
    public void The_seed_decides()
    {
        static string Text(int seed) => string.Join(" ", ToyWorld.Sentences(200, seed).SelectMany(s => s));

        Assert.Equal(Text(1), Text(1));
        Assert.NotEqual(Text(1), Text(2));
    }

    [Fact]
    public void Each_word_of_each_pair_is_the_subject_equally_often()
    {
        string[] words = [.. ToyWorld.Analogies.Select(analogy => analogy.A).Distinct()];
        Assert.Equal(52, words.Length);

        string[] text = [.. ToyWorld.Sentences(52 * 20, seed: 4).SelectMany(s => s)];

        Assert.All(words, word => Assert.Equal(20, text.Count(token => token == word)));
    }

    [Fact]
    public void No_place_holder_is_left_and_pronouns_agree()
    {
        string[] male = ["king", "prince", "actor", "waiter", "man", "boy", "grandfather", "uncle", "beard"];
        Assert.All(ToyWorld.Sentences(3000, seed: 6), sentence =>
        {
            Assert.DoesNotContain(sentence, word => word.Contains('%'));
            Assert.False(sentence.Any(word => word is "she" or "her") && sentence.Intersect(male).Any(), string.Join(' ', sentence));
        });
    }

    [Fact]
    public void Analogies_are_planted_both_ways_and_name_no_word_twice()
    {
        Assert.Equal(292, ToyWorld.Analogies.Count);
        Assert.Contains(new Analogy("gender", "king", "queen", "man", "woman"), ToyWorld.Analogies);
        Assert.Contains(new Analogy("capital", "cairo", "egypt", "paris", "france"), ToyWorld.Analogies);
        Assert.All(ToyWorld.Analogies, a => Assert.Equal(4, new[] { a.A, a.B, a.C, a.D }.Distinct().Count()));
    }

    [Fact]
    public void Word_vectors_find_the_analogies()
    {
        string[][] sentences = ToyWorld.Sentences(40_000, seed: 1);
        Vocabulary words = Vocabulary.Build(sentences.SelectMany(s => s), specials: []);
        var options = new Word2VecOptions { Dimension = 32, Window = 5, Epochs = 4, Seed = 1, LearningRate = 0.05 };

        var vectors = Word2VecTrainer.Train([.. sentences.Select(words.Encode)], words.Count, options);
        double found = ToyWorld.Analogies.Average(a => vectors.Analogy(words[a.A], words[a.B], words[a.C]) == words[a.D] ? 1.0 : 0);

        output.WriteLine($"{words.Count} words, {found:P1} of {ToyWorld.Analogies.Count} analogies");
        foreach (var section in ToyWorld.Analogies.GroupBy(a => a.Section))
            output.WriteLine($"{section.Key}: {section.Average(a => vectors.Analogy(words[a.A], words[a.B], words[a.C]) == words[a.D] ? 1.0 : 0):P1}");
        Assert.InRange(found, 0.9, 1);
    }
}
