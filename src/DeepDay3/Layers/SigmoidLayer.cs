using static TorchSharp.torch;

namespace DeepDay3.Layers;

/// <summary>The logistic function (シグモイド関数), 1 / (1 + e⁻ˣ); its derivative y (1 − y) is at most 0.25.</summary>
public sealed class SigmoidLayer : ActivationLayer
{
    // Only e to negative powers, which cannot overflow.
    internal static Tensor Sigmoid(Tensor x)
    {
        Tensor e = (-x.abs()).exp();
        return where(x.ge(0), ones_like(x), e) / (e + 1);
    }

    /// <inheritdoc/>
    public override Tensor Function(Tensor x) => Sigmoid(x);

    /// <inheritdoc/>
    public override Tensor Derivative(Tensor x, Tensor y) => y * (1 - y);
}
