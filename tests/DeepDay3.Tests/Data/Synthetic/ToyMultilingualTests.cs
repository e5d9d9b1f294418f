using DeepDay3.Data;

namespace DeepDay3.Tests.Data.Synthetic;

public class ToyMultilingualTests
{
    static readonly (TranslationDirection Direction, ToySentence Sentence)[] Pairs = ToyMultilingual.Pairs(2000, ToyMultilingual.Trained, seed: 1);

    [Fact]
    public void English_is_the_bridge_and_the_other_two_never_meet()
    {
        Assert.All(ToyMultilingual.Trained, direction => Assert.True(direction.From == ToyLanguage.English ^ direction.To == ToyLanguage.English, direction.ToString()));
        Assert.All(ToyMultilingual.ZeroShot, direction => Assert.True(direction.From != ToyLanguage.English && direction.To != ToyLanguage.English, direction.ToString()));
        Assert.Equal(6, ToyMultilingual.Trained.Concat(ToyMultilingual.ZeroShot).Distinct().Count());
        Assert.All(Pairs.GroupBy(pair => pair.Direction), group => Assert.Equal(500, group.Count()));
    }

    [Fact]
    public void The_sign_asks_for_the_language_that_is_written()
    {
        Assert.All(Pairs, pair =>
        {
            string[] source = pair.Direction.Source(pair.Sentence);
            Assert.Equal(TranslationDirection.Sign(pair.Direction.To), source[0]);
            Assert.Equal(pair.Sentence[pair.Direction.From], source[1..]);
            Assert.Same(pair.Sentence[pair.Direction.To], pair.Direction.Target(pair.Sentence));
        });
        Assert.Equal(3, Enum.GetValues<ToyLanguage>().Select(TranslationDirection.Sign).Distinct().Count());
    }

    [Fact]
    public void A_word_tells_its_language()
    {
        HashSet<string> Words(ToyLanguage language) => [.. Pairs.SelectMany(pair => pair.Sentence[language])];
        HashSet<string> english = Words(ToyLanguage.English), japanese = Words(ToyLanguage.Japanese), esperanto = Words(ToyLanguage.Esperanto);
        Assert.Empty(english.Intersect(japanese).Concat(english.Intersect(esperanto)).Concat(japanese.Intersect(esperanto)));
        Assert.InRange(esperanto.Count, 40, 80);
    }

    [Fact]
    public void The_seed_decides()
    {
        Assert.Equal(Pairs.Take(40).Select(Text), ToyMultilingual.Pairs(40, ToyMultilingual.Trained, seed: 1).Select(Text));
        Assert.NotEqual(Pairs.Take(40).Select(Text), ToyMultilingual.Pairs(40, ToyMultilingual.Trained, seed: 2).Select(Text));

        static string Text((TranslationDirection Direction, ToySentence Sentence) pair) => $"{pair.Direction}: {pair.Sentence}";
    }

    [Fact]
    public void What_makes_no_pairs_is_refused()
    {
        Assert.Contains("at least 1", Assert.Throws<ArgumentException>(() => ToyMultilingual.Pairs(1, [])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => ToyMultilingual.Pairs(-1, ToyMultilingual.Trained));
        Assert.Throws<ArgumentOutOfRangeException>(() => TranslationDirection.Sign((ToyLanguage)7));
        Assert.Throws<ArgumentOutOfRangeException>(() => Pairs[0].Sentence[(ToyLanguage)7]);
    }
}
