using static TorchSharp.torch;

namespace DeepDay3.Layers;

/// <summary>The exponential linear unit (Clevert et al., 2015): x above 0, else α (eˣ − 1).</summary>
/// <param name="alpha">α: the output goes to −α far below 0.</param>
public sealed class ELULayer(double alpha = 1) : ActivationLayer
{
    /// <inheritdoc/>
    public override Tensor Function(Tensor x) => where(x.gt(0), x, alpha * x.clamp_max(0).expm1());

    /// <inheritdoc/>
    public override Tensor Derivative(Tensor x, Tensor y) => where(x.gt(0), ones_like(x), y + alpha);
}
