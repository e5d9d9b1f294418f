using static TorchSharp.torch;

namespace DeepDay3.Models;

/// <summary>What a <see cref="Vae"/> makes of a batch.</summary>
/// <param name="Logits">Logits of the reconstruction, [N, input].</param>
/// <param name="Mean">Mean of q(z | x), [N, latent].</param>
/// <param name="LogVariance">Logarithm of the variance of q(z | x), [N, latent].</param>
/// <param name="Z">The latent values that were drawn, [N, latent].</param>
public sealed record VaeOutput(Tensor Logits, Tensor Mean, Tensor LogVariance, Tensor Z)
{
    /// <summary>-log p(x | z) of a Bernoulli decoder in nats, [N].</summary>
    /// <param name="x">The inputs in [0, 1].</param>
    public Tensor Reconstruction(Tensor x) =>
        nn.functional.binary_cross_entropy_with_logits(Logits, x.flatten(1), reduction: nn.Reduction.None).sum(1L);

    /// <summary>Divergence of q(z | x) from N(0, 1) in nats, for each input and each latent unit: [N, latent], never negative.</summary>
    public Tensor Divergence() => 0.5 * (Mean.square() + LogVariance.exp() - LogVariance - 1);

    /// <summary>The negative evidence lower bound, averaged over the batch: reconstruction + beta x divergence.</summary>
    /// <param name="x">The inputs in [0, 1].</param>
    /// <param name="beta">Weight of the divergence; 1 is the bound itself (other values: Higgins et al., 2017).</param>
    public Tensor Loss(Tensor x, double beta = 1) => Reconstruction(x).mean() + beta * Divergence().sum(1L).mean();
}
