namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Maxima of windows of [N, C, L] or [C, L]; the stride is the window's size unless given. The first of equal values wins.</summary>
            public static Tensor max_pool1d(Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                max_pool1d_with_indices(input, kernel_size, stride, padding, dilation, ceil_mode).Item1;

            /// <summary>Maxima and where they stand.</summary>
            public static (Tensor, Tensor) max_pool1d_with_indices(Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                Pooling.Max(1, input, [kernel_size], Extents.Of(stride), Extents.Of(padding), Extents.Of(dilation), ceil_mode);

            /// <summary>Maxima of windows of [N, C, H, W] or [C, H, W].</summary>
            public static Tensor max_pool2d(Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                Pooling.Max(2, input, kernel_size, strides, padding, dilation, ceil_mode).values;

            public static Tensor max_pool2d(Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                Pooling.Max(2, input, [kernel_size], Extents.Of(stride), Extents.Of(padding), Extents.Of(dilation), ceil_mode).values;

            public static Tensor max_pool2d(Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null, bool ceil_mode = false) =>
                Pooling.Max(2, input, Extents.Of(kernel_size), Extents.Of(stride), Extents.Of(padding), Extents.Of(dilation), ceil_mode).values;

            /// <summary>Maxima and their flat indices within each plane.</summary>
            public static (Tensor, Tensor) max_pool2d_with_indices(Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                Pooling.Max(2, input, kernel_size, strides, padding, dilation, ceil_mode);

            /// <summary>Maxima of windows of [N, C, D, H, W] or [C, D, H, W].</summary>
            public static Tensor max_pool3d(Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                Pooling.Max(3, input, kernel_size, strides, padding, dilation, ceil_mode).values;

            /// <summary>Maxima and their flat indices within each volume.</summary>
            public static (Tensor, Tensor) max_pool3d_with_indices(Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                Pooling.Max(3, input, kernel_size, strides, padding, dilation, ceil_mode);

            /// <summary>Maxima of <paramref name="output_size"/> boxes that cover the axis.</summary>
            public static Tensor adaptive_max_pool1d(Tensor input, long output_size) => Pooling.AdaptiveMax(1, input, [output_size]).values;

            public static (Tensor, Tensor) adaptive_max_pool1d_with_indices(Tensor input, long output_size) => Pooling.AdaptiveMax(1, input, [output_size]);

            public static Tensor adaptive_max_pool2d(Tensor input, long[] output_size) => Pooling.AdaptiveMax(2, input, output_size).values;

            public static (Tensor, Tensor) adaptive_max_pool2d_with_indices(Tensor input, long[] output_size) => Pooling.AdaptiveMax(2, input, output_size);

            public static Tensor adaptive_max_pool3d(Tensor input, long[] output_size) => Pooling.AdaptiveMax(3, input, output_size).values;

            public static (Tensor, Tensor) adaptive_max_pool3d_with_indices(Tensor input, long[] output_size) => Pooling.AdaptiveMax(3, input, output_size);

            /// <summary>The partial inverse of max_pool1d: values at the indices, zeros elsewhere.</summary>
            public static Tensor max_unpool1d(Tensor input, Tensor indices, long kernel_size, long? stride = null, long? padding = null, long[]? output_size = null) =>
                Pooling.Unpool(1, input, indices, [kernel_size], Extents.Of(stride), Extents.Of(padding), output_size);

            public static Tensor max_unpool2d(Tensor input, Tensor indices, long[] kernel_size, long[]? stride = null, long[]? padding = null, long[]? output_size = null) =>
                Pooling.Unpool(2, input, indices, kernel_size, stride, padding, output_size);

            public static Tensor max_unpool3d(Tensor input, Tensor indices, long[] kernel_size, long[]? stride = null, long[]? padding = null, long[]? output_size = null) =>
                Pooling.Unpool(3, input, indices, kernel_size, stride, padding, output_size);
        }
    }
}
