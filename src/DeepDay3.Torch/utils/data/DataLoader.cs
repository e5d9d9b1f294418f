using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Batches of samples with named tensors: each name's tensors stacked.</summary>
    public class DataLoader : DataLoader<Dictionary<string, Tensor>, Dictionary<string, Tensor>>
    {
        public DataLoader(utils.data.Dataset dataset, int batchSize, IEnumerable<long> shuffler, Device? device = null, int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
            : base(dataset, batchSize, Collation.Named, shuffler, device, num_worker, drop_last, disposeBatch, disposeDataset)
        {
        }

        public DataLoader(utils.data.Dataset dataset, int batchSize, bool shuffle = false, Device? device = null, int? seed = null, int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
            : base(dataset, batchSize, Collation.Named, shuffle, device, seed, num_worker, drop_last, disposeBatch, disposeDataset)
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
                public static DataLoader DataLoader(Dataset dataset, int batchSize, IEnumerable<long> shuffler, Device? device = null, int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true) =>
                    new(dataset, batchSize, shuffler, device, num_worker, drop_last, disposeBatch, disposeDataset);

                /// <summary>Batches of a dataset, in its order or in random order.</summary>
                public static DataLoader DataLoader(Dataset dataset, int batchSize, bool shuffle = false, Device? device = null, int? seed = null, int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true) =>
                    new(dataset, batchSize, shuffle, device, seed, num_worker, drop_last, disposeBatch, disposeDataset);
            }
        }
    }
}
