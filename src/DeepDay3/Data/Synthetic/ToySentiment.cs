namespace DeepDay3.Data;

/// <summary>
/// Sentences with a tree and a sentiment at every node. "not" turns good into bad and bad into good, "very" keeps it, "but" gives the word to what
/// follows, "and" joins what agrees: a bag of words cannot know this, a recursive network can. About as many sentences are negative as positive.
/// </summary>
public static class ToySentiment
{
    const int Negative = 0, Neutral = 1, Positive = 2;

    static readonly string[] Good = ["good", "funny", "clever", "moving", "fresh", "brilliant", "charming", "wise"];
    static readonly string[] Bad = ["bad", "boring", "stupid", "flat", "stale", "awful", "clumsy", "dull"];
    static readonly string[] Nouns = ["film", "story", "plot", "actor", "music", "ending", "scene", "hero"];
    static readonly string[] Degrees = ["very", "really", "quite"];

    /// <summary>Makes trees.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">The same seed gives the same trees.</param>
    /// <param name="clauses">Most clauses that "but" and "and" join, at least 1.</param>
    public static SentimentTree[] Trees(int count, int seed = 0, int clauses = 3)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(clauses, 1);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var random = SplitMix64.For(seed, i);
            return Sentence(random, 1 + random.Next(clauses), random.Next(2) == 0 ? Negative : Positive);
        })];
    }

    // A sentence that means what it is to mean: the parts follow from that.
    static SentimentTree Sentence(SplitMix64 random, int clauses, int label)
    {
        if (clauses == 1)
            return Join(label, Join(Neutral, Leaf("the"), Leaf(Nouns[random.Next(Nouns.Length)])), Join(label, Leaf("is"), Opinion(random, label)));
        bool but = random.Next(2) == 0;
        SentimentTree first = Sentence(random, 1, but ? Opposite(label) : label), rest = Sentence(random, clauses - 1, label);
        return Join(label, first, Join(label, Leaf(but ? "but" : "and"), rest));
    }

    static SentimentTree Opinion(SplitMix64 random, int label) => random.Next(4) switch
    {
        0 => Join(label, Leaf("not"), Degree(random, Opposite(label))),
        1 => Join(label, Leaf("never"), Degree(random, Opposite(label))),
        _ => Degree(random, label),
    };

    static SentimentTree Degree(SplitMix64 random, int label)
    {
        string[] words = label == Positive ? Good : Bad;
        var word = new SentimentTree(label, words[random.Next(words.Length)]);
        return random.Next(2) == 0 ? word : Join(label, Leaf(Degrees[random.Next(Degrees.Length)]), word);
    }

    static int Opposite(int label) => Positive - label;

    static SentimentTree Leaf(string word) => new(Neutral, word);

    static SentimentTree Join(int label, SentimentTree left, SentimentTree right) => new(label, null, left, right);
}
