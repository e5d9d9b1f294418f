using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A value for each axis, or one for all.</summary>
            public static AvgPool2d AvgPool2d(long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                new(kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);

            /// <summary>A value for each axis.</summary>
            public static AvgPool2d AvgPool2d((long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                new(Extents.Of(kernel_size), Extents.Of(stride), Extents.Of(padding), ceil_mode, count_include_pad, divisor_override);

            /// <summary>Means of windows of [N, C, H, W] or [C, H, W].</summary>
            public static AvgPool2d AvgPool2d(long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                new([kernel_size], Extents.Of(stride), Extents.Of(padding), ceil_mode, count_include_pad, divisor_override);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Means of windows of [N, C, H, W] or [C, H, W].</summary>
    public sealed class AvgPool2d : ParameterLessModule<torch.Tensor, torch.Tensor>
    {
        internal AvgPool2d(long[] kernel_size, long[]? stride, long[]? padding, bool ceil_mode, bool count_include_pad, long? divisor_override) : base(nameof(AvgPool2d))
        {
            this.kernel_size = kernel_size;
            this.stride = stride;
            this.padding = padding;
            this.ceil_mode = ceil_mode;
            this.count_include_pad = count_include_pad;
            this.divisor_override = divisor_override;
        }

        public long[] kernel_size { get; set; }

        public long[]? stride { get; set; }

        public long[]? padding { get; set; }

        public bool ceil_mode { get; set; }

        /// <summary>Whether padding counts as elements.</summary>
        public bool count_include_pad { get; set; }

        /// <summary>What sums are divided by in place of the number of elements.</summary>
        public long? divisor_override { get; set; }

        public override torch.Tensor forward(torch.Tensor input) => torch.nn.functional.avg_pool2d(input, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);
    }
}
