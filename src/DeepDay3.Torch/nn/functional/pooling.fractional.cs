namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Maxima of windows at random distances of [N, C, H, W] or [C, H, W]; either the size of the result or its ratio to the input is given.</summary>
            public static Tensor fractional_max_pool2d(Tensor input, long kernel_size, long? output_size = null, double? output_ratio = null) =>
                FractionalPooling.Max(2, input, [kernel_size], Extents.Of(output_size), output_ratio is { } ratio ? [ratio] : null).values;

            public static Tensor fractional_max_pool2d(Tensor input, (long, long) kernel_size, (long, long)? output_size = null, (double, double)? output_ratio = null) =>
                FractionalPooling.Max(2, input, Extents.Of(kernel_size), Extents.Of(output_size), output_ratio is { } r ? [r.Item1, r.Item2] : null).values;

            public static Tensor fractional_max_pool2d(Tensor input, long[] kernel_size, long[]? output_size = null, double[]? output_ratio = null) =>
                FractionalPooling.Max(2, input, kernel_size, output_size, output_ratio).values;

            /// <summary>Maxima of windows at random distances of [N, C, H, W] or [C, H, W], and their flat indices within each plane.</summary>
            public static (Tensor, Tensor) fractional_max_pool2d_with_indices(Tensor input, long kernel_size, long? output_size = null, double? output_ratio = null) =>
                FractionalPooling.Max(2, input, [kernel_size], Extents.Of(output_size), output_ratio is { } ratio ? [ratio] : null);

            public static (Tensor, Tensor) fractional_max_pool2d_with_indices(Tensor input, (long, long) kernel_size, (long, long)? output_size = null, (double, double)? output_ratio = null) =>
                FractionalPooling.Max(2, input, Extents.Of(kernel_size), Extents.Of(output_size), output_ratio is { } r ? [r.Item1, r.Item2] : null);

            public static (Tensor, Tensor) fractional_max_pool2d_with_indices(Tensor input, long[] kernel_size, long[]? output_size = null, double[]? output_ratio = null) =>
                FractionalPooling.Max(2, input, kernel_size, output_size, output_ratio);

            /// <summary>Maxima of windows at random distances of [N, C, D, H, W] or [C, D, H, W]; either the size of the result or its ratio to the input is given.</summary>
            public static Tensor fractional_max_pool3d(Tensor input, long kernel_size, long? output_size = null, double? output_ratio = null) =>
                FractionalPooling.Max(3, input, [kernel_size], Extents.Of(output_size), output_ratio is { } ratio ? [ratio] : null).values;

            public static Tensor fractional_max_pool3d(Tensor input, (long, long, long) kernel_size, (long, long, long)? output_size = null, (double, double, double)? output_ratio = null) =>
                FractionalPooling.Max(3, input, Extents.Of(kernel_size), Extents.Of(output_size), output_ratio is { } r ? [r.Item1, r.Item2, r.Item3] : null).values;

            public static Tensor fractional_max_pool3d(Tensor input, long[] kernel_size, long[]? output_size = null, double[]? output_ratio = null) =>
                FractionalPooling.Max(3, input, kernel_size, output_size, output_ratio).values;

            /// <summary>Maxima of windows at random distances of [N, C, D, H, W] or [C, D, H, W], and their flat indices within each plane.</summary>
            public static (Tensor, Tensor) fractional_max_pool3d_with_indices(Tensor input, long kernel_size, long? output_size = null, double? output_ratio = null) =>
                FractionalPooling.Max(3, input, [kernel_size], Extents.Of(output_size), output_ratio is { } ratio ? [ratio] : null);

            public static (Tensor, Tensor) fractional_max_pool3d_with_indices(Tensor input, (long, long, long) kernel_size, (long, long, long)? output_size = null, (double, double, double)? output_ratio = null) =>
                FractionalPooling.Max(3, input, Extents.Of(kernel_size), Extents.Of(output_size), output_ratio is { } r ? [r.Item1, r.Item2, r.Item3] : null);

            public static (Tensor, Tensor) fractional_max_pool3d_with_indices(Tensor input, long[] kernel_size, long[]? output_size = null, double[]? output_ratio = null) =>
                FractionalPooling.Max(3, input, kernel_size, output_size, output_ratio);
        }
    }
}
