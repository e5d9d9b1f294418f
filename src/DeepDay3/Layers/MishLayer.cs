using static TorchSharp.torch;

namespace DeepDay3.Layers;

/// <summary>Mish, x tanh(ln(1 + eˣ)) (Misra, 2019).</summary>
public sealed class MishLayer : ActivationLayer
{
    // ln(1 + e^x) without the overflow of e^x.
    static Tensor Softplus(Tensor x) => x.clamp_min(0) + (-x.abs()).exp().log1p();

    static Tensor Slope(Tensor x, Tensor t) => t + x * (1 - t * t) * SigmoidLayer.Sigmoid(x);

    /// <inheritdoc/>
    public override Tensor Function(Tensor x) => x * Softplus(x).tanh();

    /// <inheritdoc/>
    public override Tensor Derivative(Tensor x, Tensor y) => Slope(x, Softplus(x).tanh());
}
