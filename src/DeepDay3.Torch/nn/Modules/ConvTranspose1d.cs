using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Transposed convolution over [N, C, L] or [C, L]: the gradient of a convolution to its input as a layer.</summary>
            public static ConvTranspose1d ConvTranspose1d(long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long output_padding = 0, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, [kernel_size], [stride], [padding], [output_padding], [dilation], padding_mode, groups, bias, device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Transposed convolution over [N, C, L] or [C, L] to out_channels channels.</summary>
    public sealed class ConvTranspose1d : ConvolutionTranspose
    {
        internal ConvTranspose1d(long in_channels, long out_channels, long[] kernel_size, long[]? stride, long[]? padding, long[]? output_padding, long[]? dilation, PaddingModes padding_mode, long groups, bool bias, torch.Device? device, torch.ScalarType? dtype)
            : base(nameof(ConvTranspose1d), 1, in_channels, out_channels, kernel_size, stride, padding, output_padding, dilation, padding_mode, groups, bias, device, dtype)
        {
        }

        /// <summary>A larger output than the smallest one, for strides that leave a choice.</summary>
        public override torch.Tensor forward(torch.Tensor input, long[]? output_size) => Convolve(input, output_size);
    }
}
