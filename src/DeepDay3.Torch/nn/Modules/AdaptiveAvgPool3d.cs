using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Means of boxes that cover [N, C, D, H, W] or [C, D, H, W], as many as the output has elements. -1 keeps a size.</summary>
            public static AdaptiveAvgPool3d AdaptiveAvgPool3d(long[] output_size) =>
                new(output_size);

            /// <summary>A size for each axis.</summary>
            public static AdaptiveAvgPool3d AdaptiveAvgPool3d((long, long, long) output_size) =>
                new(Extents.Of(output_size));

            /// <summary>The same size for all axes.</summary>
            public static AdaptiveAvgPool3d AdaptiveAvgPool3d(long output_size) =>
                new([output_size]);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Means of boxes that cover [N, C, D, H, W] or [C, D, H, W], as many as the output has elements.</summary>
    public sealed class AdaptiveAvgPool3d : ParameterLessModule<torch.Tensor, torch.Tensor>
    {
        internal AdaptiveAvgPool3d(long[] output_size) : base(nameof(AdaptiveAvgPool3d)) => this.output_size = output_size;

        public long[] output_size { get; set; }

        public override torch.Tensor forward(torch.Tensor input) => torch.nn.functional.adaptive_avg_pool3d(input, output_size);
    }
}
