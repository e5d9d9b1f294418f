using static TorchSharp.torch;

namespace DeepDay3.Data;

/// <summary>Some samples of a dataset of named tensors, as a DataLoader takes it.</summary>
/// <param name="dataset">Where the samples come from; stays the caller's to dispose.</param>
/// <param name="indices">Which ones, in which order.</param>
public sealed class NamedSubset(utils.data.Dataset dataset, IReadOnlyList<long> indices) : utils.data.Dataset
{
    /// <summary>Which samples of the dataset these are.</summary>
    public IReadOnlyList<long> Indices { get; } = SubsetIndices.Checked(indices, dataset.Count);

    /// <summary>The number of samples.</summary>
    public override long Count => Indices.Count;

    /// <summary>A sample.</summary>
    public override Dictionary<string, Tensor> GetTensor(long index) => dataset.GetTensor(Indices[(int)index]);
}
