using static TorchSharp.torch;

namespace DeepDay3.Layers;

/// <summary>The step function (ステップ関数): 1 from 0 on, else 0. Its derivative is 0 wherever there is one, and 0 at the jump by convention: nothing can be learnt through it.</summary>
public sealed class StepLayer : ActivationLayer
{
    /// <inheritdoc/>
    public override Tensor Function(Tensor x) => x.ge(0).to(x.dtype);

    /// <inheritdoc/>
    public override Tensor Derivative(Tensor x, Tensor y) => zeros_like(x);
}
