namespace DeepDay3.Text;

/// <summary>How a next token is chosen from scores: temperature, the k best (Fan et al., 2018), or the fewest with a share p (Holtzman et al., 2020).</summary>
public static class TokenSampling
{
    /// <summary>The chances of the tokens.</summary>
    /// <param name="scores">One for each token: unnormalised log-probabilities.</param>
    /// <param name="temperature">Above 1 evens the chances out, below 1 sharpens them; 0 leaves the best alone.</param>
    /// <param name="topK">How many tokens, the best ones, can be chosen; null for all.</param>
    /// <param name="topP">The best tokens that together have at least this share can be chosen; null for all.</param>
    /// <returns>Chances that add up to 1.</returns>
    /// <exception cref="ArgumentException">There are no scores, one is NaN, or an option is out of range.</exception>
    public static double[] Chances(ReadOnlySpan<float> scores, double temperature = 1, int? topK = null, double? topP = null)
    {
        if (scores.IsEmpty || !(temperature >= 0) || topK < 1 || topP is not (null or (> 0 and <= 1)))
            throw new ArgumentException(FormattableString.Invariant(
                $"{scores.Length} scores with temperature {temperature}, top {topK} and share {topP} were given: at least 1 score, a temperature from 0, a top from 1 and a share above 0 up to 1 were expected."));
        int[] order = [.. Enumerable.Range(0, scores.Length)];
        double[] keys = Array.ConvertAll(scores.ToArray(), score => float.IsNaN(score) ? throw new ArgumentException("A score is NaN: a number was expected.") : -(double)score);
        Array.Sort(keys, order);
        double best = -keys[0];
        var chances = new double[scores.Length];
        double sum = 0;
        foreach (int token in order.AsSpan(0, Math.Min(topK ?? order.Length, order.Length)))
            sum += chances[token] = temperature == 0 ? token == order[0] ? 1 : 0 : Math.Exp((scores[token] - best) / temperature);
        double share = 0, kept = 0;
        foreach (int token in order)
        {
            bool enough = topP is not null && share >= topP;
            share += chances[token] / sum;
            chances[token] = enough ? 0 : chances[token];
            kept += chances[token];
        }
        for (int token = 0; token < chances.Length; token++)
            chances[token] /= kept;
        return chances;
    }

    /// <summary>Chooses a token.</summary>
    /// <param name="chances">As <see cref="Chances"/> gives them.</param>
    /// <param name="random">Where chance comes from.</param>
    public static int Draw(ReadOnlySpan<double> chances, Random random)
    {
        double left = random.NextDouble();
        int last = 0;
        for (int token = 0; token < chances.Length; token++)
        {
            if (chances[token] == 0)
                continue;
            last = token;
            left -= chances[token];
            if (left < 0)
                break;
        }
        return last;
    }
}
