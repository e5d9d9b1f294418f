using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Maxima of windows of [N, C, L] or [C, L]; the stride is the window's size unless given.</summary>
            public static MaxPool1d MaxPool1d(long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                new(kernel_size, stride, padding, dilation, ceil_mode);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Maxima of windows of [N, C, L] or [C, L].</summary>
    public sealed class MaxPool1d : ParameterLessModule<torch.Tensor, torch.Tensor>
    {
        internal MaxPool1d(long kernel_size, long? stride, long? padding, long? dilation, bool ceil_mode) : base(nameof(MaxPool1d))
        {
            this.kernel_size = kernel_size;
            this.stride = stride;
            this.padding = padding;
            this.dilation = dilation;
            this.ceil_mode = ceil_mode;
        }

        public long kernel_size { get; set; }

        public long? stride { get; set; }

        public long? padding { get; set; }

        public long? dilation { get; set; }

        public bool ceil_mode { get; set; }

        public override torch.Tensor forward(torch.Tensor input) => forward_with_indices(input).Item1;

        /// <summary>Maxima and their flat indices within each channel.</summary>
        public (torch.Tensor, torch.Tensor) forward_with_indices(torch.Tensor input) =>
            torch.nn.functional.max_pool1d_with_indices(input, kernel_size, stride, padding, dilation, ceil_mode);
    }
}
