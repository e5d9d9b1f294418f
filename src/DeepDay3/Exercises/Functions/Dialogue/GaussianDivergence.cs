using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Dialogue;

/// <summary>KL(q || p) in nats of two Gaussians with diagonal covariances, summed over the latent numbers. All arguments [N, Z]; the result is [N].</summary>
public sealed class GaussianDivergence : FunctionExercise<Func<Tensor, Tensor, Tensor, Tensor, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor GaussianDivergence(Tensor mean, Tensor logVariance, Tensor priorMean, Tensor priorLogVariance)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, Tensor, Tensor, Tensor> Right => (m, v, pm, pv) => Of(m, v, pm, pv).sum(1L);

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, Tensor, Tensor, Tensor>)> Wrong =>
    [
        ("this is the divergence from N(0, 1), that of a VAE: VHRED's prior has a mean and a variance of its own", (m, v, pm, pv) => Of(m, v, zeros_like(m), zeros_like(m)).sum(1L)),
        ("the two are exchanged: this is KL(p || q)", (m, v, pm, pv) => Of(pm, pv, m, v).sum(1L)),
        ("the factor one half is missing", (m, v, pm, pv) => 2 * Of(m, v, pm, pv).sum(1L)),
        ("this is the mean over the latent numbers: they are independent, so their divergences add up", (m, v, pm, pv) => Of(m, v, pm, pv).mean([1L])),
        ("the distance of the means is not squared in units of the prior's variance: divide it by `exp(priorLogVariance)` too", (m, v, pm, pv) => (0.5 * (pv - v + (v - pv).exp() + (m - pm).square() - 1)).sum(1L)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("one answer, two latent numbers", random.Normal(1, 2), random.Normal(1, 2), random.Normal(1, 2), random.Normal(1, 2));
        yield return Hidden("a batch of four", random.Normal(4, 3), random.Normal(4, 3), random.Normal(4, 3), random.Normal(4, 3));
        Tensor mean = random.Normal(2, 3), logVariance = random.Normal(2, 3);
        yield return Hidden("posterior and prior are equal: 0", mean, logVariance, mean.clone(), logVariance.clone());
    }

    static Tensor Of(Tensor m, Tensor v, Tensor pm, Tensor pv) => 0.5 * (pv - v + (v.exp() + (m - pm).square()) / pv.exp() - 1);
}
