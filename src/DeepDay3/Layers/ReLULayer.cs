using static TorchSharp.torch;

namespace DeepDay3.Layers;

/// <summary>The rectified linear unit (正規化線形関数), max(0, x). Its derivative at the kink is taken as 0.</summary>
public sealed class ReLULayer : ActivationLayer
{
    /// <inheritdoc/>
    public override Tensor Function(Tensor x) => x.clamp_min(0);

    /// <inheritdoc/>
    public override Tensor Derivative(Tensor x, Tensor y) => x.gt(0).to(x.dtype);
}
