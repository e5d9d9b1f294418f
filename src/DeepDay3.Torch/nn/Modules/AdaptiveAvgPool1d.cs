using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Means of boxes that cover [N, C, L] or [C, L], as many as the output has elements.</summary>
            public static AdaptiveAvgPool1d AdaptiveAvgPool1d(long output_size) =>
                new(output_size);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Means of boxes that cover [N, C, L] or [C, L], as many as the output has elements.</summary>
    public sealed class AdaptiveAvgPool1d : ParameterLessModule<torch.Tensor, torch.Tensor>
    {
        internal AdaptiveAvgPool1d(long output_size) : base(nameof(AdaptiveAvgPool1d)) => this.output_size = output_size;

        public long output_size { get; set; }

        public override torch.Tensor forward(torch.Tensor input) => torch.nn.functional.adaptive_avg_pool1d(input, output_size);
    }
}
