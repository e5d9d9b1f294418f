using static TorchSharp.torch;

namespace DeepDay3.Layers;

/// <summary>Layers one after the other; a layer itself.</summary>
/// <param name="layers">From the input to the output.</param>
public sealed class LayerNetwork(params Layer[] layers) : Layer
{
    /// <summary>The layers, from the input to the output.</summary>
    public IReadOnlyList<Layer> Layers { get; } = [.. layers];

    /// <inheritdoc/>
    public override IReadOnlyList<LayerParameter> Parameters { get; } = [.. layers.SelectMany(layer => layer.Parameters)];

    /// <inheritdoc/>
    public override bool Training
    {
        get => base.Training;
        set
        {
            base.Training = value;
            foreach (Layer layer in Layers)
                layer.Training = value;
        }
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x)
    {
        foreach (Layer layer in Layers)
            x = layer.Forward(x);
        return x;
    }

    /// <inheritdoc/>
    public override Tensor Backward(Tensor dout)
    {
        for (int i = Layers.Count - 1; i >= 0; i--)
            dout = Layers[i].Backward(dout);
        return dout;
    }

    /// <summary>One step of gradient descent, W ← W − η ∂L/∂W, for every parameter that has a gradient.</summary>
    /// <param name="learningRate">η.</param>
    public void Update(double learningRate)
    {
        foreach (LayerParameter parameter in Parameters)
        {
            if (parameter.Gradient is { } gradient)
                parameter.Value.sub_(gradient * learningRate);
        }
    }
}
