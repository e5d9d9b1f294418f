using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Latent;

/// <summary>A draw of a VAE's latent variable: mean + exp(logVariance / 2) x noise. All shapes [N, L].</summary>
public sealed class Reparameterize : FunctionExercise<Func<Tensor, Tensor, Tensor, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor Reparameterize(Tensor mean, Tensor logVariance, Tensor noise)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, Tensor, Tensor> Right => (mean, logVariance, noise) => mean + (0.5 * logVariance).exp() * noise;

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, Tensor, Tensor>)> Wrong =>
    [
        ("the noise is multiplied by the variance: the standard deviation is its square root, `exp(0.5 * logVariance)`", (mean, logVariance, noise) => mean + logVariance.exp() * noise),
        ("the logarithm of the variance is taken for the standard deviation", (mean, logVariance, noise) => mean + logVariance * noise),
        ("the mean is missing", (mean, logVariance, noise) => (0.5 * logVariance).exp() * noise),
        ("the noise is missing: this is the mean", (mean, logVariance, noise) => mean.clone()),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("one picture, two units", random.Normal(1, 2), random.Normal(1, 2), random.Normal(1, 2));
        yield return Hidden("no noise: the mean", random.Normal(2, 3), random.Normal(2, 3), zeros(2, 3, float64));
        yield return Hidden("a batch of four", random.Normal(4, 3), random.Normal(4, 3), random.Normal(4, 3));
    }
}
