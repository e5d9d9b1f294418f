using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Sums, means or maxima of the vectors of bags of indices. Starts with N(0, 1).</summary>
            /// <param name="num_embeddings">How many vectors.</param>
            /// <param name="embedding_dims">How long they are.</param>
            /// <param name="max_norm">Vectors that are used are shortened to this norm.</param>
            /// <param name="norm_type">The p of that norm.</param>
            /// <param name="scale_grad_by_freq">Whether the gradient of a vector is divided by how often it occurs in the batch.</param>
            /// <param name="mode">What is made of a bag.</param>
            /// <param name="sparse">Accepted; gradients are dense.</param>
            /// <param name="include_last_offset">Whether the last offset is the end of the last bag, not the start of another.</param>
            /// <param name="padding_index">An index that does not count, or -1.</param>
            /// <param name="device">The CPU.</param>
            /// <param name="dtype">By default the default type.</param>
            public static EmbeddingBag EmbeddingBag(long num_embeddings, long embedding_dims, double? max_norm = null, double norm_type = 2, bool scale_grad_by_freq = false, EmbeddingBagMode mode = EmbeddingBagMode.Mean, bool sparse = false, bool include_last_offset = false, long padding_index = -1, Device? device = null, ScalarType? dtype = null)
            {
                Device.RequireCpu(device);
                var table = init.normal_(empty(num_embeddings, embedding_dims, dtype));
                if (padding_index >= 0) init.zeros_(table.select(0, padding_index));
                return new(new Parameter(table), max_norm, norm_type, scale_grad_by_freq, mode, include_last_offset, padding_index);
            }

            /// <summary>Bags of given vectors [num_embeddings, embedding_dims], which do not learn while frozen.</summary>
            public static EmbeddingBag EmbeddingBag_from_pretrained(Tensor embeddings, bool freeze = true, double? max_norm = null, double norm_type = 2, bool scale_grad_by_freq = false, EmbeddingBagMode mode = EmbeddingBagMode.Mean, bool sparse = false, bool include_last_offset = false, long padding_index = -1, Device? device = null, ScalarType? dtype = null)
            {
                Device.RequireCpu(device);
                if (embeddings.dim() != 2) throw new ArgumentException("Embeddings parameter is expected to be 2-dimensional");
                var table = dtype is { } type ? embeddings.to_type(type) : embeddings;
                return new(new Parameter(table, !freeze), max_norm, norm_type, scale_grad_by_freq, mode, include_last_offset, padding_index);
            }
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Sums, means or maxima of the vectors of bags of indices.</summary>
    public sealed class EmbeddingBag : torch.nn.Module<torch.Tensor, torch.Tensor?, torch.Tensor?, torch.Tensor>
    {
        readonly double? maxNorm;
        readonly double normType;
        readonly bool byFrequency;
        readonly EmbeddingBagMode mode;
        readonly bool lastIsEnd;
        readonly long padding;

        internal EmbeddingBag(Parameter table, double? maxNorm, double normType, bool byFrequency, EmbeddingBagMode mode, bool lastIsEnd, long padding) : base(nameof(EmbeddingBag))
        {
            weight = table;
            this.maxNorm = maxNorm;
            this.normType = normType;
            this.byFrequency = byFrequency;
            this.mode = mode;
            this.lastIsEnd = lastIsEnd;
            this.padding = padding;
        }

        /// <summary>[num_embeddings, embedding_dims].</summary>
        public Parameter weight
        {
            get => _internal_params[nameof(weight)];
            set => ConditionallyRegisterParameter(nameof(weight), value);
        }

        /// <summary>The bags of a row of indices by their starts, or, without starts, of the rows of a matrix.</summary>
        public override torch.Tensor forward(torch.Tensor input, torch.Tensor? offsets, torch.Tensor? perSampleWeights)
        {
            if (perSampleWeights is not null && mode != EmbeddingBagMode.Sum) throw TorchError.Create("embedding_bag: per_sample_weights was not None. per_sample_weights is only supported for mode='sum'");
            if (maxNorm is { } largest) EmbeddingLookup.Renormalize(weight, input, largest, normType);
            return Bags.Run(weight, input, Starts(input, offsets), mode, perSampleWeights, padding, byFrequency);
        }

        long[] Starts(torch.Tensor input, torch.Tensor? offsets)
        {
            if (input.dim() == 2)
            {
                if (offsets is not null) throw TorchError.Create("If input is 2D, then offsets has to be None, as input is treated is a mini-batch of fixed length sequences.");
                return [.. Enumerable.Range(0, (int)input.shape[0] + 1).Select(i => i * input.shape[1])];
            }
            if (input.dim() != 1) throw TorchError.Create($"input has to be 1D or 2D Tensor, but got Tensor of dimension {input.dim()}");
            if (offsets is null) throw TorchError.Create("offsets has to be a 1D Tensor but got None");
            using var integers = offsets.to_type(torch.int64, copy: true);
            var starts = integers.data<long>().ToArray().ToList();
            if (starts.Count > 0 && starts[0] != 0) throw TorchError.Create($"offsets[0] has to be 0, i.e., the first sequence in the mini-batch has to start from position 0. However, got {starts[0]}");
            if (!lastIsEnd) starts.Add(input.numel());
            for (int i = 1; i < starts.Count; i++)
                if (starts[i] < starts[i - 1] || starts[i] > input.numel()) throw TorchError.Create($"offsets must ascend and not exceed the number of indices ({input.numel()}), but got {starts[i]} behind {starts[i - 1]}");
            return [.. starts];
        }

        public new torch.Tensor call(torch.Tensor input, torch.Tensor? offsets, torch.Tensor? perSampleWeights) => base.call(input, offsets, perSampleWeights);

        public torch.Tensor call(torch.Tensor input, torch.Tensor? offsets) => base.call(input, offsets, null);

        public torch.Tensor call(torch.Tensor input) => base.call(input, null, null);
    }
}
