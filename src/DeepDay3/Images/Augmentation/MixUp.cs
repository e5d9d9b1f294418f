using static TorchSharp.torch;

namespace DeepDay3.Images.Augmentation;

/// <summary>Means of two pictures and of their labels (H. Zhang et al.: mixup: Beyond empirical risk minimization, ICLR 2018).</summary>
/// <param name="alpha">Of the beta distribution that the share is drawn from, one share a batch; the lecture's is 0.4.</param>
public sealed class MixUp(double alpha = 0.4)
{
    /// <summary>Mixes each picture of a batch with another one of it.</summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <param name="generator">Where share and partners are drawn from; the default generator unless given.</param>
    public MixedBatch Apply(Tensor images, Generator? generator = null)
    {
        double share = BetaDistribution.Draw(alpha, generator);
        return Apply(images, share, MixedBatch.Partner(images, generator));
    }

    /// <summary>share x_i + (1 - share) x_partner(i).</summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <param name="share">The share of the picture itself, 0 to 1.</param>
    /// <param name="partners">int64 [N].</param>
    /// <exception cref="ArgumentException">The share is outside of its range.</exception>
    public static MixedBatch Apply(Tensor images, double share, Tensor partners)
    {
        MixedBatch.RequireShare(share);
        return new(share * images + (1 - share) * images.index_select(0, partners), partners, share);
    }
}
