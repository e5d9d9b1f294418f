namespace DeepDay3.Plotting.Figures;

/// <summary>Codebooks of vector quantisation.</summary>
public static class CodebookFigures
{
    /// <summary>How often each code is used, with the perplexity: the number of codes that would be in use if all were used alike.</summary>
    /// <param name="codes">Indices of codes.</param>
    /// <param name="size">Number of codes in the book.</param>
    /// <exception cref="ArgumentException">The book or the indices are empty, or an index is outside of the book.</exception>
    public static Chart Usage(IEnumerable<long> codes, int size)
    {
        if (size < 1)
            throw new ArgumentException($"CodebookFigures.Usage got a book of {size} codes: at least 1 was expected.");
        var counts = new long[size];
        foreach (long code in codes)
        {
            if (code < 0 || code >= size)
                throw new ArgumentException($"CodebookFigures.Usage got code {code} in a book of {size}: 0 to {size - 1} was expected.");
            counts[code]++;
        }
        double total = counts.Sum();
        if (total == 0)
            throw new ArgumentException("CodebookFigures.Usage got no codes: at least one was expected.");
        double entropy = counts.Where(count => count > 0).Sum(count => -count / total * Math.Log(count / total));
        return Chart.Bar(Enumerable.Range(0, size), counts.Select(count => count / total))
            .WithTitle($"{counts.Count(count => count > 0)} of {size} codes in use, perplexity {NumberText.Rough(Math.Exp(entropy))}")
            .WithXAxis("code").WithYAxis("share").WithSize(720, 300);
    }
}
