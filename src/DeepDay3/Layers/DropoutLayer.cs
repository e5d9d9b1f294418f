using static TorchSharp.torch;

namespace DeepDay3.Layers;

/// <summary>
/// Dropout as in the lecture (ドロップアウト; Srivastava et al., 2014): while training, each number is set to 0 with the given probability; when
/// predicting, all are kept and multiplied by 1 − ratio, so that sums are on average as large as they were.
/// </summary>
public sealed class DropoutLayer : Layer
{
    readonly Generator? generator;
    Tensor? mask;

    /// <summary>Sets the ratio.</summary>
    /// <param name="ratio">The probability of being dropped, 0 to below 1.</param>
    /// <param name="generator">Where the masks come from; the global generator when null.</param>
    public DropoutLayer(double ratio, Generator? generator = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ratio);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(ratio, 1);
        (Ratio, this.generator) = (ratio, generator);
    }

    /// <summary>The probability of being dropped.</summary>
    public double Ratio { get; }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x)
    {
        mask = Training ? empty_like(x).bernoulli_(1 - Ratio, generator) : full_like(x, 1 - Ratio);
        return x * mask;
    }

    /// <summary>What did not pass forwards does not pass backwards.</summary>
    /// <inheritdoc/>
    public override Tensor Backward(Tensor dout) => dout * Kept(mask);
}
