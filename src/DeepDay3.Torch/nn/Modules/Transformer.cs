using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>An encoder and a decoder, each with a layer normalisation at its end. Matrices start with Xavier's uniform distribution.</summary>
            public static Transformer Transformer(long d_model = 512, long nhead = 8, long num_encoder_layers = 6, long num_decoder_layers = 6, long dim_feedforward = 2048, double dropout = 0.1, Activations activation = Activations.ReLU) =>
                new(d_model, nhead, num_encoder_layers, num_decoder_layers, dim_feedforward, dropout, activation);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>The transformer (Vaswani et al., "Attention is all you need", 2017).</summary>
    public sealed class Transformer : torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        readonly TransformerEncoder encoder;
        readonly TransformerDecoder decoder;

        // The masks of a call, on their way through the hooks to forward.
        (torch.Tensor? src, torch.Tensor? tgt, torch.Tensor? memory, torch.Tensor? srcPadded, torch.Tensor? tgtPadded, torch.Tensor? memoryPadded) masks;

        internal Transformer(long d_model, long nhead, long num_encoder_layers, long num_decoder_layers, long dim_feedforward, double dropout, torch.nn.Activations activation) : base(nameof(Transformer))
        {
            using (var layer = torch.nn.TransformerEncoderLayer(d_model, nhead, dim_feedforward, dropout, activation))
                encoder = new TransformerEncoder(layer, num_encoder_layers, torch.nn.LayerNorm(d_model));
            using (var layer = torch.nn.TransformerDecoderLayer(d_model, nhead, dim_feedforward, dropout, activation))
                decoder = new TransformerDecoder(layer, num_decoder_layers, torch.nn.LayerNorm(d_model));
            register_module(nameof(encoder), encoder);
            register_module(nameof(decoder), decoder);
            foreach (var parameter in parameters())
                if (parameter.dim() > 1) MultiheadAttention.FillXavier(parameter, uniform: true);
        }

        /// <param name="src">[S, N, d_model].</param>
        /// <param name="tgt">[T, N, d_model].</param>
        /// <param name="src_mask">[S, S] or [N heads, S, S]: true (or -inf) where a place must not look.</param>
        /// <param name="tgt_mask">[T, T] or [N heads, T, T].</param>
        /// <param name="memory_mask">[T, S] or [N heads, T, S].</param>
        /// <param name="src_key_padding_mask">[N, S]: true for places that do not count.</param>
        /// <param name="tgt_key_padding_mask">[N, T].</param>
        /// <param name="memory_key_padding_mask">[N, S].</param>
        public torch.Tensor call(torch.Tensor src, torch.Tensor tgt, torch.Tensor? src_mask, torch.Tensor? tgt_mask = null, torch.Tensor? memory_mask = null, torch.Tensor? src_key_padding_mask = null, torch.Tensor? tgt_key_padding_mask = null, torch.Tensor? memory_key_padding_mask = null)
        {
            masks = (src_mask, tgt_mask, memory_mask, src_key_padding_mask, tgt_key_padding_mask, memory_key_padding_mask);
            try
            {
                return call(src, tgt);
            }
            finally
            {
                masks = default;
            }
        }

        public override torch.Tensor forward(torch.Tensor src, torch.Tensor tgt)
        {
            if (src.dim() == 3 && tgt.dim() == 3 && src.shape[1] != tgt.shape[1]) throw TorchError.Create("the batch number of src and tgt must be equal");
            var memory = encoder.call(src, masks.src!, masks.srcPadded!);
            return decoder.call(tgt, memory, masks.tgt, masks.memory, masks.tgtPadded, masks.memoryPadded);
        }
    }
}
