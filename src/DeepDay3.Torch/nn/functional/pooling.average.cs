namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Means of windows of [N, C, L] or [C, L]; the stride is the window's size unless given.</summary>
            public static Tensor avg_pool1d(Tensor input, long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true) =>
                Pooling.Average(1, input, [kernel_size], Extents.Of(stride), Extents.Of(padding), ceil_mode, count_include_pad, null);

            /// <summary>Means of windows of [N, C, H, W] or [C, H, W]; a divisor replaces the number of elements.</summary>
            public static Tensor avg_pool2d(Tensor input, long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                Pooling.Average(2, input, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);

            public static Tensor avg_pool2d(Tensor input, long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                Pooling.Average(2, input, [kernel_size], Extents.Of(stride), [padding], ceil_mode, count_include_pad, divisor_override);

            public static Tensor avg_pool2d(Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                Pooling.Average(2, input, Extents.Of(kernel_size), Extents.Of(stride), Extents.Of(padding), ceil_mode, count_include_pad, divisor_override);

            /// <summary>The gradient of avg_pool2d to its input, from that of its output.</summary>
            public static Tensor avg_pool2d_backward(Tensor input, Tensor originalInput, long[] kernel_sizes, long[]? strides = null, long[]? paddings = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                Pooling.AverageMap(2, originalInput, kernel_sizes, strides, paddings, ceil_mode, count_include_pad, divisor_override).Apply(input, transposed: true);

            /// <summary>Means of windows of [N, C, D, H, W] or [C, D, H, W].</summary>
            public static Tensor avg_pool3d(Tensor input, long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                Pooling.Average(3, input, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);

            /// <summary>The gradient of avg_pool3d to its input, from that of its output.</summary>
            public static Tensor avg_pool3d_backward(Tensor input, Tensor originalInput, long[] kernel_sizes, long[]? strides = null, long[]? paddings = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                Pooling.AverageMap(3, originalInput, kernel_sizes, strides, paddings, ceil_mode, count_include_pad, divisor_override).Apply(input, transposed: true);

            /// <summary>Means of <paramref name="output_size"/> boxes that cover the axis.</summary>
            public static Tensor adaptive_avg_pool1d(Tensor input, long output_size) => Pooling.AdaptiveAverage(1, input, [output_size]);

            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size) => Pooling.AdaptiveAverage(2, input, output_size);

            public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size) => Pooling.AdaptiveAverage(2, input, Extents.Of(output_size));

            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) => Pooling.AdaptiveAverage(2, input, [output_size]);

            public static Tensor adaptive_avg_pool3d(Tensor input, long[] output_size) => Pooling.AdaptiveAverage(3, input, output_size);

            public static Tensor adaptive_avg_pool3d(Tensor input, (long, long, long) output_size) => Pooling.AdaptiveAverage(3, input, Extents.Of(output_size));

            public static Tensor adaptive_avg_pool3d(Tensor input, long output_size) => Pooling.AdaptiveAverage(3, input, [output_size]);

            /// <summary>(sum of x^p)^(1/p) over windows.</summary>
            public static Tensor lp_pool1d(Tensor input, double norm_type, long kernel_size, long? stride = null, bool ceil_mode = false) =>
                PowerMean(avg_pool1d(input.pow(norm_type), kernel_size, stride, 0, ceil_mode), norm_type, kernel_size);

            public static Tensor lp_pool2d(Tensor input, double norm_type, long[] kernel_size, long[]? stride = null, bool ceil_mode = false)
            {
                var window = Extents.Of(kernel_size, 2, 1, "kernel_size");
                return PowerMean(avg_pool2d(input.pow(norm_type), window, stride, null, ceil_mode), norm_type, window[0] * window[1]);
            }

            public static Tensor lp_pool2d(Tensor input, double norm_type, long kernel_size, long? stride = null, bool ceil_mode = false) =>
                lp_pool2d(input, norm_type, [kernel_size], Extents.Of(stride), ceil_mode);

            /// <summary>A root of window sums of powers. The sign keeps roots of negative sums real; relu makes them zero, as PyTorch does.</summary>
            static Tensor PowerMean(Tensor means, double power, long count) => (means.sign() * means.abs().relu()).mul(count).pow(1 / power);
        }
    }
}
