namespace DeepDay3.Data;

/// <summary>
/// Sentences of a small world with people and royalty, jobs, animals and their young, and countries with capitals, and the analogies that are planted in
/// it. What two words of a pair share (royal, a farm animal, belonging to one country) and in what they differ (man or woman, grown or
/// young, country or town) is said by words that go with each trait alone, so that vectors of words can add up.
/// </summary>
public static class ToyWorld
{
    // Adjectives on both sides.
    static readonly string[] Described =
        ["the %t %w has the %s", "the %w with the %s is %t and %u", "the %t and %u %w needs the %s", "we saw the %t %w near the %s", "is the %w with the %s %t or %u ?"];

    // Each pair has things of its own; the two sides of a family have theirs.
    static readonly ToyFamily[] Families =
    [
        new("gender",
            [
                ("king", "queen", ["crown", "throne", "palace", "realm"]), ("prince", "princess", ["heir", "tower", "ball", "carriage"]),
                ("actor", "actress", ["stage", "film", "applause", "script"]), ("waiter", "waitress", ["tray", "menu", "bill", "table"]),
                ("man", "woman", ["street", "house", "job", "bus"]), ("boy", "girl", ["school", "toy", "lesson", "playground"]),
                ("grandfather", "grandmother", ["cane", "spectacles", "memories", "armchair"]), ("uncle", "aunt", ["visit", "birthday", "cousin", "present"]),
            ],
            ["beard", "moustache", "necktie", "razor"], ["dress", "necklace", "lipstick", "skirt"],
            [
                "the %w with the %t has the %s", "%p is the %w and the %s is %h own", "the %w likes %h %s and %h %t", "%h %s and %h %t are dear to the %w",
                "the %w has the %t , the %u and the %s , and %p is glad",
            ]),
        new("young",
            [
                ("dog", "puppy", ["bone", "kennel", "collar", "leash"]), ("cat", "kitten", ["mouse", "whiskers", "scratcher", "sofa"]),
                ("horse", "foal", ["saddle", "stable", "hooves", "reins"]), ("cow", "calf", ["milk", "meadow", "cowbell", "barn"]),
                ("sheep", "lamb", ["wool", "flock", "shepherd", "pasture"]), ("duck", "duckling", ["pond", "feather", "reeds", "beak"]),
            ],
            ["strong", "heavy", "grown", "old", "tall", "calm"], ["tiny", "playful", "newborn", "clumsy", "soft", "hungry"], Described),
        new("capital",
            [
                ("japan", "tokyo", ["sushi", "yen", "samurai", "kimono"]), ("france", "paris", ["wine", "cheese", "baguette", "fashion"]),
                ("egypt", "cairo", ["pyramid", "nile", "pharaoh", "camel"]), ("kenya", "nairobi", ["safari", "lion", "savanna", "marathon"]),
                ("russia", "moscow", ["snow", "ruble", "ballet", "bear"]), ("peru", "lima", ["llama", "inca", "potato", "condor"]),
            ],
            ["border", "nation", "province", "farmland", "coast", "flag"], ["mayor", "subway", "skyline", "suburb", "traffic", "downtown"],
            [
                "%w is known for the %s and the %t", "we saw the %t and the %s of %w", "in %w the %t is near the %u and people love the %s",
                "the %s and the %t belong to %w", "does %w have the %t , the %u and the %s ?",
            ]),
        new("place",
            [
                ("doctor", "hospital", ["patient", "medicine", "fever", "nurse"]), ("teacher", "classroom", ["pupil", "chalk", "homework", "alphabet"]),
                ("baker", "bakery", ["bread", "oven", "flour", "dough"]), ("judge", "court", ["law", "verdict", "witness", "robe"]),
                ("farmer", "farm", ["tractor", "harvest", "field", "plough"]), ("librarian", "library", ["book", "shelf", "novel", "silence"]),
            ],
            ["tired", "skilled", "friendly", "retired", "busy", "honest"], ["spacious", "empty", "locked", "heated", "renovated", "noisy"], Described),
    ];

    /// <summary>All planted analogies: of every family each pair with each other one, and both ways round (dog : puppy = cat : kitten, and puppy : dog = kitten : cat).</summary>
    public static IReadOnlyList<Analogy> Analogies { get; } =
    [
        .. from family in Families
           from first in family.Pairs
           from second in family.Pairs
           where first.A != second.A
           from question in new Analogy[] { new(family.Name, first.A, first.B, second.A, second.B), new(family.Name, first.B, first.A, second.B, second.A) }
           select question,
    ];

    /// <summary>
    /// Every two words of the analogies, and how much they have to do with each other: a third of 10 for each that they share of the family, the pair
    /// and the side. King and queen share family and pair, king and prince family and side, king and princess the family alone.
    /// </summary>
    public static IReadOnlyList<WordPair> WordPairs { get; } = Related();

    /// <summary>Makes sentences; every word of every pair comes equally often, within one.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">The same seed gives the same sentences.</param>
    public static string[][] Sentences(int count, int seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        (ToyFamily Family, int Pair, bool Second)[] subjects =
            [.. from family in Families from pair in Enumerable.Range(0, family.Pairs.Length) from second in new[] { false, true } select (family, pair, second)];
        var random = new SplitMix64((uint)seed);
        var sentences = new string[count][];
        for (int i = 0; i < count; i++)
        {
            // A new order for each round through all subjects.
            if (i % subjects.Length == 0)
                random.Shuffle(subjects);
            var (family, number, second) = subjects[i % subjects.Length];
            var (a, b, shared) = family.Pairs[number];
            string[] side = second ? family.SecondSide : family.FirstSide;
            int one = random.Next(side.Length), other = (one + 1 + random.Next(side.Length - 1)) % side.Length;
            string of = shared[random.Next(shared.Length)];
            string[] pattern = family.Patterns[random.Next(family.Patterns.Length)].Split(' ');
            sentences[i] = Array.ConvertAll(pattern, word => word switch
            {
                "%w" => second ? b : a,
                "%s" => of,
                "%t" => side[one],
                "%u" => side[other],
                "%p" => second ? "she" : "he",
                "%h" => second ? "her" : "his",
                _ => word,
            });
        }
        return sentences;
    }

    static WordPair[] Related()
    {
        (string Word, ToyFamily Family, int Pair, bool Second)[] words =
            [.. from family in Families
                from pair in Enumerable.Range(0, family.Pairs.Length)
                from second in new[] { false, true }
                select (second ? family.Pairs[pair].B : family.Pairs[pair].A, family, pair, second)];
        return [.. from i in Enumerable.Range(0, words.Length)
                   from j in Enumerable.Range(i + 1, words.Length - i - 1)
                   let first = words[i]
                   let other = words[j]
                   let shared = first.Family != other.Family ? 0 : 1 + (first.Pair == other.Pair ? 1 : 0) + (first.Second == other.Second ? 1 : 0)
                   select new WordPair(first.Word, other.Word, 10 * shared / 3.0)];
    }
}
