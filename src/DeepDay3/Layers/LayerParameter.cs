using static TorchSharp.torch;

namespace DeepDay3.Layers;

/// <summary>Something that a layer learns, with its gradient beside it.</summary>
public sealed class LayerParameter
{
    internal LayerParameter(string name, Tensor value, bool isWeight)
    {
        (Name, IsWeight) = (name, isWeight);
        Value = value.DetachFromDisposeScope();
    }

    /// <summary>What it is: "W", "b", "gamma", "beta".</summary>
    public string Name { get; }

    /// <summary>The numbers; changed in place.</summary>
    public Tensor Value { get; }

    /// <summary>The gradient of the loss; null before the first backward pass, and replaced by each.</summary>
    public Tensor? Gradient { get; set; }

    /// <summary>True for weights, which decay; false for biases and for the scale and shift of a normalisation, which do not.</summary>
    public bool IsWeight { get; }
}
