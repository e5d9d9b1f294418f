using static TorchSharp.torch;

namespace DeepDay3.Layers;

/// <summary>Swish, x σ(β x) (Ramachandran et al., 2017); SiLU when β = 1. Smooth everywhere.</summary>
/// <param name="beta">β; 1 in the lecture.</param>
public sealed class SwishLayer(double beta = 1) : ActivationLayer
{
    /// <inheritdoc/>
    public override Tensor Function(Tensor x) => x * SigmoidLayer.Sigmoid(beta * x);

    /// <inheritdoc/>
    public override Tensor Derivative(Tensor x, Tensor y) => beta * y + SigmoidLayer.Sigmoid(beta * x) * (1 - beta * y);
}
