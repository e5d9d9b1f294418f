namespace DeepDay3.Data;

/// <summary>
/// English sentences (subject, verb, object) with their Japanese translations (subject, object, verb, with particles), such as
/// "the tall teacher reads a book in the library" and "背 の 高い 先生 は 図書館 で 本 を 読み ます". Present, past, and denial; the Japanese verb carries both at its end.
/// The Esperanto of the same sentences, "la alta instruisto legas libron en la biblioteko", puts the time first and marks the object by its ending.
/// </summary>
public static class ToyTranslation
{
    static readonly ToyWord[] People =
    [
        new("teacher", "先生", "instruisto"), new("student", "学生", "studento"), new("doctor", "医者", "kuracisto"), new("child", "子供", "infano"),
        new("friend", "友達", "amiko"), new("mother", "母", "patrino"), new("father", "父", "patro"), new("neighbor", "隣人", "najbaro"),
    ];

    static readonly ToyWord[] Traits =
    [
        new("tall", "背 の 高い", "alta"), new("young", "若い", "juna"), new("kind", "優しい", "afabla"), new("busy", "忙しい", "okupata"), new("famous", "有名 な", "fama"),
    ];

    static readonly ToyVerb[] Verbs =
    [
        new("read", "reads", "read", "読み", "leg", [new("a book", "本", "libron"), new("a letter", "手紙", "leteron"), new("the newspaper", "新聞", "la gazeton")]),
        new("eat", "eats", "ate", "食べ", "manĝ", [new("an apple", "りんご", "pomon"), new("bread", "パン", "panon"), new("fish", "魚", "fiŝon")]),
        new("drink", "drinks", "drank", "飲み", "trink", [new("tea", "お茶", "teon"), new("water", "水", "akvon"), new("coffee", "コーヒー", "kafon")]),
        new("buy", "buys", "bought", "買い", "aĉet", [new("a book", "本", "libron"), new("an apple", "りんご", "pomon"), new("a flower", "花", "floron")]),
        new("see", "sees", "saw", "見", "vid", [new("a movie", "映画", "filmon"), new("a flower", "花", "floron"), new("a picture", "絵", "bildon")]),
        new("write", "writes", "wrote", "書き", "skrib", [new("a letter", "手紙", "leteron"), new("a poem", "詩", "poemon"), new("a book", "本", "libron")]),
    ];

    static readonly ToyWord[] Places =
    [
        new("in the library", "図書館", "en la biblioteko"), new("at school", "学校", "en la lernejo"), new("at home", "家", "hejme"),
        new("in the park", "公園", "en la parko"), new("at the station", "駅", "ĉe la stacidomo"),
    ];

    static readonly ToyWord[] Times = [new("today", "今日", "hodiaŭ"), new("every day", "毎日", "ĉiutage"), new("on sunday", "日曜日 に", "dimanĉe")];

    /// <summary>Makes pairs of sentences.</summary>
    /// <param name="count">How many; a sentence may come again.</param>
    /// <param name="seed">The same seed gives the same pairs.</param>
    public static SentencePair[] Pairs(int count, int seed = 0) =>
        [.. Sentences(count, seed).Select(sentence => new SentencePair(sentence.English, sentence.Japanese))];

    /// <summary>Makes sentences in three languages; the English and the Japanese are those of <see cref="Pairs"/>.</summary>
    /// <param name="count">How many; a sentence may come again.</param>
    /// <param name="seed">The same seed gives the same sentences.</param>
    public static ToySentence[] Sentences(int count, int seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return [.. Enumerable.Range(0, count).Select(i => Sentence(SplitMix64.For(seed, i)))];
    }

    static ToySentence Sentence(SplitMix64 random)
    {
        ToyWord who = Pick(People, random);
        ToyVerb verb = Pick(Verbs, random);
        ToyWord what = Pick(verb.Objects, random);
        bool past = random.Next(2) == 0, denied = random.Next(4) == 0;
        ToyWord? trait = random.Next(5) == 0 ? Pick(Traits, random) : null;
        ToyWord? place = random.Next(2) == 0 ? Pick(Places, random) : null;
        ToyWord? time = random.Next(3) == 0 ? Pick(Times, random) : null;
        string english = (past, denied) switch
        {
            (false, false) => verb.Third,
            (true, false) => verb.Past,
            (false, true) => "does not " + verb.Base,
            (true, true) => "did not " + verb.Base,
        };
        string ending = (past, denied) switch
        {
            (false, false) => " ます",
            (true, false) => " まし た",
            (false, true) => " ませ ん",
            (true, true) => " ませ ん でし た",
        };
        // English puts place and time last, Japanese time and place before the object, Esperanto the time first and the place last.
        return new ToySentence(
            Words("the", trait?.English, who.English, english, what.English, place?.English, time?.English),
            Words(trait?.Japanese, who.Japanese, "は", time?.Japanese, place?.Japanese, place is null ? null : "で", what.Japanese, "を", verb.Stem + ending),
            Words(time?.Esperanto, "la", trait?.Esperanto, who.Esperanto, denied ? "ne" : null, verb.Root + (past ? "is" : "as"), what.Esperanto, place?.Esperanto));
    }

    static string[] Words(params string?[] parts) => string.Join(' ', parts.Where(part => part is not null)).Split(' ');

    static T Pick<T>(T[] items, SplitMix64 random) => items[random.Next(items.Length)];
}
