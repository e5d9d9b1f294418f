using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Word2Vec;

/// <summary>
/// The loss of negative sampling for one pair: -log sigmoid(u v) - sum of log sigmoid(-n v) over the drawn words. Shapes: v [D], u [D], drawn [K, D]; the result is a
/// number.
/// </summary>
public sealed class NegativeLoss : FunctionExercise<Func<Tensor, Tensor, Tensor, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor NegativeLoss(Tensor v, Tensor u, Tensor drawn)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, Tensor, Tensor> Right => (v, u, drawn) => -(u.dot(v).sigmoid().log() + (-drawn.mv(v)).sigmoid().log().sum());

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, Tensor, Tensor>)> Wrong =>
    [
        ("drawn words should get low scores: their sigmoid is of the negative score", (v, u, drawn) => -(u.dot(v).sigmoid().log() + drawn.mv(v).sigmoid().log().sum())),
        ("that is the logarithm of the probability: a loss has the opposite sign", (v, u, drawn) => u.dot(v).sigmoid().log() + (-drawn.mv(v)).sigmoid().log().sum()),
        ("the drawn words are missing", (v, u, drawn) => -u.dot(v).sigmoid().log()),
        ("the mean over the drawn words was taken: the formula has their sum", (v, u, drawn) => -(u.dot(v).sigmoid().log() + (-drawn.mv(v)).sigmoid().log().mean())),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("two drawn words", random.Normal(3), random.Normal(3), random.Normal(2, 3));
        yield return Hidden("five drawn words", random.Normal(4), random.Normal(4), random.Normal(5, 4));
        yield return Hidden("three drawn words, long vectors", random.Normal(8), random.Normal(8), random.Normal(3, 8));
    }
}
