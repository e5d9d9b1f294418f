using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.WeightDecay;

/// <summary>One proximal step for L1: a step on the data's gradient, then |w| smaller by ηλ, but not below 0. Shapes: w and gradient alike.</summary>
public sealed class ProximalStep : FunctionExercise<Func<Tensor, Tensor, double, double, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor ProximalStep(Tensor w, Tensor gradient, double eta, double lambda)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, double, double, Tensor> Right => (w, gradient, eta, lambda) => Shrink(w - eta * gradient, eta * lambda);

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, double, double, Tensor>)> Wrong =>
    [
        ("this is the sub-gradient step: it steps across 0 in place of stopping there", (w, gradient, eta, lambda) => w - eta * (gradient + lambda * w.sign())),
        ("the threshold is λ: it is ηλ, because a step of size η was made", (w, gradient, eta, lambda) => Shrink(w - eta * gradient, lambda)),
        ("the step on the data comes first, then the shrinking", (w, gradient, eta, lambda) => Shrink(w, eta * lambda) - eta * gradient),
        ("the sign is lost: negative weights stay negative", (w, gradient, eta, lambda) => ((w - eta * gradient).abs() - eta * lambda).clamp_min(0)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("one of three ends at 0", tensor(new[] { 1.0, -0.5, 0.02 }), tensor(new[] { 0.5, 0.5, 0.1 }), 0.1, 0.5);
        yield return Hidden("no data", tensor(new[] { 0.05, -0.05, 0.3, -0.3 }), zeros(4, float64), 0.2, 0.5);
        yield return Hidden("a matrix", random.Normal(3, 3) * 0.2, random.Normal(3, 3), 0.1, 0.8);
    }

    static Tensor Shrink(Tensor w, double by) => w.sign() * (w.abs() - by).clamp_min(0);
}
