using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Self-attention, attention to the encoder's result and a feed-forward network, each with a residual connection and a layer normalisation behind it.</summary>
            public static TransformerDecoderLayer TransformerDecoderLayer(long d_model = 512, long nhead = 8, long dim_feedforward = 2048, double dropout = 0.1, Activations activation = Activations.ReLU) =>
                new(d_model, nhead, dim_feedforward, dropout, activation);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>A layer of a transformer's decoder (Vaswani et al., "Attention is all you need", 2017).</summary>
    public sealed class TransformerDecoderLayer : torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor>
    {
        readonly MultiheadAttention self_attn;
        readonly MultiheadAttention multihead_attn;
        readonly Linear linear1;
        readonly Linear linear2;
        readonly LayerNorm norm1;
        readonly LayerNorm norm2;
        readonly LayerNorm norm3;
        readonly double dropout;
        readonly torch.nn.Activations activation;

        internal TransformerDecoderLayer(long d_model, long nhead, long dim_feedforward, double dropout, torch.nn.Activations activation) : base(nameof(TransformerDecoderLayer))
        {
            this.dropout = dropout;
            this.activation = activation;
            self_attn = torch.nn.MultiheadAttention(d_model, nhead, dropout);
            multihead_attn = torch.nn.MultiheadAttention(d_model, nhead, dropout);
            linear1 = torch.nn.Linear(d_model, dim_feedforward);
            linear2 = torch.nn.Linear(dim_feedforward, d_model);
            norm1 = torch.nn.LayerNorm(d_model);
            norm2 = torch.nn.LayerNorm(d_model);
            norm3 = torch.nn.LayerNorm(d_model);
            Register();
        }

        TransformerDecoderLayer(TransformerDecoderLayer other) : base(nameof(TransformerDecoderLayer))
        {
            (dropout, activation) = (other.dropout, other.activation);
            (self_attn, multihead_attn, linear1, linear2) = (other.self_attn.Copied(), other.multihead_attn.Copied(), other.linear1.Copied(), other.linear2.Copied());
            (norm1, norm2, norm3) = (other.norm1.Copied(), other.norm2.Copied(), other.norm3.Copied());
            Register();
        }

        /// <summary>A layer with the same parameter values.</summary>
        internal TransformerDecoderLayer Copied() => new(this);

        void Register()
        {
            register_module(nameof(self_attn), self_attn);
            register_module(nameof(multihead_attn), multihead_attn);
            register_module(nameof(linear1), linear1);
            register_module(nameof(linear2), linear2);
            register_module(nameof(norm1), norm1);
            register_module(nameof(norm2), norm2);
            register_module(nameof(norm3), norm3);
        }

        /// <inheritdoc cref="call(torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor)"/>
        public override torch.Tensor forward(torch.Tensor tgt, torch.Tensor memory, torch.Tensor? tgt_mask, torch.Tensor? memory_mask, torch.Tensor? tgt_key_padding_mask, torch.Tensor? memory_key_padding_mask)
        {
            var x = norm1.call(tgt + FeedForward.Attend(self_attn, tgt, tgt, tgt_mask, tgt_key_padding_mask, dropout, training));
            x = norm2.call(x + FeedForward.Attend(multihead_attn, x, memory, memory_mask, memory_key_padding_mask, dropout, training));
            return norm3.call(x + FeedForward.Run(x, linear1, linear2, activation, dropout, training));
        }

        /// <param name="tgt">[T, N, d_model].</param>
        /// <param name="memory">The encoder's result [S, N, d_model].</param>
        /// <param name="tgt_mask">[T, T] or [N heads, T, T]: true (or -inf) where a place must not look.</param>
        /// <param name="memory_mask">[T, S] or [N heads, T, S].</param>
        /// <param name="tgt_key_padding_mask">[N, T]: true for places that do not count.</param>
        /// <param name="memory_key_padding_mask">[N, S].</param>
        public new torch.Tensor call(torch.Tensor tgt, torch.Tensor memory, torch.Tensor? tgt_mask, torch.Tensor? memory_mask = null, torch.Tensor? tgt_key_padding_mask = null, torch.Tensor? memory_key_padding_mask = null) =>
            base.call(tgt, memory, tgt_mask!, memory_mask!, tgt_key_padding_mask!, memory_key_padding_mask!);

        public torch.Tensor call(torch.Tensor tgt, torch.Tensor memory) => call(tgt, memory, null);
    }
}
