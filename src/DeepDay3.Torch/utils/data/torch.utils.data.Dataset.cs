namespace TorchSharp;

public static partial class torch
{
    public static partial class utils
    {
        public static partial class data
        {
            /// <summary>A collection of samples that are read by index.</summary>
            public abstract class Dataset<T> : IDisposable
            {
                /// <summary>The number of samples.</summary>
                public abstract long Count { get; }

                /// <summary>The sample at an index from 0 to <see cref="Count"/> - 1. Loaders with several workers call it from several threads.</summary>
                public abstract T GetTensor(long index);

                public void Dispose()
                {
                    Dispose(true);
                    GC.SuppressFinalize(this);
                }

                protected virtual void Dispose(bool disposing)
                {
                }
            }

            /// <summary>Samples that consist of named tensors.</summary>
            public abstract class Dataset : Dataset<Dictionary<string, Tensor>>
            {
            }

            /// <summary>Samples that consist of tensors in a fixed order.</summary>
            public abstract class IterableDataset : Dataset<IList<Tensor>>
            {
            }
        }
    }
}
