using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Convolution over [N, C, D, H, W] or [C, D, H, W]. Weight and bias start with U(-b, b), b = 1 / sqrt(in_channels / groups * kernel volume).</summary>
            public static Conv3d Conv3d(long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, [kernel_size], [stride], [padding], null, [dilation], padding_mode, groups, bias, device, dtype);

            /// <summary>The same with a value for each axis.</summary>
            public static Conv3d Conv3d(long in_channels, long out_channels, (long, long, long) kernel_size, (long, long, long)? stride = null, (long, long, long)? padding = null, (long, long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, Extents.Of(kernel_size), Extents.Of(stride), Extents.Of(padding), null, Extents.Of(dilation), padding_mode, groups, bias, device, dtype);

            /// <summary>Without padding, or with as much as keeps the size.</summary>
            public static Conv3d Conv3d(long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, [kernel_size], [stride], null, padding, [dilation], padding_mode, groups, bias, device, dtype);

            /// <summary>Without padding, or with as much as keeps the size; a value for each axis.</summary>
            public static Conv3d Conv3d(long in_channels, long out_channels, (long, long, long) kernel_size, Padding padding, (long, long, long)? stride = null, (long, long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, Extents.Of(kernel_size), Extents.Of(stride), null, padding, Extents.Of(dilation), padding_mode, groups, bias, device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Convolution (cross-correlation) over [N, C, D, H, W] or [C, D, H, W] to out_channels channels.</summary>
    public sealed class Conv3d : Convolution
    {
        internal Conv3d(long in_channels, long out_channels, long[] kernel_size, long[]? stride, long[]? padding, Padding? padding_type, long[]? dilation, PaddingModes padding_mode, long groups, bool bias, torch.Device? device, torch.ScalarType? dtype)
            : base(nameof(Conv3d), 3, transposed: false, in_channels, out_channels, kernel_size, stride, padding, padding_type, dilation, null, padding_mode, groups, bias, device, dtype)
        {
        }

        public override torch.Tensor forward(torch.Tensor input) => Convolve(input);
    }
}
