using static TorchSharp.torch;

namespace DeepDay3.Layers;

/// <summary>The Gaussian error linear unit, x Φ(x) with the normal distribution function Φ (Hendrycks and Gimpel, 2016).</summary>
public sealed class GELULayer : ActivationLayer
{
    static Tensor Phi(Tensor x) => ((x / Math.Sqrt(2)).erf() + 1) / 2;

    /// <inheritdoc/>
    public override Tensor Function(Tensor x) => x * Phi(x);

    /// <inheritdoc/>
    public override Tensor Derivative(Tensor x, Tensor y) => Phi(x) + x * (-x * x / 2).exp() / Math.Sqrt(2 * Math.PI);
}
