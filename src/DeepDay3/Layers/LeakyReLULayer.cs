using static TorchSharp.torch;

namespace DeepDay3.Layers;

/// <summary>ReLU with a small slope below 0 (Maas et al., 2013). Its derivative at the kink is taken as the slope.</summary>
/// <param name="slope">The slope below 0; 0.01 in the lecture.</param>
public sealed class LeakyReLULayer(double slope = 0.01) : ActivationLayer
{
    /// <inheritdoc/>
    public override Tensor Function(Tensor x) => where(x.gt(0), x, slope * x);

    /// <inheritdoc/>
    public override Tensor Derivative(Tensor x, Tensor y) => where(x.gt(0), ones_like(x), full_like(x, slope));
}
