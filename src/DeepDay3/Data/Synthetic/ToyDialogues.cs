namespace DeepDay3.Data;

/// <summary>
/// Short dialogues whose question cannot be answered without what was said before: each question comes with every answer equally often. Two
/// people say where they are, what they like or how many things they have; one of them may change it; the question is about one of them.
/// </summary>
public static class ToyDialogues
{
    static readonly string[] Names = ["ken", "mary", "yuki", "tom", "anna", "taro"];

    static readonly string[] Topics = ["place", "taste", "number"];

    static readonly string[][] Values =
    [
        ["kitchen", "garden", "station", "office", "park", "library"], ["tea", "coffee", "music", "football", "cats", "books"], ["one", "two", "three", "four", "five", "six"],
    ];

    /// <summary>Makes dialogues.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">The same seed gives the same dialogues.</param>
    public static Dialogue[] Make(int count, int seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return [.. Enumerable.Range(0, count).Select(i => One(SplitMix64.For(seed, i)))];
    }

    static Dialogue One(SplitMix64 random)
    {
        int topic = random.Next(Topics.Length);
        int first = random.Next(Names.Length), second = (first + 1 + random.Next(Names.Length - 1)) % Names.Length;
        string[] values = Values[topic], names = [Names[first], Names[second]], truth = [Value(), Value()];
        List<string[]> context = [Say(topic, names[0], truth[0], false), Say(topic, names[1], truth[1], false)];
        if (random.Next(2) == 0)
        {
            int who = random.Next(2);
            truth[who] = Value();
            context.Add(Say(topic, names[who], truth[who], true));
        }
        int asked = random.Next(2);
        return new Dialogue([.. context], Ask(topic, names[asked]), Say(topic, names[asked], truth[asked], false));

        string Value() => values[random.Next(values.Length)];
    }

    static string[] Say(int topic, string name, string value, bool changed) => (topic, changed) switch
    {
        (0, false) => [name, "is", "in", "the", value, "."],
        (0, true) => [name, "goes", "to", "the", value, "."],
        (1, false) => [name, "likes", value, "best", "."],
        (1, true) => ["now", name, "likes", value, "more", "."],
        (_, false) => [name, "has", value, "coins", "."],
        (_, true) => ["now", name, "counts", value, "coins", "."],
    };

    static string[] Ask(int topic, string name) => topic switch
    {
        0 => ["where", "is", name, "?"],
        1 => ["what", "does", name, "like", "best", "?"],
        _ => ["how", "many", "coins", "has", name, "?"],
    };
}
