using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.SequenceToSequence;

/// <summary>The mean negative log probability of all words that are no padding. logProbabilities [N, T, V], answer int64 [N, T]; one number.</summary>
public sealed class MaskedLoss : FunctionExercise<Func<Tensor, Tensor, long, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor MaskedLoss(Tensor logProbabilities, Tensor answer, long pad)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, long, Tensor> Right => (logProbabilities, answer, pad) => -(Picked(logProbabilities, answer) * answer.ne(pad)).sum() / answer.ne(pad).sum();

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, long, Tensor>)> Wrong =>
    [
        ("padding counts as words: multiply by `answer.ne(pad)`", (logProbabilities, answer, pad) => -Picked(logProbabilities, answer).mean()),
        ("the sum is right, but it is divided by all places, padding among them", (logProbabilities, answer, pad) => -(Picked(logProbabilities, answer) * answer.ne(pad)).mean()),
        ("this is the mean over sentences of their means: the words of short sentences count for more", (logProbabilities, answer, pad) => -((Picked(logProbabilities, answer) * answer.ne(pad)).sum(dim: 1) / answer.ne(pad).sum(dim: 1)).mean()),
        ("the sign is missing: log probabilities are negative, a loss is not", (logProbabilities, answer, pad) => (Picked(logProbabilities, answer) * answer.ne(pad)).sum() / answer.ne(pad).sum()),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("two sentences of one and three words", random.Normal(2, 3, 4).log_softmax(2), tensor(new long[,] { { 2, 0, 0 }, { 1, 3, 1 } }), 0L);
        yield return Hidden("no padding", random.Normal(2, 2, 5).log_softmax(2), tensor(new long[,] { { 2, 4 }, { 1, 3 } }), 0L);
        yield return Hidden("the last index is the padding", random.Normal(3, 4, 5).log_softmax(2), tensor(new long[,] { { 2, 0, 1, 4 }, { 1, 4, 4, 4 }, { 3, 3, 4, 4 } }), 4L);
    }

    static Tensor Picked(Tensor logProbabilities, Tensor answer) => logProbabilities.gather(2, answer.unsqueeze(2)).squeeze(2);
}
