using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The partial inverse of a max pooling: values at their indices, zeros elsewhere.</summary>
            public static MaxUnpool1d MaxUnpool1d(long kernel_size, long? stride = null, long? padding = null) =>
                new(kernel_size, stride, padding);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>The partial inverse of a max pooling.</summary>
    public sealed class MaxUnpool1d : ParameterLessModule<torch.Tensor, torch.Tensor, long[], torch.Tensor>
    {
        internal MaxUnpool1d(long kernel_size, long? stride, long? padding) : base(nameof(MaxUnpool1d))
        {
            this.kernel_size = kernel_size;
            this.stride = stride;
            this.padding = padding;
        }

        public long kernel_size { get; set; }

        public long? stride { get; set; }

        public long? padding { get; set; }

        public override torch.Tensor forward(torch.Tensor tensor, torch.Tensor indices, long[]? output_size = null) =>
            torch.nn.functional.max_unpool1d(tensor, indices, kernel_size, stride, padding, output_size);

        public new torch.Tensor call(torch.Tensor tensor, torch.Tensor indices, long[]? output_size = null) => base.call(tensor, indices, output_size!);
    }
}
