using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The partial inverse of a max pooling: values at their indices, zeros elsewhere.</summary>
            public static MaxUnpool2d MaxUnpool2d(long kernel_size, long? stride = null, long? padding = null) =>
                new([kernel_size], Extents.Of(stride), Extents.Of(padding));

            /// <summary>A value for each axis.</summary>
            public static MaxUnpool2d MaxUnpool2d((long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null) =>
                new(Extents.Of(kernel_size), Extents.Of(stride), Extents.Of(padding));

            /// <summary>A value for each axis, or one for all.</summary>
            public static MaxUnpool2d MaxUnpool2d(long[] kernel_size, long[]? stride = null, long[]? padding = null) =>
                new(kernel_size, stride, padding);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>The partial inverse of a max pooling.</summary>
    public sealed class MaxUnpool2d : ParameterLessModule<torch.Tensor, torch.Tensor, long[], torch.Tensor>
    {
        internal MaxUnpool2d(long[] kernel_size, long[]? stride, long[]? padding) : base(nameof(MaxUnpool2d))
        {
            this.kernel_size = kernel_size;
            this.stride = stride;
            this.padding = padding;
        }

        public long[] kernel_size { get; set; }

        public long[]? stride { get; set; }

        public long[]? padding { get; set; }

        public override torch.Tensor forward(torch.Tensor tensor, torch.Tensor indices, long[]? output_size = null) =>
            torch.nn.functional.max_unpool2d(tensor, indices, kernel_size, stride, padding, output_size);

        public new torch.Tensor call(torch.Tensor tensor, torch.Tensor indices, long[]? output_size = null) => base.call(tensor, indices, output_size!);
    }
}
