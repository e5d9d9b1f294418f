namespace DeepDay3.Text;

/// <summary>Tokens with their indices: special tokens first, then the frequent ones before the rare.</summary>
public sealed class Vocabulary
{
    /// <summary>The usual special tokens.</summary>
    public const string Pad = "<pad>", Unknown = "<unk>", Start = "<bos>", End = "<eos>";

    readonly Dictionary<string, int> indices;
    readonly long[] counts;

    Vocabulary(string[] tokens, long[] counts)
    {
        (Tokens, this.counts) = (tokens, counts);
        indices = new Dictionary<string, int>(tokens.Length, StringComparer.Ordinal);
        foreach ((int index, string token) in tokens.Index())
        {
            if (!indices.TryAdd(token, index))
                throw new ArgumentException($"The token \"{token}\" is there twice, as number {indices[token]} and {index}: tokens that differ were expected.");
        }
        (PadIndex, UnknownIndex) = (indices.GetValueOrDefault(Pad, -1), indices.GetValueOrDefault(Unknown, -1));
    }

    /// <summary>The tokens by index.</summary>
    public IReadOnlyList<string> Tokens { get; }

    /// <summary>Number of tokens.</summary>
    public int Count => Tokens.Count;

    /// <summary>The index of <see cref="Pad"/>, or -1.</summary>
    public int PadIndex { get; }

    /// <summary>The index of <see cref="Unknown"/>, or -1: then tokens that are not known are refused.</summary>
    public int UnknownIndex { get; }

    /// <summary>Counts tokens and keeps the frequent ones; equally frequent ones are in ordinal order.</summary>
    /// <param name="tokens">All tokens of the training text.</param>
    /// <param name="minCount">How often a token has to occur.</param>
    /// <param name="maxSize">How many tokens are kept at most, with the special ones.</param>
    /// <param name="specials">Special tokens, in order; null for <see cref="Pad"/>, <see cref="Unknown"/>, <see cref="Start"/> and <see cref="End"/>.</param>
    /// <exception cref="ArgumentException">A number is smaller than 1, or a special token is there twice.</exception>
    public static Vocabulary Build(IEnumerable<string> tokens, int minCount = 1, int? maxSize = null, IReadOnlyList<string>? specials = null)
    {
        specials ??= [Pad, Unknown, Start, End];
        if (minCount < 1 || maxSize < specials.Count)
            throw new ArgumentException($"A vocabulary of tokens that occur {minCount} times, at most {maxSize} in all, was asked for: at least 1 time, and room for {specials.Count} special tokens, were expected.");
        var seen = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (string token in tokens)
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(seen, token, out _)++;
        // A special token may be in the text: <unk> is in WikiText-2.
        var kept = seen.Where(pair => pair.Value >= minCount && !specials.Contains(pair.Key))
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Take(maxSize - specials.Count ?? int.MaxValue).ToList();
        return new([.. specials, .. kept.Select(pair => pair.Key)], [.. specials.Select(special => seen.GetValueOrDefault(special)), .. kept.Select(pair => pair.Value)]);
    }

    /// <summary>A vocabulary of given tokens in a given order.</summary>
    /// <exception cref="ArgumentException">A token is there twice.</exception>
    public static Vocabulary Of(IEnumerable<string> tokens)
    {
        string[] list = [.. tokens];
        return new(list, new long[list.Length]);
    }

    /// <summary>Whether a token has an index of its own.</summary>
    public bool Contains(string token) => indices.ContainsKey(token);

    /// <summary>How often a token occurred in the training text.</summary>
    public long CountOf(string token) => indices.TryGetValue(token, out int index) ? counts[index] : 0;

    /// <summary>The index of a token, or <see cref="UnknownIndex"/>.</summary>
    /// <exception cref="ArgumentException">The token is not known, and the vocabulary has no <see cref="Unknown"/>.</exception>
    public int this[string token] => indices.TryGetValue(token, out int index) ? index
        : UnknownIndex >= 0 ? UnknownIndex
        : throw new ArgumentException($"The token \"{token}\" is not in the vocabulary of {Count}: a known token, or a vocabulary with {Unknown}, was expected.");

    /// <summary>The indices of tokens.</summary>
    /// <exception cref="ArgumentException">A token is not known, and the vocabulary has no <see cref="Unknown"/>.</exception>
    public int[] Encode(IEnumerable<string> tokens) => [.. tokens.Select(token => this[token])];

    /// <summary>The tokens of indices.</summary>
    /// <exception cref="ArgumentException">There is no such index.</exception>
    public string[] Decode(IEnumerable<int> indices) => [.. indices.Select(index => index >= 0 && index < Count
        ? Tokens[index]
        : throw new ArgumentException($"The index {index} is not in the vocabulary: 0 to {Count - 1} was expected."))];

    /// <summary>Which share of a text's tokens has an index of its own, 0 to 1; 1 for an empty text.</summary>
    public double Coverage(IEnumerable<string> tokens)
    {
        (long known, long all) = (0, 0);
        foreach (string token in tokens)
        {
            all++;
            known += Contains(token) && token != Unknown ? 1 : 0;
        }
        return all == 0 ? 1 : (double)known / all;
    }

    /// <summary>A short description.</summary>
    public override string ToString() => $"Vocabulary: {Count} tokens";
}
