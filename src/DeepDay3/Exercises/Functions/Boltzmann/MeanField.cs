using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Boltzmann;

/// <summary>
/// Mean field of a deep Boltzmann machine with two hidden layers: nu starts at 0.5, then mu and nu are computed in turn. Shapes: v [N, V], w1 [V, A], w2 [A, B], c [A], d [B];
/// the results are mu [N, A] and nu [N, B].
/// </summary>
public sealed class MeanField : FunctionExercise<Func<Tensor, Tensor, Tensor, Tensor, Tensor, int, (Tensor, Tensor)>>
{
    /// <inheritdoc/>
    public override string Signature => "(Tensor mu, Tensor nu) MeanField(Tensor v, Tensor w1, Tensor w2, Tensor c, Tensor d, int steps)";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Results => ["mu", "nu"];

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, Tensor, Tensor, Tensor, int, (Tensor, Tensor)> Right => (v, w1, w2, c, d, steps) => Run(v, w1, w2, c, d, steps, 1, 0.5);

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, Tensor, Tensor, Tensor, int, (Tensor, Tensor)>)> Wrong =>
    [
        ("the upper layer does not reach the lower one: `nu.mm(w2.t())` belongs into mu, else this is a belief network's way up", (v, w1, w2, c, d, steps) => Run(v, w1, w2, c, d, steps, 0, 0.5)),
        ("nu starts at 0 in place of 0.5", (v, w1, w2, c, d, steps) => Run(v, w1, w2, c, d, steps, 1, 0)),
        ("one step only: `steps` is not used", (v, w1, w2, c, d, steps) => Run(v, w1, w2, c, d, 1, 1, 0.5)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("one state, two steps", ones(1, 2, float64), random.Normal(2, 2), random.Normal(2, 2), random.Normal(2), random.Normal(2), 2);
        yield return Hidden("three states, one step", random.Integers(2, 3, 4).to(float64), random.Normal(4, 3), random.Normal(3, 2), random.Normal(3), random.Normal(2), 1);
        yield return Hidden("two states, five steps", random.Integers(2, 2, 4).to(float64), random.Normal(4, 3), random.Normal(3, 5), random.Normal(3), random.Normal(5), 5);
    }

    static (Tensor, Tensor) Run(Tensor v, Tensor w1, Tensor w2, Tensor c, Tensor d, int steps, double down, double start)
    {
        Tensor mu = zeros(v.shape[0], w2.shape[0], float64), nu = full([v.shape[0], w2.shape[1]], start, float64);
        for (int i = 0; i < steps; i++)
        {
            mu = (v.mm(w1) + down * nu.mm(w2.t()) + c).sigmoid();
            nu = (mu.mm(w2) + d).sigmoid();
        }
        return (mu, nu);
    }
}
