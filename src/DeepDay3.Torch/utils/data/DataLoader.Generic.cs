using System.Collections;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Batches of a dataset's samples, in the order of a sampler. What <c>GetTensor</c> makes for a sample is disposed once its batch is there; what it
/// keeps stays. The batch itself is disposed at the next step, unless that was turned off.
/// </summary>
public partial class DataLoader<T, S> : IEnumerable<S>, IDisposable
{
    /// <param name="dataset">Where the samples come from.</param>
    /// <param name="batchSize">Samples in a batch.</param>
    /// <param name="collate_fn">Makes a batch of samples.</param>
    /// <param name="shuffler">The indices of the samples, in order; enumerated anew for each pass.</param>
    /// <param name="device">Only the CPU.</param>
    /// <param name="num_worker">Threads that read samples.</param>
    /// <param name="drop_last">Whether to leave out a last batch that is not full.</param>
    /// <param name="disposeBatch">Whether to dispose each batch when the next is asked for.</param>
    /// <param name="disposeDataset">Whether to dispose the dataset with the loader.</param>
    public DataLoader(utils.data.Dataset<T> dataset, int batchSize, Func<IEnumerable<T>, Device, S> collate_fn, IEnumerable<long> shuffler, Device? device = null, int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(collate_fn);
        ArgumentNullException.ThrowIfNull(shuffler);
        Device.RequireCpu(device);
        if (batchSize < 1) throw new ArgumentException($"The batch size must be positive, not {batchSize}.");
        this.dataset = dataset;
        batch_size = batchSize;
        this.collate_fn = collate_fn;
        sampler = shuffler;
        this.Device = device ?? CPU;
        num_workers = Math.Max(1, num_worker);
        this.drop_last = drop_last;
        DisposeBatch = disposeBatch;
        DisposeDataset = disposeDataset;
    }

    /// <inheritdoc cref="DataLoader{T, S}(utils.data.Dataset{T}, int, Func{IEnumerable{T}, Device, S}, IEnumerable{long}, Device, int, bool, bool, bool)"/>
    /// <param name="dataset">Where the samples come from.</param>
    /// <param name="batchSize">Samples in a batch.</param>
    /// <param name="collate_fn">Makes a batch of samples.</param>
    /// <param name="shuffle">Random order, another at each pass; else the dataset's.</param>
    /// <param name="device">Only the CPU.</param>
    /// <param name="seed">Fixes the random orders.</param>
    /// <param name="num_worker">Threads that read samples.</param>
    /// <param name="drop_last">Whether to leave out a last batch that is not full.</param>
    /// <param name="disposeBatch">Whether to dispose each batch when the next is asked for.</param>
    /// <param name="disposeDataset">Whether to dispose the dataset with the loader.</param>
    public DataLoader(utils.data.Dataset<T> dataset, int batchSize, Func<IEnumerable<T>, Device, S> collate_fn, bool shuffle = false, Device? device = null, int? seed = null, int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
        : this(dataset, batchSize, collate_fn, shuffle ? new FisherYatesShuffler(dataset.Count, seed) : InOrder(dataset), device, num_worker, drop_last, disposeBatch, disposeDataset)
    {
    }

    static IEnumerable<long> InOrder(utils.data.Dataset<T> dataset)
    {
        for (long i = 0; i < dataset.Count; i++) yield return i;
    }

    public utils.data.Dataset<T> dataset { get; }

    public int batch_size { get; }

    public bool drop_last { get; }

    public IEnumerable<long> sampler { get; }

    public int num_workers { get; }

    public Func<IEnumerable<T>, Device, S> collate_fn { get; }

    public Device Device { get; }

    public bool DisposeBatch { get; }

    public bool DisposeDataset { get; }

    /// <summary>The number of batches in one pass over the whole dataset.</summary>
    public long Count => drop_last ? dataset.Count / batch_size : (dataset.Count + batch_size - 1) / batch_size;

    public IEnumerator<S> GetEnumerator() => new Pass(this);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && DisposeDataset) dataset.Dispose();
    }
}
