using static TorchSharp.torch;

namespace DeepDay3.Layers;

/// <summary>What all normalisations share: x̂ = (x − μ) / √(σ² + ε), with mean and variance over some axes of x itself.</summary>
/// <param name="epsilon">ε, which keeps the divisor from 0.</param>
sealed class Standardization(double epsilon)
{
    long[] axes = [];
    Tensor? normalized, deviation;

    /// <summary>The mean of the last input over the axes, which are kept with length 1.</summary>
    public Tensor? Mean { get; private set; }

    /// <summary>The variance, as a mean of squares (not divided by n − 1).</summary>
    public Tensor? Variance { get; private set; }

    public Tensor Forward(Tensor x, long[] axes)
    {
        this.axes = axes;
        Mean = x.mean(axes, keepdim: true);
        Tensor centered = x - Mean;
        Variance = centered.square().mean(axes, keepdim: true);
        deviation = (Variance + epsilon).sqrt();
        return normalized = centered / deviation;
    }

    /// <summary>
    /// x is met three times on the way to x̂: directly, in μ and in σ². What comes back by way of μ is the mean of the gradient, by
    /// way of σ² the mean of the gradient times x̂.
    /// </summary>
    /// <returns>Null before the first forward pass.</returns>
    public Tensor? Backward(Tensor d) => normalized is null || deviation is null ? null
        : (d - d.mean(axes, keepdim: true) - normalized * (d * normalized).mean(axes, keepdim: true)) / deviation;
}
