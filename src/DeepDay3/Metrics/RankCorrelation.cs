namespace DeepDay3.Metrics;

/// <summary>Spearman's rank correlation: whether two lists of numbers put things into the same order, whatever the numbers are.</summary>
public static class RankCorrelation
{
    /// <summary>The correlation of the ranks; equal numbers share the mean of their ranks.</summary>
    /// <returns>1 for the same order, -1 for the opposite one, 0 without any; NaN where all numbers of a list are equal.</returns>
    /// <exception cref="ArgumentException">The lists differ in length, have fewer than two numbers, or hold a NaN.</exception>
    public static double Spearman(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        if (first.Length != second.Length || first.Length < 2)
            throw new ArgumentException($"Lists of {first.Length} and {second.Length} numbers were to be compared: the same number, at least 2, was expected.");
        double[] a = Ranks(first), b = Ranks(second);
        // All ranks have this mean, ties or not.
        double mean = (first.Length + 1) / 2.0, product = 0, squaresA = 0, squaresB = 0;
        for (int i = 0; i < a.Length; i++)
        {
            product += (a[i] - mean) * (b[i] - mean);
            squaresA += (a[i] - mean) * (a[i] - mean);
            squaresB += (b[i] - mean) * (b[i] - mean);
        }
        return product / Math.Sqrt(squaresA * squaresB);
    }

    static double[] Ranks(ReadOnlySpan<double> numbers)
    {
        double[] sorted = numbers.ToArray();
        int[] places = [.. Enumerable.Range(0, sorted.Length)];
        if (Array.Exists(sorted, double.IsNaN))
            throw new ArgumentException("A list of numbers with NaN was to be ranked: numbers were expected.");
        Array.Sort(sorted, places);
        var ranks = new double[sorted.Length];
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            end = start + 1;
            while (end < sorted.Length && sorted[end] == sorted[start])
                end++;
            for (int i = start; i < end; i++)
                ranks[places[i]] = (start + 1 + end) / 2.0;
        }
        return ranks;
    }
}
