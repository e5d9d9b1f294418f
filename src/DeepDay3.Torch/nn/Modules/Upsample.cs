using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Resizes [N, C, spatial...] to a size or by a scale (one for each spatial axis, or one for all).</summary>
            public static Upsample Upsample(long[]? size = null, double[]? scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest, bool? align_corners = null, bool? recompute_scale_factor = null) =>
                new(size, scale_factor, mode, align_corners, recompute_scale_factor);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Resizes [N, C, spatial...].</summary>
    public sealed class Upsample : ParameterLessModule<torch.Tensor, torch.Tensor>
    {
        readonly long[]? targetSize;
        readonly double[]? factors;

        internal Upsample(long[]? size, double[]? scale_factor, torch.UpsampleMode mode, bool? align_corners, bool? recompute_scale_factor) : base(nameof(Upsample))
        {
            targetSize = size;
            factors = scale_factor;
            this.mode = mode;
            this.align_corners = align_corners;
            this.recompute_scale_factor = recompute_scale_factor;
        }

        public torch.UpsampleMode mode { get; }

        public bool? align_corners { get; }

        /// <summary>Whether the interpolation uses the ratio of the sizes in place of the scale.</summary>
        public bool? recompute_scale_factor { get; set; }

        public ReadOnlySpan<long> size => targetSize;

        public ReadOnlySpan<double> scale_factor => factors;

        public override torch.Tensor forward(torch.Tensor input) =>
            torch.nn.functional.interpolate(input, targetSize, factors, (torch.InterpolationMode)mode, align_corners, recompute_scale_factor ?? false);
    }
}
