using System.Collections;
using static TorchSharp.torch;

namespace DeepDay3.Training;

/// <summary>
/// Mini-batches of two tensors that belong together. Each enumeration is a pass; a shuffled one draws a new order from the default generator, which
/// manual_seed sets. A batch is disposed when the next one is asked for.
/// </summary>
public sealed class TensorBatches : IReadOnlyCollection<(Tensor X, Tensor Y)>
{
    readonly Tensor x, y;
    readonly int size;
    readonly bool shuffle;

    internal TensorBatches(Tensor x, Tensor y, int size, bool shuffle)
    {
        if (x.Dimensions == 0 || y.Dimensions == 0 || x.shape[0] != y.shape[0] || x.shape[0] == 0)
            throw new ArgumentException($"Batches of tensors of shape [{string.Join(", ", x.shape)}] and [{string.Join(", ", y.shape)}] were asked for: equally many samples along the first dimension, at least one, were expected.");
        if (size < 1) throw new ArgumentException($"Batches of {size} samples were asked for: 1 or more were expected.");
        (this.x, this.y, this.size, this.shuffle) = (x, y, size, shuffle);
    }

    /// <summary>The number of batches in a pass.</summary>
    public int Count => (int)((x.shape[0] + size - 1) / size);

    /// <summary>The batches of the next pass: the last one may be smaller.</summary>
    public IEnumerator<(Tensor X, Tensor Y)> GetEnumerator()
    {
        long samples = x.shape[0];
        using Tensor? order = shuffle ? randperm(samples).DetachFromDisposeScope() : null;
        for (long start = 0; start < samples; start += size)
        {
            long length = Math.Min(size, samples - start);
            using Tensor? chosen = order?.narrow(0, start, length);
            using Tensor batchX = Part(x, chosen, start, length), batchY = Part(y, chosen, start, length);
            yield return (batchX, batchY);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    static Tensor Part(Tensor all, Tensor? chosen, long start, long length) =>
        (chosen is null ? all.narrow(0, start, length) : all.index_select(0, chosen)).DetachFromDisposeScope();
}
