using static TorchSharp.torch;

namespace DeepDay3.Layers;

/// <summary>A fully connected layer (全結合層), y = x W + b, with x of shape [N, inputs].</summary>
public sealed class AffineLayer : Layer
{
    Tensor? x;

    /// <summary>Draws the weights from a normal distribution, and sets the biases to 0.</summary>
    /// <param name="inputs">Numbers that come in.</param>
    /// <param name="outputs">Numbers that go out.</param>
    /// <param name="deviation">Standard deviation of the weights; null for He's √(2 / inputs).</param>
    /// <param name="dtype">float32 when null.</param>
    /// <param name="generator">Where the weights come from; the global generator when null.</param>
    public AffineLayer(long inputs, long outputs, double? deviation = null, ScalarType? dtype = null, Generator? generator = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        double scale = deviation ?? Math.Sqrt(2.0 / inputs);
        W = new LayerParameter("W", randn(inputs, outputs, dtype, generator: generator).mul_(scale), isWeight: true);
        B = new LayerParameter("b", zeros(outputs, dtype), isWeight: false);
        Parameters = [W, B];
    }

    /// <summary>The weights, [inputs, outputs].</summary>
    public LayerParameter W { get; }

    /// <summary>The biases, [outputs].</summary>
    public LayerParameter B { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<LayerParameter> Parameters { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The input is not [N, inputs].</exception>
    public override Tensor Forward(Tensor x)
    {
        if (x.dim() != 2 || x.shape[1] != W.Value.shape[0])
            throw new ArgumentException($"AffineLayer got {Shape(x)}: [N, {W.Value.shape[0]}] was expected.");
        this.x = x;
        return x.mm(W.Value) + B.Value;
    }

    /// <inheritdoc/>
    public override Tensor Backward(Tensor dout)
    {
        W.Gradient = Kept(x).t().mm(dout);
        B.Gradient = dout.sum(dim: 0);
        return dout.mm(W.Value.t());
    }
}
