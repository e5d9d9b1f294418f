using static TorchSharp.torch;

namespace DeepDay3.Layers;

/// <summary>Softmax and cross entropy in one, which makes the gradient simply (y − d) / N: the end of a classifier.</summary>
public sealed class SoftmaxWithLoss
{
    Tensor? y, targets;

    /// <summary>The probabilities of the last forward pass, [N, classes]; null before.</summary>
    public Tensor? Probabilities => y;

    /// <summary>The mean of −ln y over the rows, y being the probability of the right class.</summary>
    /// <param name="scores">What the last layer gives, [N, classes].</param>
    /// <param name="labels">The right classes, int64 of shape [N].</param>
    /// <returns>One number.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit each other.</exception>
    public Tensor Forward(Tensor scores, Tensor labels)
    {
        if (scores.dim() != 2 || labels.dim() != 1 || labels.shape[0] != scores.shape[0])
            throw new ArgumentException($"SoftmaxWithLoss got scores [{string.Join(", ", scores.shape)}] and labels [{string.Join(", ", labels.shape)}]: [N, classes] and [N] were expected.");
        targets = nn.functional.one_hot(labels, scores.shape[1]).to(scores.dtype);
        y = SoftmaxLayer.Softmax(scores);
        // ln y from the scores: the logarithm of a probability that was rounded to 0 would be infinite.
        Tensor shifted = scores - scores.amax([1], keepdim: true);
        Tensor logarithms = shifted - shifted.exp().sum(1, keepdim: true).log();
        return -(targets * logarithms).sum() / (double)scores.shape[0];
    }

    /// <summary>The gradient of the loss by the scores, [N, classes].</summary>
    /// <exception cref="InvalidOperationException"><see cref="Forward"/> was not called before.</exception>
    public Tensor Backward()
    {
        if (y is null || targets is null)
            throw new InvalidOperationException("SoftmaxWithLoss.Backward was called before Forward: a forward pass was expected first.");
        return (y - targets) / (double)y.shape[0];
    }
}
