namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Convolution (cross-correlation): input [N, C, L] or [C, L], weight [out, C / groups, K], bias [out].</summary>
            public static Tensor conv1d(Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null, long? dilation = null, long groups = 1) =>
                Convolving.Plain(1, input, weight, bias, Extents.Of(stride), Extents.Of(padding), Extents.Of(dilation), groups);

            /// <summary>The same without padding, or with as much as keeps the length (for stride 1).</summary>
            public static Tensor conv1d_padding(Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, Padding padding = Padding.Valid, long? dilation = null, long groups = 1) =>
                Convolving.Plain(1, input, weight, bias, Extents.Of(stride), padding, Extents.Of(dilation), groups);

            /// <summary>Convolution: input [N, C, H, W] or [C, H, W], weight [out, C / groups, kH, kW], bias [out].</summary>
            public static Tensor conv2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null, long groups = 1) =>
                Convolving.Plain(2, input, weight, bias, strides, padding, dilation, groups);

            /// <summary>The same without padding, or with as much as keeps height and width (for stride 1).</summary>
            public static Tensor conv2d_padding(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, Padding padding = Padding.Valid, long[]? dilation = null, long groups = 1) =>
                Convolving.Plain(2, input, weight, bias, strides, padding, dilation, groups);

            /// <summary>Convolution: input [N, C, D, H, W] or [C, D, H, W], weight [out, C / groups, kD, kH, kW], bias [out].</summary>
            public static Tensor conv3d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null, long groups = 1) =>
                Convolving.Plain(3, input, weight, bias, strides, padding, dilation, groups);

            /// <summary>The same without padding, or with as much as keeps all three sizes (for stride 1).</summary>
            public static Tensor conv3d_padding(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, Padding padding = Padding.Valid, long[]? dilation = null, long groups = 1) =>
                Convolving.Plain(3, input, weight, bias, strides, padding, dilation, groups);

            /// <summary>
            /// Transposed convolution: input [N, C, L] or [C, L], weight [C, out / groups, K], bias [out]; the length becomes
            /// (L - 1) stride - 2 padding + dilation (K - 1) + output_padding + 1.
            /// </summary>
            public static Tensor conv_transpose1d(Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null, long? output_padding = null, long? dilation = null, long groups = 1) =>
                Convolving.Transposed(1, input, weight, bias, Extents.Of(stride), Extents.Of(padding), Extents.Of(output_padding), Extents.Of(dilation), groups);

            /// <summary>Transposed convolution: input [N, C, H, W] or [C, H, W], weight [C, out / groups, kH, kW], bias [out].</summary>
            public static Tensor conv_transpose2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? output_padding = null, long[]? dilation = null, long groups = 1) =>
                Convolving.Transposed(2, input, weight, bias, strides, padding, output_padding, dilation, groups);

            /// <summary>Transposed convolution: input [N, C, D, H, W] or [C, D, H, W], weight [C, out / groups, kD, kH, kW], bias [out].</summary>
            public static Tensor conv_transpose3d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? output_padding = null, long[]? dilation = null, long groups = 1) =>
                Convolving.Transposed(3, input, weight, bias, strides, padding, output_padding, dilation, groups);
        }
    }
}
