namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Windows of [N, C, H, W] as columns [N, C kH kW, windows].</summary>
            public static Tensor unfold(Tensor input, long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
                Folding.Unfold(input, (kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));

            public static Tensor unfold(Tensor input, (long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null, (long, long)? stride = null) =>
                Folding.Unfold(input, kernel_size, dilation ?? (1, 1), padding ?? (0, 0), stride ?? (1, 1));

            /// <summary>Columns [N, C kH kW, windows] added up into images [N, C, H, W]: the transpose of unfold.</summary>
            public static Tensor fold(Tensor input, long output_size, long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
                Folding.Fold(input, (output_size, output_size), (kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));

            public static Tensor fold(Tensor input, (long, long) output_size, (long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null, (long, long)? stride = null) =>
                Folding.Fold(input, output_size, kernel_size, dilation ?? (1, 1), padding ?? (0, 0), stride ?? (1, 1));

            /// <summary>Channels as pixels: [*, C r^2, H, W] to [*, C, H r, W r].</summary>
            public static Tensor pixel_shuffle(Tensor input, long upscale_factor)
            {
                input.RequireLive();
                var sizes = input.layout.Sizes;
                long r = upscale_factor;
                if (sizes.Length < 3) throw TorchError.Create($"pixel_shuffle expects input to have at least 3 dimensions, but got input with {sizes.Length} dimension(s)");
                if (r < 1) throw TorchError.Create($"pixel_shuffle expects a positive upscale_factor, but got {r}");
                if (sizes[^3] % (r * r) != 0) throw TorchError.Create(
                    $"pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of upscale_factor, but input.size(-3)={sizes[^3]} is not divisible by {r * r}");
                long channels = sizes[^3] / (r * r);
                return input.reshape(-1, channels, r, r, sizes[^2], sizes[^1]).permute(0, 1, 4, 2, 5, 3).reshape([.. sizes[..^3], channels, sizes[^2] * r, sizes[^1] * r]);
            }

            /// <summary>Pixels as channels: [*, C, H r, W r] to [*, C r^2, H, W].</summary>
            public static Tensor pixel_unshuffle(Tensor input, long downscale_factor)
            {
                input.RequireLive();
                var sizes = input.layout.Sizes;
                long r = downscale_factor;
                if (sizes.Length < 3) throw TorchError.Create($"pixel_unshuffle expects input to have at least 3 dimensions, but got input with {sizes.Length} dimension(s)");
                if (r < 1) throw TorchError.Create($"pixel_unshuffle expects a positive downscale_factor, but got {r}");
                if (sizes[^2] % r != 0) throw TorchError.Create($"pixel_unshuffle expects height to be divisible by downscale_factor, but input.size(-2)={sizes[^2]} is not divisible by {r}");
                if (sizes[^1] % r != 0) throw TorchError.Create($"pixel_unshuffle expects width to be divisible by downscale_factor, but input.size(-1)={sizes[^1]} is not divisible by {r}");
                return input.reshape(-1, sizes[^3], sizes[^2] / r, r, sizes[^1] / r, r).permute(0, 1, 3, 5, 2, 4).reshape([.. sizes[..^3], sizes[^3] * r * r, sizes[^2] / r, sizes[^1] / r]);
            }
        }
    }
}
