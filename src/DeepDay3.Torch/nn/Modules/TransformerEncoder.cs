using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Copies of an encoder layer, one after the other.</summary>
            public static TransformerEncoder TransformerEncoder(TransformerEncoderLayer encoder_layer, long num_layers) => new(encoder_layer, num_layers, null);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>A stack of encoder layers.</summary>
    public sealed class TransformerEncoder : torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor>
    {
        readonly TransformerEncoderLayer[] stack;
        readonly LayerNorm? norm;

        internal TransformerEncoder(TransformerEncoderLayer encoder_layer, long num_layers, LayerNorm? norm) : base(nameof(TransformerEncoder))
        {
            stack = [.. Enumerable.Range(0, checked((int)num_layers)).Select(_ => encoder_layer.Copied())];
            register_module("layers", new ModuleList<TransformerEncoderLayer>(stack));
            this.norm = norm;
            if (norm is not null) register_module(nameof(norm), norm);
        }

        /// <summary>The activation of a layer.</summary>
        public enum Activations
        {
            ReLU = 0,
            GELU = 1,
        }

        /// <param name="src">[S, N, d_model].</param>
        /// <param name="src_mask">[S, S] or [N heads, S, S]: true (or -inf) where a place must not look.</param>
        /// <param name="src_key_padding_mask">[N, S]: true for places that do not count.</param>
        public override torch.Tensor forward(torch.Tensor src, torch.Tensor? src_mask, torch.Tensor? src_key_padding_mask)
        {
            foreach (var layer in stack) src = layer.call(src, src_mask, src_key_padding_mask);
            return norm is null ? src : norm.call(src);
        }

        public torch.Tensor call(torch.Tensor src, torch.Tensor? src_mask) => call(src, src_mask!, null!);

        public torch.Tensor call(torch.Tensor src) => call(src, null!, null!);
    }
}
