using static TorchSharp.torch;

namespace DeepDay3.Layers;

/// <summary>Softmax over the last axis (ソフトマックス関数): positive numbers whose sum is 1. Every output depends on every input of its row.</summary>
public sealed class SoftmaxLayer : Layer
{
    Tensor? y;

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x) => y = Softmax(x);

    /// <summary>
    /// The Jacobian ∂yᵢ/∂xⱼ = yᵢ (δᵢⱼ − yⱼ) times the gradient, without writing the matrix down: yᵢ (doutᵢ − Σⱼ doutⱼ yⱼ).
    /// </summary>
    /// <inheritdoc/>
    public override Tensor Backward(Tensor dout)
    {
        Tensor kept = Kept(y);
        return kept * (dout - (dout * kept).sum(-1, keepdim: true));
    }

    // Without its largest element a row cannot overflow, and its softmax is the same.
    internal static Tensor Softmax(Tensor x)
    {
        Tensor e = (x - x.amax([-1], keepdim: true)).exp();
        return e / e.sum(-1, keepdim: true);
    }
}
