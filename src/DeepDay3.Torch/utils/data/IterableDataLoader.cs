using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Batches of samples with tensors in a fixed order: the tensors at each place stacked.</summary>
    public class IterableDataLoader : DataLoader<IList<Tensor>, IList<Tensor>>
    {
        public IterableDataLoader(utils.data.IterableDataset dataset, int batchSize, IEnumerable<long> shuffler, Device? device = null, int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
            : base(dataset, batchSize, Collation.Listed, shuffler, device, num_worker, drop_last, disposeBatch, disposeDataset)
        {
        }

        public IterableDataLoader(utils.data.IterableDataset dataset, int batchSize, bool shuffle = false, Device? device = null, int? seed = null, int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
            : base(dataset, batchSize, Collation.Listed, shuffle, device, seed, num_worker, drop_last, disposeBatch, disposeDataset)
        {
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class utils
        {
            public static partial class data
            {
                /// <summary>Batches of a dataset in the order of given indices.</summary>
                public static IterableDataLoader DataLoader(IterableDataset dataset, int batchSize, IEnumerable<long> shuffler, Device? device = null, int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true) =>
                    new(dataset, batchSize, shuffler, device, num_worker, drop_last, disposeBatch, disposeDataset);

                /// <summary>Batches of a dataset, in its order or in random order.</summary>
                public static IterableDataLoader DataLoader(IterableDataset dataset, int batchSize, bool shuffle = false, Device? device = null, int? seed = null, int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true) =>
                    new(dataset, batchSize, shuffle, device, seed, num_worker, drop_last, disposeBatch, disposeDataset);
            }
        }
    }
}
