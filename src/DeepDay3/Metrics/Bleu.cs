namespace DeepDay3.Metrics;

/// <summary>
/// BLEU of a corpus (Papineni et al., 2002), counted as sacreBLEU does (Post, 2018). Tokens are taken as they are: scores
/// compare only between texts that were tokenised alike.
/// </summary>
public static class Bleu
{
    /// <summary>Scores translations against one reference each.</summary>
    /// <inheritdoc cref="Corpus(IReadOnlyList{IReadOnlyList{string}}, IReadOnlyList{IReadOnlyList{IReadOnlyList{string}}}, BleuSmoothing, double?, int, bool)"/>
    public static BleuScore Corpus(IReadOnlyList<IReadOnlyList<string>> hypotheses, IReadOnlyList<IReadOnlyList<string>> references,
        BleuSmoothing smoothing = BleuSmoothing.Exp, double? smoothValue = null, int maxOrder = 4, bool effectiveOrder = false) =>
        Corpus(hypotheses, [.. references.Select(reference => new[] { reference })], smoothing, smoothValue, maxOrder, effectiveOrder);

    /// <summary>Scores translations against several references each.</summary>
    /// <param name="hypotheses">The tokens of each translation.</param>
    /// <param name="references">For each translation, the tokens of its references.</param>
    /// <param name="smoothing">What is done with orders that do not match.</param>
    /// <param name="smoothValue">The number of <see cref="BleuSmoothing.Floor"/> (0.1 unless told) or <see cref="BleuSmoothing.AddK"/> (1).</param>
    /// <param name="maxOrder">The longest n-grams.</param>
    /// <param name="effectiveOrder">Whether orders that the translations are too short for are left out: for single sentences.</param>
    /// <exception cref="ArgumentException">There are not as many references as translations, or a translation has none.</exception>
    public static BleuScore Corpus(IReadOnlyList<IReadOnlyList<string>> hypotheses, IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> references,
        BleuSmoothing smoothing = BleuSmoothing.Exp, double? smoothValue = null, int maxOrder = 4, bool effectiveOrder = false)
    {
        if (hypotheses.Count != references.Count || references.Any(several => several.Count == 0) || maxOrder < 1)
            throw new ArgumentException($"BLEU up to order {maxOrder} got {hypotheses.Count} translations and references for {references.Count(several => several.Count > 0)}: references for each, and an order of at least 1, were expected.");
        (double[] matches, double[] totals) = (new double[maxOrder], new double[maxOrder]);
        (long length, long referenceLength) = (0, 0);
        foreach ((IReadOnlyList<string> hypothesis, IReadOnlyList<IReadOnlyList<string>> several) in hypotheses.Zip(references))
        {
            length += hypothesis.Count;
            referenceLength += several.Select(reference => reference.Count).MinBy(count => (Math.Abs(count - hypothesis.Count), count));
            for (int order = 1; order <= maxOrder; order++)
            {
                totals[order - 1] += Math.Max(0, hypothesis.Count - order + 1);
                matches[order - 1] += Matches(hypothesis, several, order);
            }
        }
        double penalty = length >= referenceLength ? 1 : length == 0 ? 0 : Math.Exp(1 - (double)referenceLength / length);
        return Score(matches, totals, smoothing, smoothValue, effectiveOrder, penalty, length, referenceLength);
    }

    static BleuScore Score(double[] matches, double[] totals, BleuSmoothing smoothing, double? smoothValue, bool effectiveOrder, double penalty, long length, long referenceLength)
    {
        var precisions = new double[matches.Length];
        if (matches.All(count => count == 0))
            return new(0, precisions, penalty, length, referenceLength);
        (int orders, double halves) = (matches.Length, 1);
        for (int i = 0; i < matches.Length; i++)
        {
            double added = smoothing == BleuSmoothing.AddK && i > 0 ? smoothValue ?? 1 : 0;
            (double match, double total) = (matches[i] + added, totals[i] + added);
            if (total == 0)
                break;
            if (effectiveOrder)
                orders = i + 1;
            precisions[i] = 100 / total * (match, smoothing) switch
            {
                ( > 0, _) => match,
                (_, BleuSmoothing.Exp) => 1 / (halves *= 2),
                (_, BleuSmoothing.Floor) => smoothValue ?? 0.1,
                _ => 0,
            };
        }
        double score = penalty * Math.Exp(precisions.Take(orders).Sum(Math.Log) / orders);
        return new(score, precisions, penalty, length, referenceLength);
    }

    // An n-gram counts at most as often as in the reference that has most of it.
    static long Matches(IReadOnlyList<string> hypothesis, IReadOnlyList<IReadOnlyList<string>> references, int order)
    {
        Dictionary<string, int>[] known = [.. references.Select(reference => Count(reference, order))];
        return Count(hypothesis, order).Sum(pair => (long)Math.Min(pair.Value, known.Max(counts => counts.GetValueOrDefault(pair.Key))));
    }

    static Dictionary<string, int> Count(IReadOnlyList<string> tokens, int order)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i + order <= tokens.Count; i++)
        {
            // No token holds the separator of records.
            string gram = string.Join('\u001E', Enumerable.Range(i, order).Select(at => tokens[at]));
            counts[gram] = counts.GetValueOrDefault(gram) + 1;
        }
        return counts;
    }
}
