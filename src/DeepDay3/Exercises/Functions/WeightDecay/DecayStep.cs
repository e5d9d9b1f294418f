using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.WeightDecay;

/// <summary>One step of gradient descent on L' + λ/2 Σ w². Shapes: w and gradient (of L') alike.</summary>
public sealed class DecayStep : FunctionExercise<Func<Tensor, Tensor, double, double, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor DecayStep(Tensor w, Tensor gradient, double eta, double lambda)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, double, double, Tensor> Right => (w, gradient, eta, lambda) => w - eta * (gradient + lambda * w);

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, double, double, Tensor>)> Wrong =>
    [
        ("the derivative of λ/2 w² is λ w, not 2 λ w: the ½ is there for that", (w, gradient, eta, lambda) => w - eta * (gradient + 2 * lambda * w)),
        ("the weight grows: the penalty's gradient is added to the gradient, and both are subtracted", (w, gradient, eta, lambda) => w - eta * (gradient - lambda * w)),
        ("the learning rate does not reach the decay", (w, gradient, eta, lambda) => w - eta * gradient - lambda * w),
        ("the decay is missing", (w, gradient, eta, lambda) => w - eta * gradient),
        ("this is the decay of L1, λ sign(w)", (w, gradient, eta, lambda) => w - eta * (gradient + lambda * w.sign())),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("two weights", tensor(new[] { 2.0, -1.0 }), tensor(new[] { 0.5, 0.5 }), 0.1, 0.4);
        yield return Hidden("no data, decay only", random.Normal(3, 2), zeros(3, 2, float64), 0.2, 0.3);
        yield return Hidden("a matrix", random.Normal(2, 4), random.Normal(2, 4), 0.05, 0.7);
    }
}
