using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Attention;

/// <summary>
/// The gradient of dot-product attention with respect to its memory, c = softmax(q Mᵀ) M, from the gradient g of c. Shapes: q [1, H], memory [S, H], g [1, H];
/// the result is [S, H].
/// </summary>
public sealed class MemoryGradient : FunctionExercise<Func<Tensor, Tensor, Tensor, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor MemoryGradient(Tensor q, Tensor memory, Tensor g)";

    /// <inheritdoc/>
    public override FiniteDifference Gradient => new(Argument: 1, Part: 0, Loss: a => Loss((Tensor)a[0], (Tensor)a[1], (Tensor)a[2]));

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, Tensor, Tensor> Right => (q, memory, g) => Weights(q, memory).t().mm(g) + Scores(q, memory, g).t().mm(q);

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, Tensor, Tensor>)> Wrong =>
    [
        ("that is the share of the mixture alone: the memory is in the scores too", (q, memory, g) => Weights(q, memory).t().mm(g)),
        ("that is the share of the scores alone: the memory is mixed too", (q, memory, g) => Scores(q, memory, g).t().mm(q)),
        ("the softmax subtracts the mean: `alpha * (dAlpha - (alpha * dAlpha).sum())`", (q, memory, g) => Weights(q, memory).t().mm(g) + (Weights(q, memory) * g.mm(memory.t())).t().mm(q)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("three places", random.Normal(1, 2), random.Normal(3, 2), random.Normal(1, 2));
        yield return Hidden("one place: its weight is 1 whatever its score", random.Normal(1, 3), random.Normal(1, 3), random.Normal(1, 3));
        yield return Hidden("six places of four numbers", random.Normal(1, 4), random.Normal(6, 4), random.Normal(1, 4));
    }

    static double Loss(Tensor q, Tensor memory, Tensor g) => (Weights(q, memory).mm(memory) * g).sum().item<double>();

    static Tensor Weights(Tensor q, Tensor memory) => q.mm(memory.t()).softmax(1);

    static Tensor Scores(Tensor q, Tensor memory, Tensor g)
    {
        Tensor alpha = Weights(q, memory), dAlpha = g.mm(memory.t());
        return alpha * (dAlpha - (alpha * dAlpha).sum());
    }
}
