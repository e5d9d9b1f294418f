using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.SequenceToSequence;

/// <summary>The best continuations of all sentences of a beam. totals [B], logProbabilities [B, V]; parents and words, int64 [width], the best first.</summary>
public sealed class BeamStep : FunctionExercise<Func<Tensor, Tensor, int, (Tensor, Tensor)>>
{
    /// <inheritdoc/>
    public override string Signature => "(Tensor parents, Tensor words) BeamStep(Tensor totals, Tensor logProbabilities, int width)";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Results => ["parents", "words"];

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, int, (Tensor, Tensor)> Right => (totals, logProbabilities, width) => Best(totals.unsqueeze(1) + logProbabilities, width);

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, int, (Tensor, Tensor)>)> Wrong =>
    [
        ("the log probabilities of the sentences so far are missing: add `totals`", (totals, logProbabilities, width) => Best(logProbabilities, width)),
        ("logarithms of probabilities are added, not multiplied", (totals, logProbabilities, width) => Best(totals.unsqueeze(1) * logProbabilities, width)),
        ("`totals` is added to the columns: it belongs to the rows, `totals.unsqueeze(1)`", (totals, logProbabilities, width) => Best(totals + logProbabilities, width)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        // As many words as sentences, so that adding along the wrong side is possible too.
        yield return Visible("two sentences, two words, the best two", tensor(new[] { -0.5, -2.0 }), tensor(new[,] { { 0.1, 0.9 }, { 0.7, 0.3 } }).log(), 2);
        yield return Hidden("one sentence leaves the beam", tensor(new[] { -4.0, -0.2, -9.0 }), random.Normal(3, 3).log_softmax(1), 3);
        yield return Hidden("four sentences, the best three", tensor(new[] { -3.0, -1.0, -2.0, -1.5 }), (random.Normal(4, 4) * 2).log_softmax(1), 3);
    }

    static (Tensor, Tensor) Best(Tensor sums, int width)
    {
        Tensor places = sums.flatten().topk(width).Item2;
        return (places.div(sums.shape[1], RoundingMode.floor).to_type(int64), places.remainder(sums.shape[1]));
    }
}
