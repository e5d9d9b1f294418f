using static TorchSharp.torch;

namespace DeepDay3.Images.Augmentation;

/// <summary>
/// Puts a rectangle of one picture into another; labels are mixed by area (S. Yun et al.: CutMix: Regularization strategy to train strong classifiers
/// with localizable features, ICCV 2019).
/// </summary>
/// <param name="alpha">Of the beta distribution that the share is drawn from, one share a batch.</param>
public sealed class CutMix(double alpha = 1)
{
    /// <summary>Puts a rectangle from another picture of the batch into each; the same place in all.</summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <param name="generator">Where share, place and partners are drawn from; the default generator unless given.</param>
    public MixedBatch Apply(Tensor images, Generator? generator = null)
    {
        double share = BetaDistribution.Draw(alpha, generator);
        Tensor partners = MixedBatch.Partner(images, generator);
        (int height, int width) = ImageBox.SizeOf(images);
        int row = (int)randint(height, [1], generator: generator).item<long>(), column = (int)randint(width, [1], generator: generator).item<long>();
        return Apply(images, Box(height, width, share, row, column), partners);
    }

    /// <summary>A box of the picture's proportions whose area is 1 - share of it, around a pixel; what reaches over the border is cut off.</summary>
    /// <param name="height">Rows of the picture.</param>
    /// <param name="width">Columns of the picture.</param>
    /// <param name="share">What the picture itself is to keep, 0 to 1.</param>
    /// <param name="row">The middle's row.</param>
    /// <param name="column">The middle's column.</param>
    /// <exception cref="ArgumentException">The share is outside of its range.</exception>
    public static ImageBox Box(int height, int width, double share, int row, int column)
    {
        MixedBatch.RequireShare(share);
        double side = Math.Sqrt(1 - share);
        return ImageBox.Around(row, column, (int)(height * side), (int)(width * side)).Within(height, width);
    }

    /// <summary>Puts the box of each picture's partner into it. The share is what is left of the picture, so that a box that was cut off counts as it is.</summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <param name="box">Within the picture.</param>
    /// <param name="partners">int64 [N].</param>
    public static MixedBatch Apply(Tensor images, ImageBox box, Tensor partners)
    {
        (int height, int width) = ImageBox.SizeOf(images);
        ImageBox inside = box.Within(height, width);
        Tensor mixed = images.clone();
        if (inside.Area > 0)
            inside.Of(mixed).copy_(inside.Of(images.index_select(0, partners)));
        return new(mixed, partners, 1 - (double)inside.Area / (height * width));
    }
}
