namespace DeepDay3.Data;

/// <summary>
/// English sentences (subject, verb, object) with their Japanese translations (subject, object, verb, with particles), such as
/// "the tall teacher reads a book in the library" and "背 の 高い 先生 は 図書館 で 本 を 読み ます". Present, past, and denial; the Japanese verb carries both at its end.
/// </summary>
public static class ToyTranslation
{
    static readonly (string English, string Japanese)[] People =
        [("teacher", "先生"), ("student", "学生"), ("doctor", "医者"), ("child", "子供"), ("friend", "友達"), ("mother", "母"), ("father", "父"), ("neighbor", "隣人")];

    static readonly (string English, string Japanese)[] Traits = [("tall", "背 の 高い"), ("young", "若い"), ("kind", "優しい"), ("busy", "忙しい"), ("famous", "有名 な")];

    // Base, third person, past; the Japanese stem before ます; what it takes, and where it happens.
    static readonly ToyVerb[] Verbs =
    [
        new("read", "reads", "read", "読み", [("a book", "本"), ("a letter", "手紙"), ("the newspaper", "新聞")]),
        new("eat", "eats", "ate", "食べ", [("an apple", "りんご"), ("bread", "パン"), ("fish", "魚")]),
        new("drink", "drinks", "drank", "飲み", [("tea", "お茶"), ("water", "水"), ("coffee", "コーヒー")]),
        new("buy", "buys", "bought", "買い", [("a book", "本"), ("an apple", "りんご"), ("a flower", "花")]),
        new("see", "sees", "saw", "見", [("a movie", "映画"), ("a flower", "花"), ("a picture", "絵")]),
        new("write", "writes", "wrote", "書き", [("a letter", "手紙"), ("a poem", "詩"), ("a book", "本")]),
    ];

    static readonly (string English, string Japanese)[] Places =
        [("in the library", "図書館"), ("at school", "学校"), ("at home", "家"), ("in the park", "公園"), ("at the station", "駅")];

    static readonly (string English, string Japanese)[] Times = [("today", "今日"), ("every day", "毎日"), ("on sunday", "日曜日 に")];

    /// <summary>Makes pairs of sentences.</summary>
    /// <param name="count">How many; a sentence may come again.</param>
    /// <param name="seed">The same seed gives the same pairs.</param>
    public static SentencePair[] Pairs(int count, int seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return [.. Enumerable.Range(0, count).Select(i => Pair(SplitMix64.For(seed, i)))];
    }

    static SentencePair Pair(SplitMix64 random)
    {
        var who = Pick(People, random);
        ToyVerb verb = Pick(Verbs, random);
        var what = Pick(verb.Objects, random);
        bool past = random.Next(2) == 0, denied = random.Next(4) == 0;
        List<string> english = ["the"], japanese = [];
        if (random.Next(5) == 0)
            japanese.Add(Add(english, Pick(Traits, random)));
        english.Add(who.English);
        english.Add((past, denied) switch
        {
            (false, false) => verb.Third,
            (true, false) => verb.Past,
            (false, true) => "does not " + verb.Base,
            (true, true) => "did not " + verb.Base,
        });
        english.Add(what.English);
        japanese.Add(who.Japanese + " は");
        // English puts place and time last, Japanese time and place before the object.
        (string English, string Japanese)? place = random.Next(2) == 0 ? Pick(Places, random) : null;
        (string English, string Japanese)? time = random.Next(3) == 0 ? Pick(Times, random) : null;
        if (time is not null)
            japanese.Add(time.Value.Japanese);
        if (place is not null)
            japanese.Add(Add(english, place.Value) + " で");
        if (time is not null)
            english.Add(time.Value.English);
        japanese.Add(what.Japanese + " を");
        japanese.Add(verb.Stem + (past, denied) switch
        {
            (false, false) => " ます",
            (true, false) => " まし た",
            (false, true) => " ませ ん",
            (true, true) => " ませ ん でし た",
        });
        return new SentencePair(string.Join(' ', english).Split(' '), string.Join(' ', japanese).Split(' '));
    }

    static string Add(List<string> english, (string English, string Japanese) part)
    {
        english.Add(part.English);
        return part.Japanese;
    }

    static T Pick<T>(T[] items, SplitMix64 random) => items[random.Next(items.Length)];
}
