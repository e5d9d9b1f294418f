using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>The rows of tensors with the same number of rows: sample i consists of row i of each.</summary>
    public class TensorDataset : torch.utils.data.IterableDataset
    {
        readonly torch.Tensor[] tensors;

        internal TensorDataset(torch.Tensor[] tensors)
        {
            if (tensors.Length == 0) throw new ArgumentException("A TensorDataset needs at least one tensor.");
            foreach (var tensor in tensors)
            {
                if (tensor.dim() == 0) throw new ArgumentException("A tensor without dimensions has no rows to take samples from.");
                if (tensor.size(0) != tensors[0].size(0)) throw new ArgumentException(
                    $"All tensors of a TensorDataset need the same number of rows, but there are tensors of shape {tensors[0].layout.Describe()} and {tensor.layout.Describe()}.");
            }
            this.tensors = Array.ConvertAll(tensors, tensor => tensor.alias().DetachFromDisposeScope());
        }

        /// <summary>The rows at an index, as views.</summary>
        public IList<torch.Tensor> this[long index] => GetTensor(index);

        public override long Count => tensors[0].size(0);

        public override IList<torch.Tensor> GetTensor(long index) => Array.ConvertAll(tensors, tensor => tensor[index]);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                foreach (var tensor in tensors) tensor.Dispose();
            base.Dispose(disposing);
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
                /// <summary>A dataset of the rows of tensors that have the same number of rows.</summary>
                public static TensorDataset TensorDataset(params Tensor[] tensors) => new(tensors);
            }
        }
    }
}
