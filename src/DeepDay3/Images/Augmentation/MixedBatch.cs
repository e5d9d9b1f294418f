using static TorchSharp.torch;

namespace DeepDay3.Images.Augmentation;

/// <summary>Pictures that were mixed with others of the batch.</summary>
/// <param name="Images">[N, C, H, W].</param>
/// <param name="Partners">For each picture, the number of the one that was mixed in: int64 [N].</param>
/// <param name="Share">The share of the picture itself, 0 to 1; its partner has the rest.</param>
public sealed record MixedBatch(Tensor Images, Tensor Partners, double Share)
{
    /// <summary>The loss that fits: that of the own labels and that of the partners' labels, by their shares.</summary>
    /// <param name="loss">The loss of the scores for some labels.</param>
    /// <param name="labels">The labels of the batch before it was mixed, [N] or [N, K].</param>
    /// <returns>share loss(labels) + (1 - share) loss(labels of the partners).</returns>
    public Tensor Loss(Func<Tensor, Tensor> loss, Tensor labels) =>
        Share * loss(labels) + (1 - Share) * loss(labels.index_select(0, Partners));

    /// <summary>The mixed labels, as shares of classes.</summary>
    /// <param name="labels">int64 [N].</param>
    /// <param name="classes">How many classes there are.</param>
    /// <returns>float32 [N, classes]; rows sum to 1.</returns>
    public Tensor Targets(Tensor labels, int classes)
    {
        Tensor own = nn.functional.one_hot(labels, classes).to(float32);
        return Share * own + (1 - Share) * own.index_select(0, Partners);
    }

    internal static Tensor Partner(Tensor images, Generator? generator) => images.dim() == 4
        ? randperm(images.size(0), generator: generator)
        : throw new ArgumentException($"A batch of shape [{string.Join(", ", images.shape)}] was to be mixed: [N, C, H, W] was expected.");

    internal static void RequireShare(double share)
    {
        if (share is not (>= 0 and <= 1))
            throw new ArgumentException($"The share of a picture in a mixture is {share}: 0 to 1 was expected.");
    }
}
