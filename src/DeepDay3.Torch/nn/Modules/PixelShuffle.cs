using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Channels as pixels: [*, C r^2, H, W] to [*, C, H r, W r].</summary>
            public static PixelShuffle PixelShuffle(long upscale_factor) =>
                new(upscale_factor);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Channels as pixels: [*, C r^2, H, W] to [*, C, H r, W r].</summary>
    public sealed class PixelShuffle : ParameterLessModule<torch.Tensor, torch.Tensor>
    {
        internal PixelShuffle(long upscale_factor) : base(nameof(PixelShuffle)) => this.upscale_factor = upscale_factor;

        public long upscale_factor { get; set; }

        public override torch.Tensor forward(torch.Tensor input) => torch.nn.functional.pixel_shuffle(input, upscale_factor);
    }
}
