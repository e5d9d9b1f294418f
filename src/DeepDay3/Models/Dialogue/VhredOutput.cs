using static TorchSharp.torch;

namespace DeepDay3.Models;

/// <summary>What a <see cref="Vhred"/> makes of a batch.</summary>
/// <param name="Scores">Scores of the word after each given one, before the softmax, [N, T, V].</param>
/// <param name="PriorMean">Mean of p(z | context), [N, Z].</param>
/// <param name="PriorLogVariance">Logarithm of the variance of p(z | context), [N, Z].</param>
/// <param name="Mean">Mean of q(z | context, answer), [N, Z].</param>
/// <param name="LogVariance">Logarithm of the variance of q(z | context, answer), [N, Z].</param>
/// <param name="Z">The latent values that were drawn from q, [N, Z].</param>
public sealed record VhredOutput(Tensor Scores, Tensor PriorMean, Tensor PriorLogVariance, Tensor Mean, Tensor LogVariance, Tensor Z)
{
    /// <summary>-log p(answer | z, context) in nats, [N]: the sum over the answer's words.</summary>
    /// <param name="answer">The right words, int64, [N, T].</param>
    /// <param name="padIndex">The index that fills up; it counts nothing.</param>
    public Tensor Reconstruction(Tensor answer, long padIndex = 0) =>
        nn.functional.cross_entropy(Scores.transpose(1, 2), answer, ignore_index: padIndex, reduction: nn.Reduction.None).sum(1L);

    /// <summary>Divergence of q(z | context, answer) from p(z | context) in nats, for each answer and each latent number: [N, Z], never negative.</summary>
    public Tensor Divergence() =>
        0.5 * (PriorLogVariance - LogVariance + (LogVariance.exp() + (Mean - PriorMean).square()) / PriorLogVariance.exp() - 1);

    /// <summary>The negative evidence lower bound, averaged over the answers: reconstruction + beta x divergence.</summary>
    /// <param name="answer">The right words, int64, [N, T].</param>
    /// <param name="beta">Weight of the divergence: 1 is the bound itself; annealing raises it from 0 (Bowman et al., 2016).</param>
    /// <param name="padIndex">The index that fills up.</param>
    public Tensor Loss(Tensor answer, double beta = 1, long padIndex = 0) => Reconstruction(answer, padIndex).mean() + beta * Divergence().sum(1L).mean();
}
