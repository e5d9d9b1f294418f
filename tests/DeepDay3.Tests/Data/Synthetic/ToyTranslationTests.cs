using System.Security.Cryptography;
using System.Text;
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

    /// <summary>Notebooks and stored results rest on these very sentences.</summary>
    [Fact]
    public void The_sentences_of_a_seed_stay_what_they_are()
    {
        Assert.Equal("the tall child read the newspaper | 背 の 高い 子供 は 新聞 を 読み まし た", ToyTranslation.Pairs(2)[1].ToString());
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Pairs.Select(pair => pair.ToString()))));
        Assert.Equal("FCB6889D4B489A9225682B9431C90B11F4CB68C9DCE1B1EAD6E05D724FFF37DB", Convert.ToHexString(hash));
    }

    [Fact]
    public void Sentences_in_three_languages_say_the_same()
    {
        ToySentence[] sentences = ToyTranslation.Sentences(3000, seed: 2);
        Assert.Equal(Pairs.Select(pair => pair.ToString()), sentences.Select(sentence => new SentencePair(sentence.English, sentence.Japanese).ToString()));
        Assert.All(sentences.GroupBy(sentence => string.Join(' ', sentence.Esperanto)), group => Assert.Single(group.Select(sentence => sentence.ToString()).Distinct()));
        Assert.All(sentences, sentence =>
        {
            Assert.Equal(sentence.English.Contains("not"), sentence.Esperanto.Contains("ne"));
            Assert.Equal(sentence.Japanese[^1] == "た", sentence.Esperanto.Any(word => word.EndsWith("is", StringComparison.Ordinal)));
            // Exactly one object, marked by its ending, behind the verb; a time stands first.
            int thing = Array.FindIndex(sentence.Esperanto, word => word.EndsWith("on", StringComparison.Ordinal)), verb = Array.FindIndex(sentence.Esperanto, word => word is [.., 'a' or 'i', 's']);
            Assert.True(verb > 0 && thing > verb, sentence.ToString());
            Assert.Equal(sentence.English[^1] is "today" or "day" or "sunday", sentence.Esperanto[0] != "la");
        });
    }
}
