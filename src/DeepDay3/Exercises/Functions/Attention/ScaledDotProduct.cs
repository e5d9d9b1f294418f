using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Attention;

/// <summary>softmax(Q Kᵀ / √d) V. Shapes: q [T, d], k [S, d], v [S, m]; the result is [T, m].</summary>
public sealed class ScaledDotProduct : FunctionExercise<Func<Tensor, Tensor, Tensor, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor ScaledDotProduct(Tensor q, Tensor k, Tensor v)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, Tensor, Tensor> Right => (q, k, v) => (q.mm(k.t()) / Math.Sqrt(q.shape[1])).softmax(1).mm(v);

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, Tensor, Tensor>)> Wrong =>
    [
        ("the scores are not divided by the root of d", (q, k, v) => q.mm(k.t()).softmax(1).mm(v)),
        ("the scores are divided by d: the root of d was expected", (q, k, v) => (q.mm(k.t()) / q.shape[1]).softmax(1).mm(v)),
        ("the softmax runs over the queries: it has to run over the places, so that each query's weights have the sum 1", (q, k, v) => (q.mm(k.t()) / Math.Sqrt(q.shape[1])).softmax(0).mm(v)),
        ("the softmax is missing: scores are no weights", (q, k, v) => (q.mm(k.t()) / Math.Sqrt(q.shape[1])).mm(v)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("two queries, three places", random.Normal(2, 4), random.Normal(3, 4), random.Normal(3, 2));
        yield return Hidden("one query", random.Normal(1, 3), random.Normal(5, 3), random.Normal(5, 3));
        yield return Hidden("as many queries as places", random.Normal(4, 9), random.Normal(4, 9), random.Normal(4, 1));
    }
}
