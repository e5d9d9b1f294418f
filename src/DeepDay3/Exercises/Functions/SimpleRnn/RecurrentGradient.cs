using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.SimpleRnn;

/// <summary>
/// BPTT over a whole sequence: the gradient of E = Σ_t Σ_h (z_t - d_t)² / 2 with respect to the recurrent weight, where
/// z_t = tanh(x_t W_in + z_(t-1) W) and z_0 = 0. Shapes: x [T, I], d [T, H], wIn [I, H], w [H, H]; the result is [H, H].
/// </summary>
public sealed class RecurrentGradient : FunctionExercise<Func<Tensor, Tensor, Tensor, Tensor, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor RecurrentGradient(Tensor x, Tensor d, Tensor wIn, Tensor w)";

    /// <inheritdoc/>
    public override FiniteDifference Gradient => new(Argument: 3, Part: 0, Loss: a => Loss((Tensor)a[0], (Tensor)a[1], (Tensor)a[2], (Tensor)a[3]));

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, Tensor, Tensor, Tensor> Right =>
        (x, d, wIn, w) => Backward(x, d, wIn, w, (delta, z, before) => before.t().mm(delta));

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, Tensor, Tensor, Tensor>)> Wrong =>
    [
        ("the gradient uses z of the same step: `w` multiplies z of the step *before*", (x, d, wIn, w) => Backward(x, d, wIn, w, (delta, z, before) => z.t().mm(delta))),
        ("the gradient is transposed", (x, d, wIn, w) => Backward(x, d, wIn, w, (delta, z, before) => delta.t().mm(before))),
        ("this is the mean over the steps: the weight is shared, so its gradient is the *sum*", (x, d, wIn, w) => Backward(x, d, wIn, w, (delta, z, before) => before.t().mm(delta)) / x.shape[0]),
        ("the error signal does not travel through time: add `delta.mm(w.t())` of the step after", (x, d, wIn, w) => Backward(x, d, wIn, w, (delta, z, before) => before.t().mm(delta), reach: 0)),
        ("the slope of tanh is 1 - z², and this is the sigmoid's z (1 - z)", (x, d, wIn, w) => Backward(x, d, wIn, w, (delta, z, before) => before.t().mm(delta), slope: z => z * (1 - z))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("three steps", random.Normal(3, 2), random.Normal(3, 2), random.Normal(2, 2), random.Normal(2, 2));
        yield return Hidden("one step: z_0 = 0, so the weight was not used", random.Normal(1, 2), random.Normal(1, 3), random.Normal(2, 3), random.Normal(3, 3));
        yield return Hidden("six steps, four hidden units", random.Normal(6, 3), random.Normal(6, 4), random.Normal(3, 4) * 0.5, random.Normal(4, 4) * 0.5);
    }

    static Tensor[] States(Tensor x, Tensor wIn, Tensor w)
    {
        var z = new Tensor[x.shape[0] + 1];
        z[0] = zeros(1, w.shape[0], float64);
        for (int t = 1; t < z.Length; t++)
            z[t] = (x.narrow(0, t - 1, 1).mm(wIn) + z[t - 1].mm(w)).tanh();
        return z;
    }

    static double Loss(Tensor x, Tensor d, Tensor wIn, Tensor w) =>
        (cat(States(x, wIn, w)[1..]) - d).square().sum().item<double>() / 2;

    static Tensor Backward(Tensor x, Tensor d, Tensor wIn, Tensor w, Func<Tensor, Tensor, Tensor, Tensor> share, int reach = 1, Func<Tensor, Tensor>? slope = null)
    {
        Tensor[] z = States(x, wIn, w);
        (Tensor gradient, Tensor delta) = (zeros_like(w), zeros_like(z[0]));
        for (int t = z.Length - 1; t >= 1; t--)
        {
            delta = (delta.mm(w.t()) * reach + z[t] - d.narrow(0, t - 1, 1)) * (slope?.Invoke(z[t]) ?? (1 - z[t].square()));
            gradient += share(delta, z[t], z[t - 1]);
        }
        return gradient;
    }
}
