using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Windows of [N, C, H, W] as columns [N, C kH kW, windows].</summary>
            public static Unfold Unfold(long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
                new((kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));

            /// <summary>A value for each axis.</summary>
            public static Unfold Unfold((long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null, (long, long)? stride = null) =>
                new(kernel_size, dilation ?? (1, 1), padding ?? (0, 0), stride ?? (1, 1));
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Windows of images as columns.</summary>
    public sealed class Unfold : ParameterLessModule<torch.Tensor, torch.Tensor>
    {
        internal Unfold((long, long) kernel_size, (long, long) dilation, (long, long) padding, (long, long) stride) : base(nameof(Unfold))
        {
            this.kernel_size = kernel_size;
            this.dilation = dilation;
            this.padding = padding;
            this.stride = stride;
        }

        public (long, long) kernel_size { get; set; }

        public (long, long) dilation { get; set; }

        public (long, long) padding { get; set; }

        public (long, long) stride { get; set; }

        public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.unfold(tensor, kernel_size, dilation, padding, stride);
    }
}
