using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Maxima of boxes that cover [N, C, H, W] or [C, H, W], as many as the output has elements. -1 keeps a size.</summary>
            public static AdaptiveMaxPool2d AdaptiveMaxPool2d(long[] output_size) =>
                new(output_size);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Maxima of boxes that cover [N, C, H, W] or [C, H, W], as many as the output has elements.</summary>
    public sealed class AdaptiveMaxPool2d : ParameterLessModule<torch.Tensor, torch.Tensor>
    {
        internal AdaptiveMaxPool2d(long[] output_size) : base(nameof(AdaptiveMaxPool2d)) => this.output_size = output_size;

        public long[] output_size { get; set; }

        public override torch.Tensor forward(torch.Tensor input) => torch.nn.functional.adaptive_max_pool2d(input, output_size);

        /// <summary>Maxima and their flat indices within each channel.</summary>
        public (torch.Tensor, torch.Tensor) forward_with_indices(torch.Tensor input) => torch.nn.functional.adaptive_max_pool2d_with_indices(input, output_size);
    }
}
