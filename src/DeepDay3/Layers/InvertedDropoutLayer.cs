using static TorchSharp.torch;

namespace DeepDay3.Layers;

/// <summary>
/// Dropout as frameworks do it: what is kept while training is divided by 1 − ratio there and then, so that prediction needs no change.
/// </summary>
public sealed class InvertedDropoutLayer : Layer
{
    readonly Generator? generator;
    Tensor? mask;

    /// <summary>Sets the ratio.</summary>
    /// <param name="ratio">The probability of being dropped, 0 to below 1.</param>
    /// <param name="generator">Where the masks come from; the global generator when null.</param>
    public InvertedDropoutLayer(double ratio, Generator? generator = null)
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
        mask = Training ? empty_like(x).bernoulli_(1 - Ratio, generator).div_(1 - Ratio) : ones_like(x);
        return x * mask;
    }

    /// <summary>What did not pass forwards does not pass backwards.</summary>
    /// <inheritdoc/>
    public override Tensor Backward(Tensor dout) => dout * Kept(mask);
}
