namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Resizes [N, C, spatial...] to a size or by a scale (one for each spatial axis, or one for all).</summary>
            public static Tensor interpolate(Tensor x, long[]? size = null, double[]? scale_factor = null, InterpolationMode mode = InterpolationMode.Nearest, bool? align_corners = null, bool recompute_scale_factor = false, bool antialias = false) =>
                Interpolation.Run(x, size, scale_factor, mode, align_corners, recompute_scale_factor, antialias);

            /// <summary>The older name of <see cref="interpolate"/>.</summary>
            public static Tensor upsample(Tensor input, long[]? size = null, double[]? scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest, bool align_corners = false) =>
                interpolate(input, size, scale_factor, (InterpolationMode)mode, mode == UpsampleMode.Nearest ? null : align_corners);

            public static Tensor upsample_bilinear(Tensor x, long[]? size = null, double[]? scale_factor = null, bool align_corners = false) =>
                interpolate(x, size, scale_factor, InterpolationMode.Bilinear, align_corners);

            public static Tensor upsample_nearest(Tensor x, long[]? size = null, double[]? scale_factor = null, bool align_corners = false) =>
                interpolate(x, size, scale_factor);

            public static Tensor upsample_nearest1d(Tensor input, long? outputSize, double? scaleFactor) =>
                interpolate(input, Extents.Of(outputSize), scaleFactor is { } scale ? [scale] : null);

            public static Tensor upsample_nearest2d(Tensor input, long[]? outputSizes = null, double[]? scaleFactors = null) => interpolate(input, outputSizes, scaleFactors);

            public static Tensor upsample_nearest3d(Tensor input, long[]? outputSizes = null, double[]? scaleFactors = null) => interpolate(input, outputSizes, scaleFactors);

            /// <summary>
            /// Reads [N, C, H, W] (or [N, C, D, H, W]) at positions [N, ..., 2] (or 3), x first, -1 to 1 across the image: the centres of the outer
            /// pixels with <paramref name="align_corners"/>, else their outer edges.
            /// </summary>
            public static Tensor grid_sample(Tensor input, Tensor grid, GridSampleMode mode = GridSampleMode.Bilinear, GridSamplePaddingMode padding_mode = GridSamplePaddingMode.Zeros, bool? align_corners = null) =>
                GridSampler.Sample(input, grid, mode, padding_mode, align_corners ?? false);

            /// <summary>The positions for <see cref="grid_sample"/> that apply affine maps [N, 2, 3] (or [N, 3, 4]) to images of a size [N, C, ...].</summary>
            public static Tensor affine_grid(Tensor theta, long[]? size = null, bool align_corners = false) =>
                GridSampler.Affine(theta, size ?? throw new ArgumentNullException(nameof(size), "The size of the images is needed."), align_corners);
        }
    }
}
