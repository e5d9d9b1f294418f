namespace DeepDay3.Text;

/// <summary>Learns the merges of a byte pair encoding: counts are kept up to date, so that a merge touches only the words that it changes.</summary>
sealed class BytePairTrainer
{
    readonly List<string>[] words;
    readonly long[] frequencies;
    readonly Dictionary<(string, string), long> counts = [];
    readonly Dictionary<(string, string), HashSet<int>> places = [];

    public BytePairTrainer(IEnumerable<(List<string> Symbols, long Count)> counted)
    {
        var list = counted.ToList();
        words = [.. list.Select(word => word.Symbols)];
        frequencies = [.. list.Select(word => word.Count)];
        for (int i = 0; i < words.Length; i++)
            Count(i, 1);
    }

    public List<(string, string)> Learn(int merges)
    {
        var learnt = new List<(string, string)>();
        while (learnt.Count < merges && Best() is { } pair)
        {
            learnt.Add(pair);
            foreach (int word in places[pair].ToArray())
            {
                Count(word, -1);
                Merge(words[word], pair);
                Count(word, 1);
            }
        }
        return learnt;
    }

    /// <summary>Merges a pair wherever it is in a word, from left to right.</summary>
    public static void Merge(List<string> symbols, (string Left, string Right) pair)
    {
        int kept = 0;
        for (int i = 0; i < symbols.Count; i++)
        {
            bool joins = i + 1 < symbols.Count && symbols[i] == pair.Left && symbols[i + 1] == pair.Right;
            symbols[kept++] = joins ? symbols[i] + symbols[++i] : symbols[i];
        }
        symbols.RemoveRange(kept, symbols.Count - kept);
    }

    (string, string)? Best()
    {
        (string Left, string Right)? best = null;
        long most = 1;
        foreach (((string Left, string Right) pair, long count) in counts)
        {
            if (count > most || count == most && best is { } found && Compare(pair, found) < 0)
                (best, most) = (pair, count);
        }
        return best;
    }

    static int Compare((string Left, string Right) a, (string Left, string Right) b) =>
        string.CompareOrdinal(a.Left, b.Left) is var left && left != 0 ? left : string.CompareOrdinal(a.Right, b.Right);

    void Count(int word, int sign)
    {
        List<string> symbols = words[word];
        for (int i = 0; i + 1 < symbols.Count; i++)
        {
            (string, string) pair = (symbols[i], symbols[i + 1]);
            long count = counts.GetValueOrDefault(pair) + sign * frequencies[word];
            if (count > 0)
                counts[pair] = count;
            else
                counts.Remove(pair);
            if (sign < 0)
                places[pair].Remove(word);
            else if (places.TryGetValue(pair, out HashSet<int>? where))
                where.Add(word);
            else
                places[pair] = [word];
        }
    }
}
