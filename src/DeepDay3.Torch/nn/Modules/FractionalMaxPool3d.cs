using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Maxima of windows at random distances of [N, C, D, H, W] or [C, D, H, W]; either the size of the result or its ratio to the input is given.</summary>
            public static FractionalMaxPool3d FractionalMaxPool3d(long kernel_size, long? output_size = null, double? output_ratio = null) =>
                new([kernel_size], Extents.Of(output_size), output_ratio is { } ratio ? [ratio] : null);

            /// <summary>A value for each axis.</summary>
            public static FractionalMaxPool3d FractionalMaxPool3d((long, long, long) kernel_size, (long, long, long)? output_size = null, (double, double, double)? output_ratio = null) =>
                new(Extents.Of(kernel_size), Extents.Of(output_size), output_ratio is { } r ? [r.Item1, r.Item2, r.Item3] : null);

            /// <summary>A value for each axis, or one for all.</summary>
            public static FractionalMaxPool3d FractionalMaxPool3d(long[] kernel_size, long[]? output_size = null, double[]? output_ratio = null) =>
                new(kernel_size, output_size, output_ratio);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Maxima of windows at random distances of [N, C, D, H, W] or [C, D, H, W].</summary>
    public sealed class FractionalMaxPool3d : ParameterLessModule<torch.Tensor, torch.Tensor>
    {
        internal FractionalMaxPool3d(long[] kernel_size, long[]? output_size, double[]? output_ratio) : base(nameof(FractionalMaxPool3d))
        {
            if (output_size is null == output_ratio is null) throw new ArgumentException("FractionalMaxPool3d requires specifying either an output size, or a pooling ratio");
            this.kernel_size = kernel_size;
            this.output_size = output_size;
            this.output_ratio = output_ratio;
        }

        public long[] kernel_size { get; set; }

        public long[]? output_size { get; set; }

        public double[]? output_ratio { get; set; }

        public override torch.Tensor forward(torch.Tensor input) => forward_with_indices(input).Item1;

        /// <summary>Maxima and their flat indices within each channel.</summary>
        public (torch.Tensor, torch.Tensor) forward_with_indices(torch.Tensor input) =>
            torch.nn.functional.fractional_max_pool3d_with_indices(input, kernel_size, output_size, output_ratio);
    }
}
