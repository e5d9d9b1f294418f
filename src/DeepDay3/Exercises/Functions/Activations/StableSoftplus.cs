using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Activations;

/// <summary>ln(1 + e^x) for any x: max(x, 0) + ln(1 + e^-|x|). Any shape.</summary>
public sealed class StableSoftplus : FunctionExercise<Func<Tensor, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor StableSoftplus(Tensor x)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor> Right => x => x.clamp_min(0) + (-x.abs()).exp().log1p();

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor>)> Wrong =>
    [
        ("this is the formula as it stands: e to the power of 1,000 is infinite", x => (1 + x.exp()).log()),
        ("this is ReLU: the softplus is smooth, at 0 it is ln 2", x => x.clamp_min(0)),
        ("the sign in the exponent is lost: only e to *negative* powers is safe", x => x.clamp_min(0) + x.abs().exp().log1p()),
        ("max(x, 0) is missing: this is right for negative x only", x => (-x.abs()).exp().log1p()),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("around zero", tensor(new[] { -1.0, 0.0, 1.0 }));
        yield return Hidden("far out on both sides", tensor(new[] { -1000.0, -50.0, 50.0, 1000.0 }));
        yield return Hidden("a matrix", random.Normal(3, 4) * 3);
    }
}
