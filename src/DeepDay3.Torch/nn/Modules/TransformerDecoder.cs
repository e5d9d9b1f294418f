using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Copies of a decoder layer, one after the other.</summary>
            public static TransformerDecoder TransformerDecoder(TransformerDecoderLayer decoder_layer, long num_layers) => new(decoder_layer, num_layers, null);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>A stack of decoder layers.</summary>
    public sealed class TransformerDecoder : torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor>
    {
        readonly TransformerDecoderLayer[] stack;
        readonly LayerNorm? norm;

        internal TransformerDecoder(TransformerDecoderLayer decoder_layer, long num_layers, LayerNorm? norm) : base(nameof(TransformerDecoder))
        {
            stack = [.. Enumerable.Range(0, checked((int)num_layers)).Select(_ => decoder_layer.Copied())];
            register_module("layers", new ModuleList<TransformerDecoderLayer>(stack));
            this.norm = norm;
            if (norm is not null) register_module(nameof(norm), norm);
        }

        /// <summary>Target [T, N, d_model] and memory [S, N, d_model] to [T, N, d_model]; masks as in a layer.</summary>
        public override torch.Tensor forward(torch.Tensor tgt, torch.Tensor memory, torch.Tensor? tgt_mask, torch.Tensor? memory_mask = null, torch.Tensor? tgt_key_padding_mask = null, torch.Tensor? memory_key_padding_mask = null)
        {
            foreach (var layer in stack) tgt = layer.call(tgt, memory, tgt_mask, memory_mask, tgt_key_padding_mask, memory_key_padding_mask);
            return norm is null ? tgt : norm.call(tgt);
        }

        public new torch.Tensor call(torch.Tensor tgt, torch.Tensor memory, torch.Tensor? tgt_mask, torch.Tensor? memory_mask = null, torch.Tensor? tgt_key_padding_mask = null, torch.Tensor? memory_key_padding_mask = null) =>
            base.call(tgt, memory, tgt_mask!, memory_mask!, tgt_key_padding_mask!, memory_key_padding_mask!);

        public torch.Tensor call(torch.Tensor tgt, torch.Tensor memory) => call(tgt, memory, null);
    }
}
