using static TorchSharp.torch;

namespace DeepDay3.Layers;

/// <summary>The hyperbolic tangent; its derivative 1 − y² is at most 1.</summary>
public sealed class TanhLayer : ActivationLayer
{
    /// <inheritdoc/>
    public override Tensor Function(Tensor x) => x.tanh();

    /// <inheritdoc/>
    public override Tensor Derivative(Tensor x, Tensor y) => 1 - y * y;
}
