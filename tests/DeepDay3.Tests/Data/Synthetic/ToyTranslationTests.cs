using DeepDay3.Data;

namespace DeepDay3.Tests.Data.Synthetic;

public class ToyTranslationTests
{
    static readonly SentencePair[] Pairs = ToyTranslation.Pairs(3000, seed: 2);

    [Fact]
    public void The_seed_decides_and_the_number_does_not()
    {
        Assert.Equal(Pairs.Take(50).Select(pair => pair.ToString()), ToyTranslation.Pairs(50, seed: 2).Select(pair => pair.ToString()));
        Assert.NotEqual(Pairs.Take(50).Select(pair => pair.ToString()), ToyTranslation.Pairs(50, seed: 3).Select(pair => pair.ToString()));
    }

    [Fact]
    public void Japanese_has_topic_then_object_then_verb_and_English_the_verb_before_the_object()
    {
        Assert.All(Pairs, pair =>
        {
            int topic = Array.IndexOf(pair.Japanese, "は"), thing = Array.IndexOf(pair.Japanese, "を");
            Assert.True(topic > 0 && thing > topic, pair.ToString());
            Assert.Contains(pair.Japanese[^1], new[] { "ます", "た", "ん", "でし" });
            Assert.Equal("the", pair.English[0]);
            // A place stands before the object in Japanese and after the verb in English.
            int place = Array.IndexOf(pair.Japanese, "で");
            Assert.True(place < thing, pair.ToString());
        });
    }

    [Fact]
    public void Denial_and_past_agree_on_both_sides()
    {
        Assert.All(Pairs, pair => Assert.Equal(pair.English.Contains("not"), pair.Japanese.Contains("ん")));
        Assert.All(Pairs, pair => Assert.Equal(pair.English.Contains("does") || pair.English.Any(IsPresent), pair.Japanese[^1] is "ます" or "ん"));

        static bool IsPresent(string word) => word is "reads" or "eats" or "drinks" or "buys" or "sees" or "writes";
    }

    [Fact]
    public void One_English_sentence_has_one_translation() =>
        Assert.All(Pairs.GroupBy(pair => string.Join(' ', pair.English)), group => Assert.Single(group.Select(pair => string.Join(' ', pair.Japanese)).Distinct()));

    [Fact]
    public void There_is_enough_to_learn() =>
        Assert.InRange(Pairs.Select(pair => pair.ToString()).Distinct().Count(), 1500, 3000);
}
