namespace DeepDay3.Metrics;

/// <summary>How many insertions, deletions and substitutions make one sequence another (Levenshtein, 1966).</summary>
public static class EditDistance
{
    /// <summary>The least number of edits between two sequences.</summary>
    public static int Between<T>(ReadOnlySpan<T> from, ReadOnlySpan<T> to)
    {
        EqualityComparer<T> same = EqualityComparer<T>.Default;
        // Distances from the part before the current item to all starts of the other sequence.
        var row = new int[to.Length + 1];
        for (int j = 0; j < row.Length; j++)
            row[j] = j;
        for (int i = 0; i < from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i + 1;
            for (int j = 0; j < to.Length; j++)
            {
                int substituted = diagonal + (same.Equals(from[i], to[j]) ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(substituted, Math.Min(row[j], row[j + 1]) + 1);
            }
        }
        return row[^1];
    }

    /// <summary>The least number of edits of characters between two texts.</summary>
    public static int Between(string from, string to) => Between(from.AsSpan(), to.AsSpan());

    /// <summary>Edits of all pairs over the length of all references: the word error rate of words, the character error rate of characters.</summary>
    /// <param name="hypotheses">What was recognised.</param>
    /// <param name="references">What is right.</param>
    /// <returns>0 where all is right; above 1 where more was made up than there is.</returns>
    /// <exception cref="ArgumentException">There are not as many references, or all are empty.</exception>
    public static double ErrorRate<T>(IReadOnlyList<T[]> hypotheses, IReadOnlyList<T[]> references)
    {
        long length = references.Sum(reference => (long)reference.Length);
        if (hypotheses.Count != references.Count || length == 0)
            throw new ArgumentException($"An error rate got {hypotheses.Count} hypotheses and {references.Count} references with {length} items: as many references, with at least 1 item, were expected.");
        return (double)hypotheses.Zip(references, (hypothesis, reference) => (long)Between<T>(hypothesis, reference)).Sum() / length;
    }
}
