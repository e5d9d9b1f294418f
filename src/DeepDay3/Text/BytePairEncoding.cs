namespace DeepDay3.Text;

/// <summary>
/// Subwords by byte pair encoding (Sennrich, Haddow and Birch, 2016, arXiv:1508.07909): the most frequent pair of neighbouring
/// symbols becomes a symbol of its own, again and again. Symbols at the end of a word carry <see cref="EndOfWord"/>, so that
/// the words can be put together again.
/// </summary>
public sealed class BytePairEncoding : ITokenizer
{
    /// <summary>What the last symbol of a word ends with.</summary>
    public const string EndOfWord = "</w>";

    static readonly CharacterTokenizer Characters = new();

    readonly Dictionary<(string, string), int> ranks;

    /// <summary>An encoding of merges that were learnt before.</summary>
    /// <param name="merges">The pairs in the order in which they are merged.</param>
    /// <exception cref="ArgumentException">A pair is there twice.</exception>
    public BytePairEncoding(IReadOnlyList<(string Left, string Right)> merges)
    {
        Merges = merges;
        ranks = [];
        foreach ((int rank, (string Left, string Right) pair) in merges.Index())
        {
            if (!ranks.TryAdd(pair, rank))
                throw new ArgumentException($"The pair \"{pair.Left} {pair.Right}\" is merged twice: pairs that differ were expected.");
        }
    }

    /// <summary>The pairs in the order in which they are merged.</summary>
    public IReadOnlyList<(string Left, string Right)> Merges { get; }

    /// <summary>Learns merges. Of equally frequent pairs the one that comes first in ordinal order is merged.</summary>
    /// <param name="words">All words of the training text.</param>
    /// <param name="merges">How many merges at most; fewer where no pair occurs twice any more.</param>
    /// <exception cref="ArgumentException">The number of merges is negative.</exception>
    public static BytePairEncoding Train(IEnumerable<string> words, int merges)
    {
        if (merges < 0)
            throw new ArgumentException($"{merges} merges were asked for: at least 0 were expected.");
        return new BytePairEncoding(new BytePairTrainer(words.Where(word => word.Length > 0).CountBy(word => word).Select(pair => (Symbols(pair.Key), (long)pair.Value))).Learn(merges));
    }

    /// <summary>The symbols of a text whose words are separated by white space.</summary>
    public string[] Tokenize(string text) =>
        [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(Encode)];

    /// <summary>The symbols of a word.</summary>
    public IReadOnlyList<string> Encode(string word)
    {
        List<string> symbols = Symbols(word);
        while (symbols.Count > 1)
        {
            int best = int.MaxValue;
            for (int i = 0; i + 1 < symbols.Count; i++)
                best = Math.Min(best, ranks.GetValueOrDefault((symbols[i], symbols[i + 1]), int.MaxValue));
            if (best == int.MaxValue)
                break;
            BytePairTrainer.Merge(symbols, Merges[best]);
        }
        return symbols;
    }

    /// <summary>The text of symbols, with a space between words.</summary>
    public static string Decode(IEnumerable<string> symbols) => string.Concat(symbols).Replace(EndOfWord, " ", StringComparison.Ordinal).TrimEnd(' ');

    static List<string> Symbols(string word)
    {
        List<string> symbols = [.. Characters.Tokenize(word)];
        if (symbols.Count > 0)
            symbols[^1] += EndOfWord;
        return symbols;
    }
}
