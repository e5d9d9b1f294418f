using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Gru;

/// <summary>
/// The error signal before the update gate's sigmoid, from dE/dh: h' = (1 - z) n + z h with z = sigmoid(a). All shapes are [N, H]; a is the
/// sum before the sigmoid, the result dE/da.
/// </summary>
public sealed class UpdateDelta : FunctionExercise<Func<Tensor, Tensor, Tensor, Tensor, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor UpdateDelta(Tensor hGradient, Tensor a, Tensor n, Tensor previous)";

    /// <inheritdoc/>
    public override FiniteDifference Gradient => new(Argument: 1, Part: 0, Loss: arguments =>
    {
        Tensor z = ((Tensor)arguments[1]).sigmoid();
        return ((Tensor)arguments[0] * ((1 - z) * (Tensor)arguments[2] + z * (Tensor)arguments[3])).sum().item<double>();
    });

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, Tensor, Tensor, Tensor> Right =>
        (hGradient, a, n, previous) => hGradient * (previous - n) * a.sigmoid() * (1 - a.sigmoid());

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, Tensor, Tensor, Tensor>)> Wrong =>
    [
        ("the sign is turned round: more z means more of the old state and less of the candidate", (hGradient, a, n, previous) => hGradient * (n - previous) * a.sigmoid() * (1 - a.sigmoid())),
        ("the candidate's part is missing: 1 - z depends on z too", (hGradient, a, n, previous) => hGradient * previous * a.sigmoid() * (1 - a.sigmoid())),
        ("the slope of the sigmoid is missing: this is dE/dz", (hGradient, a, n, previous) => hGradient * (previous - n)),
        ("the slope is a (1 - a): it has to be z (1 - z) with z = sigmoid(a)", (hGradient, a, n, previous) => hGradient * (previous - n) * a * (1 - a)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("two units", random.Normal(1, 2), random.Normal(1, 2), random.Uniform(-0.9, 0.9, 1, 2), random.Uniform(-0.9, 0.9, 1, 2));
        yield return Hidden("the first step, the memory is empty", random.Normal(1, 3), random.Normal(1, 3), random.Uniform(-0.9, 0.9, 1, 3), zeros(1, 3, float64));
        yield return Hidden("a batch of four", random.Normal(4, 3), random.Normal(4, 3), random.Uniform(-0.9, 0.9, 4, 3), random.Uniform(-0.9, 0.9, 4, 3));
    }
}
