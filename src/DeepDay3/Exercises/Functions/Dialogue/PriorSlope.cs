using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Dialogue;

/// <summary>The gradient of the sum of all KL(q || p) with respect to the prior's log variance: what teaches the prior its width. All shapes [N, Z].</summary>
public sealed class PriorSlope : FunctionExercise<Func<Tensor, Tensor, Tensor, Tensor, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor PriorSlope(Tensor mean, Tensor logVariance, Tensor priorMean, Tensor priorLogVariance)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, Tensor, Tensor, Tensor> Right => (m, v, pm, pv) => 0.5 * (1 - Ratio(m, v, pm, pv));

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, Tensor, Tensor, Tensor>)> Wrong =>
    [
        ("the sign of the second term is missing: 1 / exp(x) has the derivative -1 / exp(x)", (m, v, pm, pv) => 0.5 * (1 + Ratio(m, v, pm, pv))),
        ("this is the derivative by the prior's variance: by its logarithm it is multiplied by the variance, `exp(priorLogVariance)`", (m, v, pm, pv) => 0.5 * (1 - Ratio(m, v, pm, pv)) / pv.exp()),
        ("the distance of the means is missing: a prior that is off has to become wider", (m, v, pm, pv) => 0.5 * (1 - (v - pv).exp())),
        ("the factor one half is missing", (m, v, pm, pv) => 1 - Ratio(m, v, pm, pv)),
        ("this is the gradient with respect to the posterior's log variance", (m, v, pm, pv) => 0.5 * ((v - pv).exp() - 1)),
    ];

    /// <inheritdoc/>
    public override FiniteDifference Gradient => new(Argument: 3, Part: 0, Loss: a => Loss((Tensor)a[0], (Tensor)a[1], (Tensor)a[2], (Tensor)a[3]));

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("one answer, two latent numbers", random.Normal(1, 2), random.Normal(1, 2), random.Normal(1, 2), random.Normal(1, 2));
        yield return Hidden("a batch of four", random.Normal(4, 3), random.Normal(4, 3), random.Normal(4, 3), random.Normal(4, 3));
        Tensor mean = random.Normal(2, 3), logVariance = random.Normal(2, 3);
        yield return Hidden("posterior and prior are equal: nothing to learn", mean, logVariance, mean.clone(), logVariance.clone());
    }

    static Tensor Ratio(Tensor m, Tensor v, Tensor pm, Tensor pv) => (v.exp() + (m - pm).square()) / pv.exp();

    static double Loss(Tensor m, Tensor v, Tensor pm, Tensor pv) => (0.5 * (pv - v + Ratio(m, v, pm, pv) - 1)).sum().item<double>();
}
