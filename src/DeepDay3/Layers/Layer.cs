using static TorchSharp.torch;

namespace DeepDay3.Layers;

/// <summary>
/// A layer whose backward pass is written out by hand, as in the lecture: no autograd inside. <see cref="Forward"/> keeps what
/// <see cref="Backward"/> needs, so each call of the second belongs to the last call of the first, inside one dispose scope.
/// </summary>
public abstract class Layer
{
    /// <summary>Whether the layer is training, and not predicting; matters to batch normalisation and dropout only.</summary>
    public virtual bool Training { get; set; } = true;

    /// <summary>What the layer learns; empty for most.</summary>
    public virtual IReadOnlyList<LayerParameter> Parameters => [];

    /// <summary>The output.</summary>
    /// <param name="x">The input; its first axis is the batch.</param>
    public abstract Tensor Forward(Tensor x);

    /// <summary>Sets the gradients of the parameters and gives that of the input.</summary>
    /// <param name="dout">The gradient of the loss by the last output; the shape of that output.</param>
    /// <returns>The gradient of the loss by the last input; the shape of that input.</returns>
    /// <exception cref="InvalidOperationException"><see cref="Forward"/> was not called before.</exception>
    public abstract Tensor Backward(Tensor dout);

    /// <summary>What the forward pass has kept.</summary>
    /// <exception cref="InvalidOperationException">It has kept nothing.</exception>
    protected T Kept<T>(T? value) where T : class =>
        value ?? throw new InvalidOperationException($"{GetType().Name}.Backward was called before Forward: a forward pass was expected first.");

    /// <summary>The shape of a tensor in words, for messages.</summary>
    protected static string Shape(Tensor x) => $"[{string.Join(", ", x.shape)}]";
}
