using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Self-attention and a feed-forward network, each with a residual connection and a layer normalisation behind it. Sequences are [S, N, d_model].</summary>
            public static TransformerEncoderLayer TransformerEncoderLayer(long d_model = 512, long nhead = 8, long dim_feedforward = 2048, double dropout = 0.1, Activations activation = Activations.ReLU) =>
                new(d_model, nhead, dim_feedforward, dropout, activation);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>A layer of a transformer's encoder (Vaswani et al., "Attention is all you need", 2017).</summary>
    public sealed class TransformerEncoderLayer : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        readonly MultiheadAttention self_attn;
        readonly Linear linear1;
        readonly Linear linear2;
        readonly LayerNorm norm1;
        readonly LayerNorm norm2;
        readonly double dropout;
        readonly torch.nn.Activations activation;

        // The masks of a call, on their way through the hooks to forward.
        torch.Tensor? mask;
        torch.Tensor? padded;

        internal TransformerEncoderLayer(long d_model, long nhead, long dim_feedforward, double dropout, torch.nn.Activations activation) : base(nameof(TransformerEncoderLayer))
        {
            this.dropout = dropout;
            this.activation = activation;
            self_attn = torch.nn.MultiheadAttention(d_model, nhead, dropout);
            linear1 = torch.nn.Linear(d_model, dim_feedforward);
            linear2 = torch.nn.Linear(dim_feedforward, d_model);
            norm1 = torch.nn.LayerNorm(d_model);
            norm2 = torch.nn.LayerNorm(d_model);
            Register();
        }

        TransformerEncoderLayer(TransformerEncoderLayer other) : base(nameof(TransformerEncoderLayer))
        {
            (dropout, activation) = (other.dropout, other.activation);
            (self_attn, linear1, linear2) = (other.self_attn.Copied(), other.linear1.Copied(), other.linear2.Copied());
            (norm1, norm2) = (other.norm1.Copied(), other.norm2.Copied());
            Register();
        }

        /// <summary>A layer with the same parameter values.</summary>
        internal TransformerEncoderLayer Copied() => new(this);

        void Register()
        {
            register_module(nameof(self_attn), self_attn);
            register_module(nameof(linear1), linear1);
            register_module(nameof(linear2), linear2);
            register_module(nameof(norm1), norm1);
            register_module(nameof(norm2), norm2);
        }

        /// <param name="src">[S, N, d_model].</param>
        /// <param name="src_mask">[S, S] or [N heads, S, S]: true (or -inf) where a place must not look.</param>
        /// <param name="src_key_padding_mask">[N, S]: true for places that do not count.</param>
        public torch.Tensor call(torch.Tensor src, torch.Tensor? src_mask, torch.Tensor? src_key_padding_mask)
        {
            (mask, padded) = (src_mask, src_key_padding_mask);
            try
            {
                return call(src);
            }
            finally
            {
                (mask, padded) = (null, null);
            }
        }

        public torch.Tensor call(torch.Tensor src, torch.Tensor? src_mask) => call(src, src_mask, null);

        public override torch.Tensor forward(torch.Tensor src)
        {
            var x = norm1.call(src + FeedForward.Attend(self_attn, src, src, mask, padded, dropout, training));
            return norm2.call(x + FeedForward.Run(x, linear1, linear2, activation, dropout, training));
        }
    }
}
