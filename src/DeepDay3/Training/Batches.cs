using static TorchSharp.torch;

namespace DeepDay3.Training;

/// <summary>Makes mini-batches.</summary>
public static class Batches
{
    /// <summary>Mini-batches of inputs and targets, in another order in each pass.</summary>
    /// <param name="x">Inputs, [samples, ...].</param>
    /// <param name="y">Targets, [samples, ...].</param>
    /// <param name="size">Samples in a batch; the last one may be smaller.</param>
    /// <param name="shuffle">Whether each pass draws a new order; false for validation and test.</param>
    /// <exception cref="ArgumentException">The tensors hold no samples or differently many, or the size is below 1.</exception>
    public static TensorBatches Of(Tensor x, Tensor y, int size, bool shuffle = true) => new(x, y, size, shuffle);
}
