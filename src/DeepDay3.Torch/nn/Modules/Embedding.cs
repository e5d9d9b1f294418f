using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A vector for each index: [*] to [*, embedding_dims]. Starts with N(0, 1).</summary>
            /// <param name="num_embeddings">How many vectors.</param>
            /// <param name="embedding_dims">How long they are.</param>
            /// <param name="padding_idx">An index whose vector starts at zero and does not learn; negative counts from the end.</param>
            /// <param name="max_norm">Vectors that are used are shortened to this norm.</param>
            /// <param name="norm_type">The p of that norm.</param>
            /// <param name="scale_grad_by_freq">Whether the gradient of a vector is divided by how often it occurs in the batch.</param>
            /// <param name="sparse">Accepted; gradients are dense.</param>
            /// <param name="device">The CPU.</param>
            /// <param name="dtype">By default the default type.</param>
            public static Embedding Embedding(long num_embeddings, long embedding_dims, long? padding_idx = null, double? max_norm = null, double norm_type = 2, bool scale_grad_by_freq = false, bool sparse = false, Device? device = null, ScalarType? dtype = null)
            {
                Device.RequireCpu(device);
                var table = init.normal_(empty(num_embeddings, embedding_dims, dtype));
                var result = new Embedding(new Parameter(table), padding_idx, max_norm, norm_type, scale_grad_by_freq);
                result.ClearPadding();
                return result;
            }

            /// <summary>An embedding with given vectors [num_embeddings, embedding_dims], which do not learn while frozen.</summary>
            public static Embedding Embedding_from_pretrained(Tensor embeddings, bool freeze = true, long? padding_idx = null, double? max_norm = null, double norm_type = 2, bool scale_grad_by_freq = false, bool sparse = false, Device? device = null, ScalarType? dtype = null)
            {
                Device.RequireCpu(device);
                if (embeddings.dim() != 2) throw new ArgumentException("Embeddings parameter is expected to be 2-dimensional");
                var table = dtype is { } type ? embeddings.to_type(type) : embeddings;
                return new(new Parameter(table, !freeze), padding_idx, max_norm, norm_type, scale_grad_by_freq);
            }
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>A vector for each index.</summary>
    public sealed class Embedding : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        readonly long padding;
        readonly double? maxNorm;
        readonly double normType;
        readonly bool byFrequency;

        internal Embedding(Parameter table, long? padding, double? maxNorm, double normType, bool byFrequency) : base(nameof(Embedding))
        {
            weight = table;
            long rows = table.shape[0];
            if (padding is { } index && (index < -rows || index >= rows)) throw new ArgumentException($"padding_idx must be within num_embeddings ({rows}), but is {index}.");
            this.padding = padding is { } p ? (p < 0 ? p + rows : p) : -1;
            this.maxNorm = maxNorm;
            this.normType = normType;
            this.byFrequency = byFrequency;
        }

        /// <summary>[num_embeddings, embedding_dims].</summary>
        public Parameter weight
        {
            get => _internal_params[nameof(weight)];
            set => ConditionallyRegisterParameter(nameof(weight), value);
        }

        internal void ClearPadding()
        {
            using var mode = torch.no_grad();
            if (padding >= 0) weight.select(0, padding).zero_();
        }

        public override torch.Tensor forward(torch.Tensor input)
        {
            if (maxNorm is { } largest) EmbeddingLookup.Renormalize(weight, input, largest, normType);
            return EmbeddingLookup.Run(weight, input, padding, byFrequency);
        }
    }
}
