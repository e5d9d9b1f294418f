using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Columns [N, C kH kW, windows] added up into images [N, C, H, W].</summary>
            public static Fold Fold(long output_size, long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
                new((output_size, output_size), (kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));

            /// <summary>A value for each axis.</summary>
            public static Fold Fold((long, long) output_size, (long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null, (long, long)? stride = null) =>
                new(output_size, kernel_size, dilation ?? (1, 1), padding ?? (0, 0), stride ?? (1, 1));
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Columns added up into images.</summary>
    public sealed class Fold : ParameterLessModule<torch.Tensor, torch.Tensor>
    {
        internal Fold((long, long) output_size, (long, long) kernel_size, (long, long) dilation, (long, long) padding, (long, long) stride) : base(nameof(Fold))
        {
            this.output_size = output_size;
            this.kernel_size = kernel_size;
            this.dilation = dilation;
            this.padding = padding;
            this.stride = stride;
        }

        public (long, long) output_size { get; set; }

        public (long, long) kernel_size { get; set; }

        public (long, long) dilation { get; set; }

        public (long, long) padding { get; set; }

        public (long, long) stride { get; set; }

        public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.fold(tensor, output_size, kernel_size, dilation, padding, stride);
    }
}
