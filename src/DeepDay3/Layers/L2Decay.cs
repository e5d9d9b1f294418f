using static TorchSharp.torch;

namespace DeepDay3.Layers;

/// <summary>½ λ Σ w², whose gradient is λ w: a pull in proportion to the weight.</summary>
/// <param name="lambda">λ; 0.01 to 0.00001 in the lecture.</param>
public sealed class L2Decay(double lambda) : WeightDecay(lambda)
{
    /// <inheritdoc/>
    public override Tensor Penalty(Tensor w) => w.square().sum() * (0.5 * Lambda);

    /// <inheritdoc/>
    public override Tensor Gradient(Tensor w) => w * Lambda;
}
