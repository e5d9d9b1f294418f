using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepDay3.Models;

/// <summary>
/// A fully connected autoencoder (自己符号化器): an encoder that narrows to a code, and a decoder that is its mirror image (Hinton and Salakhutdinov, 2006).
/// Inputs lie in [0, 1]; the decoder gives logits, so that the loss is a binary cross entropy.
/// </summary>
public sealed class Autoencoder : nn.Module<Tensor, Tensor>
{
    readonly Sequential encoder;
    readonly Sequential decoder;

    /// <summary>Makes an autoencoder with ReLU between its layers.</summary>
    /// <param name="sizes">Units of each layer from the input to the code, such as 784, 128, 32. The decoder has them in reverse order.</param>
    /// <param name="sigmoidCode">Units of the code lie in (0, 1), as <see cref="SparsityPenalty"/> needs them; else the code is linear.</param>
    /// <exception cref="ArgumentException">There are fewer than two layers, or one has no unit.</exception>
    public Autoencoder(IReadOnlyList<long> sizes, bool sigmoidCode = false) : base(nameof(Autoencoder))
    {
        ArgumentNullException.ThrowIfNull(sizes);
        if (sizes.Count < 2 || sizes.Any(size => size < 1))
            throw new ArgumentException($"Autoencoder got layers of {string.Join(", ", sizes)} units: at least an input and a code of one unit or more were expected.");
        (encoder, decoder) = (Stack(sizes, sigmoidCode), Stack([.. sizes.Reverse()], sigmoidEnd: false));
        RegisterComponents();
    }

    static Sequential Stack(IReadOnlyList<long> sizes, bool sigmoidEnd)
    {
        var layers = new List<nn.Module<Tensor, Tensor>>();
        for (int i = 1; i < sizes.Count; i++)
        {
            layers.Add(nn.Linear(sizes[i - 1], sizes[i]));
            if (i < sizes.Count - 1) layers.Add(nn.ReLU());
            else if (sigmoidEnd) layers.Add(nn.Sigmoid());
        }
        return nn.Sequential(layers);
    }

    /// <summary>The code of each input, [N, code].</summary>
    /// <param name="x">[N, input], or pictures that flatten to it.</param>
    public Tensor Encode(Tensor x) => encoder.call(x.flatten(1));

    /// <summary>Logits of the input, [N, input]; their sigmoid is the reconstruction.</summary>
    /// <param name="code">[N, code].</param>
    public Tensor Decode(Tensor code) => decoder.call(code);

    /// <summary>Logits of the reconstruction, [N, input].</summary>
    public override Tensor forward(Tensor input) => Decode(Encode(input));

    /// <summary>Binary cross entropy in nats, summed over an input and averaged over the batch.</summary>
    /// <param name="input">What the encoder sees.</param>
    /// <param name="target">What is to come out; null for the input itself. A denoising autoencoder sees a corrupted input and is asked for the clean one.</param>
    public Tensor Loss(Tensor input, Tensor? target = null)
    {
        target ??= input;
        return nn.functional.binary_cross_entropy_with_logits(call(input), target.flatten(1), reduction: nn.Reduction.Sum) / input.shape[0];
    }

    /// <summary>How badly each input is reconstructed: squared differences summed over the input, [N]. Outside of the training data it is larger, which finds anomalies.</summary>
    public Tensor ReconstructionErrors(Tensor x) => (call(x).sigmoid() - x.flatten(1)).square().sum(1L);

    /// <summary>Masking noise (Vincent et al., 2008): each number becomes 0 with the given probability.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not in [0, 1].</exception>
    public static Tensor Corrupt(Tensor x, double probability)
    {
        if (probability is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability of 0 to 1 was expected.");
        return x * rand_like(x).ge(probability).to(x.dtype);
    }

    /// <summary>
    /// Divergence of the mean activity of each code unit from a wished one, summed over the units (Ng, 2011):
    /// rho log(rho / m) + (1 - rho) log((1 - rho) / (1 - m)).
    /// </summary>
    /// <param name="code">Values in (0, 1), [N, code].</param>
    /// <param name="activity">rho, the wished mean, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The wished activity is not between 0 and 1.</exception>
    public static Tensor SparsityPenalty(Tensor code, double activity)
    {
        if (activity is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(activity), activity, "A mean activity between 0 and 1 was expected.");
        // In float32 a unit may round to exactly 0 or 1, where the logarithm ends.
        Tensor mean = code.mean([0L]).clamp(1e-6, 1 - 1e-6);
        return (activity * (Math.Log(activity) - mean.log()) + (1 - activity) * (Math.Log(1 - activity) - (1 - mean).log())).sum();
    }
}
