using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepDay3.Models;

/// <summary>
/// A variational autoencoder (変分自己符号化器; Kingma and Welling, 2014, arXiv:1312.6114) with one hidden layer on each side, a Gaussian q(z | x)
/// with a diagonal covariance, the prior N(0, 1) and a Bernoulli decoder.
/// </summary>
public sealed class Vae : nn.Module<Tensor, VaeOutput>
{
    readonly Linear inner;
    readonly Linear mean;
    readonly Linear logVariance;
    readonly Linear outer;
    readonly Linear logits;

    /// <summary>Makes the network.</summary>
    /// <param name="inputSize">Numbers in an input, in [0, 1].</param>
    /// <param name="hiddenSize">Units of the hidden layers (ReLU).</param>
    /// <param name="latentSize">Units of z.</param>
    public Vae(long inputSize, long hiddenSize, long latentSize) : base(nameof(Vae))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(hiddenSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(latentSize, 1);
        LatentSize = latentSize;
        inner = nn.Linear(inputSize, hiddenSize);
        mean = nn.Linear(hiddenSize, latentSize);
        logVariance = nn.Linear(hiddenSize, latentSize);
        outer = nn.Linear(latentSize, hiddenSize);
        logits = nn.Linear(hiddenSize, inputSize);
        RegisterComponents();
    }

    /// <summary>Units of z.</summary>
    public long LatentSize { get; }

    /// <summary>q(z | x): its mean and the logarithm of its variance, both [N, latent].</summary>
    /// <param name="x">[N, input], or pictures that flatten to it.</param>
    public (Tensor Mean, Tensor LogVariance) Encode(Tensor x)
    {
        Tensor hidden = inner.call(x.flatten(1)).relu();
        return (mean.call(hidden), logVariance.call(hidden));
    }

    /// <summary>z = mean + standard deviation x noise: the noise does not depend on the weights, so the gradient reaches both.</summary>
    public static Tensor Reparameterize(Tensor mean, Tensor logVariance) => mean + (0.5 * logVariance).exp() * randn_like(mean);

    /// <summary>Logits of p(x | z), [N, input].</summary>
    /// <param name="z">[N, latent].</param>
    public Tensor Decode(Tensor z) => logits.call(outer.call(z).relu());

    /// <summary>Encodes, draws z and decodes.</summary>
    /// <param name="input">[N, input], or pictures that flatten to it.</param>
    public override VaeOutput forward(Tensor input)
    {
        (Tensor m, Tensor v) = Encode(input);
        Tensor z = Reparameterize(m, v);
        return new VaeOutput(Decode(z), m, v, z);
    }

    /// <summary>New inputs: probabilities decoded from z drawn from the prior, [count, input].</summary>
    public Tensor Generate(long count) => Decode(randn(count, LatentSize)).sigmoid();

    /// <summary>
    /// An estimate of log p(x) in nats by importance sampling from q(z | x), [N] (Burda et al., 2016, arXiv:1509.00519): a lower bound on the average,
    /// above the evidence lower bound, and exact for infinitely many samples.
    /// </summary>
    /// <param name="x">Inputs; the value is a probability where they are 0 or 1.</param>
    /// <param name="samples">How many z are drawn for each input.</param>
    public Tensor LogLikelihood(Tensor x, int samples)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        (Tensor m, Tensor v) = Encode(x);
        var weights = new List<Tensor>();
        for (int i = 0; i < samples; i++)
        {
            Tensor z = Reparameterize(m, v);
            Tensor seen = -nn.functional.binary_cross_entropy_with_logits(Decode(z), x.flatten(1), reduction: nn.Reduction.None).sum(1L);
            // The constants of the two normal densities cancel.
            Tensor prior = -0.5 * z.square().sum(1L);
            Tensor posterior = -0.5 * ((z - m).square() / v.exp() + v).sum(1L);
            weights.Add(seen + prior - posterior);
        }
        return (stack(weights).logsumexp(0) - Math.Log(samples)).MoveToOuterDisposeScope();
    }
}
