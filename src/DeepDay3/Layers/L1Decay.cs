using static TorchSharp.torch;

namespace DeepDay3.Layers;

/// <summary>λ Σ |w|, whose gradient is λ sign(w): a pull of one strength, which takes small weights to within a step of 0.</summary>
/// <param name="lambda">λ.</param>
public sealed class L1Decay(double lambda) : WeightDecay(lambda)
{
    /// <inheritdoc/>
    public override Tensor Penalty(Tensor w) => w.abs().sum() * Lambda;

    /// <summary>At 0, where there is no derivative, the sub-gradient 0.</summary>
    /// <inheritdoc/>
    public override Tensor Gradient(Tensor w) => w.sign() * Lambda;
}
