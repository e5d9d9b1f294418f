using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Boltzmann;

/// <summary>
/// Contrastive divergence: the estimated gradient of the log-likelihood for an RBM's weights, when the dreamt states are given. Shapes: v [N, V], dream [M, V], w [V, H],
/// c [H]; the result is [V, H].
/// </summary>
public sealed class Contrast : FunctionExercise<Func<Tensor, Tensor, Tensor, Tensor, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor WeightGradient(Tensor v, Tensor dream, Tensor w, Tensor c)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, Tensor, Tensor, Tensor> Right => (v, dream, w, c) => Mean(v, w, c) - Mean(dream, w, c);

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, Tensor, Tensor, Tensor>)> Wrong =>
    [
        ("the sign is turned round: awake minus dreaming raises the likelihood", (v, dream, w, c) => Mean(dream, w, c) - Mean(v, w, c)),
        ("the correlations are summed over the states: their means were asked for", (v, dream, w, c) => Mean(v, w, c) * v.shape[0] - Mean(dream, w, c) * dream.shape[0]),
        ("the biases of the hidden units are missing", (v, dream, w, c) => Mean(v, w, zeros_like(c)) - Mean(dream, w, zeros_like(c))),
        ("the dream is not subtracted: this would let the weights grow for ever", (v, dream, w, c) => Mean(v, w, c)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("two states, two dreams", random.Integers(2, 2, 3).to(float64), random.Integers(2, 2, 3).to(float64), random.Normal(3, 2), random.Normal(2));
        yield return Hidden("more dreams than states", random.Integers(2, 3, 4).to(float64), random.Integers(2, 7, 4).to(float64), random.Normal(4, 3), random.Normal(3));
        yield return Hidden("one state", ones(1, 4, float64), random.Integers(2, 5, 4).to(float64), random.Normal(4, 2), random.Normal(2));
    }

    static Tensor Mean(Tensor v, Tensor w, Tensor c) => v.t().mm((v.mm(w) + c).sigmoid()) / v.shape[0];
}
