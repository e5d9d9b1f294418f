using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Convolution over [N, C, L] or [C, L]. Weight and bias start with U(-b, b), b = 1 / sqrt(in_channels / groups * kernel volume).</summary>
            public static Conv1d Conv1d(long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, [kernel_size], [stride], [padding], null, [dilation], padding_mode, groups, bias, device, dtype);

            /// <summary>Without padding, or with as much as keeps the size.</summary>
            public static Conv1d Conv1d(long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, [kernel_size], [stride], null, padding, [dilation], padding_mode, groups, bias, device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Convolution (cross-correlation) over [N, C, L] or [C, L] to out_channels channels.</summary>
    public sealed class Conv1d : Convolution
    {
        internal Conv1d(long in_channels, long out_channels, long[] kernel_size, long[]? stride, long[]? padding, Padding? padding_type, long[]? dilation, PaddingModes padding_mode, long groups, bool bias, torch.Device? device, torch.ScalarType? dtype)
            : base(nameof(Conv1d), 1, transposed: false, in_channels, out_channels, kernel_size, stride, padding, padding_type, dilation, null, padding_mode, groups, bias, device, dtype)
        {
        }

        public override torch.Tensor forward(torch.Tensor input) => Convolve(input);
    }
}
