namespace DeepDay3.Metrics;

/// <summary>A BLEU score and what it is made of.</summary>
/// <param name="Score">0 to 100.</param>
/// <param name="Precisions">Matching n-grams of the orders from 1, in percent.</param>
/// <param name="BrevityPenalty">1, or less where the translations are shorter than the references.</param>
/// <param name="HypothesisLength">Tokens of the translations.</param>
/// <param name="ReferenceLength">Tokens of the references that are closest in length.</param>
public sealed record BleuScore(double Score, IReadOnlyList<double> Precisions, double BrevityPenalty, long HypothesisLength, long ReferenceLength)
{
    /// <summary>The score in sacreBLEU's format.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"BLEU = {Score:0.00} {string.Join('/', Precisions.Select(p => FormattableString.Invariant($"{p:0.0}")))} (BP = {BrevityPenalty:0.000} ratio = {(ReferenceLength == 0 ? 0 : (double)HypothesisLength / ReferenceLength):0.000} hyp_len = {HypothesisLength} ref_len = {ReferenceLength})");
}
