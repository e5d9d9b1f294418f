using static TorchSharp.torch;

namespace DeepDay3.Data;

/// <summary>Some samples of a dataset (torch.utils.data.Subset). The dataset stays the caller's to dispose.</summary>
/// <param name="dataset">Where the samples come from.</param>
/// <param name="indices">Which ones, in which order.</param>
public sealed class Subset<T>(utils.data.Dataset<T> dataset, IReadOnlyList<long> indices) : utils.data.Dataset<T>
{
    /// <summary>Which samples of the dataset these are.</summary>
    public IReadOnlyList<long> Indices { get; } = SubsetIndices.Checked(indices, dataset.Count);

    /// <summary>The number of samples.</summary>
    public override long Count => Indices.Count;

    /// <summary>A sample.</summary>
    public override T GetTensor(long index) => dataset.GetTensor(Indices[(int)index]);
}
