using DeepDay3.Metrics;

namespace DeepDay3.Tests.Metrics;

public class BleuTests
{
    static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // The example of sacreBLEU's README, with the tokens of its default tokenizer: 48.53 82.4/50.0/45.5/37.5 (BP = 0.943 ratio = 0.944).
    [Fact]
    public void The_published_example_has_its_published_score()
    {
        string[][] hypotheses = [Words("The dog bit the man ."), Words("It wasn't surprising ."), Words("The man had just bitten him .")];
        string[][][] references =
        [
            [Words("The dog bit the man ."), Words("The dog had bit the man .")],
            [Words("It was not unexpected ."), Words("No one was surprised .")],
            [Words("The man bit him first ."), Words("The man had bitten the dog .")],
        ];

        Assert.Equal("BLEU = 48.53 82.4/50.0/45.5/37.5 (BP = 0.943 ratio = 0.944 hyp_len = 17 ref_len = 18)", Bleu.Corpus(hypotheses, references).ToString());
    }

    [Fact]
    public void A_perfect_translation_has_100_and_another_text_0()
    {
        string[][] text = [Words("a b c d e"), Words("f g h i")];

        Assert.Equal(100, Bleu.Corpus(text, text).Score, 9);
        Assert.Equal(0, Bleu.Corpus([Words("x y z")], [Words("a b c")]).Score);
        Assert.Equal(0, Bleu.Corpus([[]], [Words("a b c")]).Score);
    }

    [Fact]
    public void N_grams_count_at_most_as_often_as_in_the_reference() =>
        // Papineni et al.: "the" seven times has 2 / 7.
        Assert.Equal(100 * 2 / 7.0, Bleu.Corpus([Words("the the the the the the the")], [Words("the cat is on the mat")]).Precisions[0], 9);

    [Theory]
    [InlineData(BleuSmoothing.None, 0)]
    [InlineData(BleuSmoothing.Exp, 100 * 1 / 4.0)]
    [InlineData(BleuSmoothing.Floor, 100 * 0.1 / 2)]
    [InlineData(BleuSmoothing.AddK, 100 * 1 / 3.0)]
    public void Orders_without_a_match_are_smoothed(BleuSmoothing smoothing, double third)
    {
        BleuScore score = Bleu.Corpus([Words("a b x y")], [Words("a b c d")], smoothing);

        Assert.Equal(third, score.Precisions[2], 9);
        Assert.Equal(50, score.Precisions[0], 9);
        Assert.Equal(smoothing == BleuSmoothing.None ? 0 : Math.Pow(score.Precisions.Aggregate((a, b) => a * b), 0.25), score.Score, 9);
    }

    [Fact]
    public void Exponential_smoothing_halves_again_for_each_order() =>
        // No match in two of three 2-grams to 4-grams: 1/2, then 1/4 of a match.
        Assert.Equal([100.0 / (2 * 2), 100.0 / (4 * 1)], Bleu.Corpus([Words("a b x y")], [Words("a b c d")]).Precisions.Skip(2));

    [Fact]
    public void Short_sentences_are_scored_by_the_orders_that_they_have()
    {
        Assert.Equal(100, Bleu.Corpus([Words("a b")], [Words("a b")], effectiveOrder: true).Score, 9);
        Assert.Equal(0, Bleu.Corpus([Words("a b")], [Words("a b")]).Score);
    }

    [Fact]
    public void The_closest_reference_decides_on_brevity_and_the_shorter_of_two()
    {
        BleuScore score = Bleu.Corpus([Words("a b c d")], [[Words("a b c d e f"), Words("a b")]]);

        Assert.Equal((2, 1.0), (score.ReferenceLength, score.BrevityPenalty));
        Assert.Equal(Math.Exp(1 - 6 / 4.0), Bleu.Corpus([Words("a b c d")], [Words("a b c d e f")]).BrevityPenalty, 9);
    }

    [Fact]
    public void Missing_references_are_named() =>
        Assert.Contains("2 translations and references for 1", Assert.Throws<ArgumentException>(() => Bleu.Corpus([["a"], ["b"]], [[["a"]], []])).Message);
}
