using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Variants;

/// <summary>The readout of an echo state network: (SᵀS + ridge I)⁻¹ SᵀY. Shapes: states [T, N], targets [T, O]; the result is [N, O].</summary>
public sealed class RidgeReadout : FunctionExercise<Func<Tensor, Tensor, double, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor RidgeReadout(Tensor states, Tensor targets, double ridge)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, double, Tensor> Right => (states, targets, ridge) => Solve(states, targets, eye(states.shape[1], dtype: float64) * ridge);

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, double, Tensor>)> Wrong =>
    [
        ("the ridge is missing: this is plain least squares", (states, targets, ridge) => Solve(states, targets, zeros(states.shape[1], states.shape[1], float64))),
        ("the ridge is added to all entries: it belongs on the diagonal, ridge times the identity", (states, targets, ridge) => Solve(states, targets, ones(states.shape[1], states.shape[1], float64) * ridge)),
        ("the ridge has the wrong sign", (states, targets, ridge) => Solve(states, targets, eye(states.shape[1], dtype: float64) * -ridge)),
        ("SᵀY is missing its inverse: this is a correlation, not a regression", (states, targets, ridge) => states.t().mm(targets)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("two units, four steps", random.Normal(4, 2), random.Normal(4, 1), 0.5);
        yield return Hidden("two outputs", random.Normal(9, 3), random.Normal(9, 2), 0.1);
        yield return Hidden("fewer steps than units", random.Normal(3, 5), random.Normal(3, 1), 1.5);
    }

    static Tensor Solve(Tensor states, Tensor targets, Tensor added) => linalg.solve(states.t().mm(states) + added, states.t().mm(targets));
}
