namespace DeepDay3.Exercises.Functions.Gnmt;

/// <summary>The score of a translation by its length: log P / lp with lp = ((5 + length) / (5 + 1))^alpha.</summary>
public sealed class Normalised : FunctionExercise<Func<double, int, double, double>>
{
    /// <inheritdoc/>
    public override string Signature => "double Normalised(double logProbability, int length, double alpha)";

    /// <inheritdoc/>
    protected override Func<double, int, double, double> Right => (logProbability, length, alpha) => logProbability / Math.Pow((5 + length) / 6.0, alpha);

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<double, int, double, double>)> Wrong =>
    [
        ("the log probability is divided by the penalty: multiplied, a long sentence loses twice", (logProbability, length, alpha) => logProbability * Math.Pow((5 + length) / 6.0, alpha)),
        ("the denominator (5 + 1)^alpha is missing: a sentence of one word should keep its log probability", (logProbability, length, alpha) => logProbability / Math.Pow(5 + length, alpha)),
        ("alpha is an exponent, not a factor", (logProbability, length, alpha) => logProbability / ((5 + length) / 6.0 * alpha)),
        ("(5 + length) / 6 of whole numbers is cut off: write 6.0", (logProbability, length, alpha) => logProbability / Math.Pow((5 + length) / 6, alpha)),
        ("that is the mean a word, length^alpha: the 5 keeps very short sentences from being punished too hard", (logProbability, length, alpha) => logProbability / Math.Pow(length, alpha)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("eight words", -6.5, 8, 0.6);
        yield return Hidden("one word: nothing changes", -1.25, 1, 0.7);
        yield return Hidden("alpha of 1", -9.5, 11, 1.0);
        yield return Hidden("a long sentence", random.Number(-40, -20), 42, 0.2);
    }
}
