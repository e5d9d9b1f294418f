using static TorchSharp.torch;

namespace DeepDay3.Plotting;

/// <summary>Shows tensors in notebooks and on consoles.</summary>
public static class Tensors
{
    /// <summary>A tensor's shape, type, statistics and values. The view keeps what the tensor was when this was called.</summary>
    /// <param name="tensor">Any tensor.</param>
    /// <param name="name">A name to show, or null.</param>
    public static TensorView Show(Tensor tensor, string? name = null) => new(tensor, name);
}
