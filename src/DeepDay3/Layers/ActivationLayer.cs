using static TorchSharp.torch;

namespace DeepDay3.Layers;

/// <summary>A function of each element by itself, y = f(x), so that ∂L/∂x = ∂L/∂y · f'(x).</summary>
public abstract class ActivationLayer : Layer
{
    Tensor? x, y;

    /// <summary>f(x), element by element.</summary>
    public abstract Tensor Function(Tensor x);

    /// <summary>f'(x), element by element; at a kink the sub-gradient that PyTorch takes too.</summary>
    /// <param name="x">Where.</param>
    /// <param name="y">f(x), which many derivatives are made of.</param>
    public abstract Tensor Derivative(Tensor x, Tensor y);

    /// <summary>f'(x), element by element.</summary>
    public Tensor Derivative(Tensor x) => Derivative(x, Function(x));

    /// <inheritdoc/>
    public sealed override Tensor Forward(Tensor x)
    {
        (this.x, y) = (x, Function(x));
        return y;
    }

    /// <inheritdoc/>
    public sealed override Tensor Backward(Tensor dout) => dout * Derivative(Kept(x), Kept(y));
}
