using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Word2Vec;

/// <summary>
/// The gradient of the loss of negative sampling by the predicting word's vector: (sigmoid(u v) - 1) u + sum of sigmoid(n v) n. Shapes: v [D], u [D], drawn [K, D]; the
/// result is [D].
/// </summary>
public sealed class NegativeGradient : FunctionExercise<Func<Tensor, Tensor, Tensor, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor NegativeGradient(Tensor v, Tensor u, Tensor drawn)";

    /// <inheritdoc/>
    public override FiniteDifference Gradient => new(Argument: 0, Part: 0, Loss: a => Loss((Tensor)a[0], (Tensor)a[1], (Tensor)a[2]).item<double>());

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, Tensor, Tensor> Right => (v, u, drawn) => (u.dot(v).sigmoid() - 1) * u + drawn.t().mv(drawn.mv(v).sigmoid());

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, Tensor, Tensor>)> Wrong =>
    [
        ("the true word's target is 1: its error is sigmoid - 1", (v, u, drawn) => u.dot(v).sigmoid() * u + drawn.t().mv(drawn.mv(v).sigmoid())),
        ("the target of the drawn words is 0: nothing is taken off their sigmoid", (v, u, drawn) => (u.dot(v).sigmoid() - 1) * u + drawn.t().mv(drawn.mv(v).sigmoid() - 1)),
        ("the drawn words are missing", (v, u, drawn) => (u.dot(v).sigmoid() - 1) * u),
        ("that is the direction downhill: the gradient points uphill", (v, u, drawn) => (1 - u.dot(v).sigmoid()) * u - drawn.t().mv(drawn.mv(v).sigmoid())),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("two drawn words", random.Normal(3), random.Normal(3), random.Normal(2, 3));
        yield return Hidden("five drawn words", random.Normal(4), random.Normal(4), random.Normal(5, 4));
        yield return Hidden("three drawn words, long vectors", random.Normal(8), random.Normal(8), random.Normal(3, 8));
    }

    static Tensor Loss(Tensor v, Tensor u, Tensor drawn) => -(u.dot(v).sigmoid().log() + (-drawn.mv(v)).sigmoid().log().sum());
}
