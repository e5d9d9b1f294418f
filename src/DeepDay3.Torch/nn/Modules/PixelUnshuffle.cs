using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Pixels as channels: [*, C, H r, W r] to [*, C r^2, H, W].</summary>
            public static PixelUnshuffle PixelUnshuffle(long downscale_factor) =>
                new(downscale_factor);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Pixels as channels: [*, C, H r, W r] to [*, C r^2, H, W].</summary>
    public sealed class PixelUnshuffle : ParameterLessModule<torch.Tensor, torch.Tensor>
    {
        internal PixelUnshuffle(long downscale_factor) : base(nameof(PixelUnshuffle)) => this.downscale_factor = downscale_factor;

        public long downscale_factor { get; set; }

        public override torch.Tensor forward(torch.Tensor input) => torch.nn.functional.pixel_unshuffle(input, downscale_factor);
    }
}
