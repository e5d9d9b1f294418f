using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torchvision
    {
        public static partial class ops
        {
            /// <summary>In training, zeros in random squares of [N, C, H, W]; the rest is scaled so that the mean stays (Ghiasi et al., "DropBlock", 2018).</summary>
            /// <param name="input">[N, C, H, W].</param>
            /// <param name="p">The share of elements to drop, roughly.</param>
            /// <param name="block_size">The side of a square, odd; at most the image's smaller side.</param>
            /// <param name="inplace">Whether the input itself changes.</param>
            /// <param name="eps">Added to the number of elements that stay.</param>
            /// <param name="training">Otherwise nothing is dropped.</param>
            public static Tensor drop_block2d(Tensor input, double p, long block_size, bool inplace = false, double eps = 1e-6, bool training = true) =>
                DropBlocks(2, input, p, block_size, inplace, eps, training);

            /// <summary>Likewise cubes of [N, C, D, H, W].</summary>
            public static Tensor drop_block3d(Tensor input, double p, long block_size, bool inplace = false, double eps = 1e-6, bool training = true) =>
                DropBlocks(3, input, p, block_size, inplace, eps, training);

            public static DropBlock2d DropBlock2d(double p, long block_size, bool inplace = false, double eps = 1e-6) => new(p, block_size, inplace, eps);

            public static DropBlock3d DropBlock3d(double p, long block_size, bool inplace = false, double eps = 1e-6) => new(p, block_size, inplace, eps);

            static Tensor DropBlocks(int axes, Tensor input, double p, long size, bool inplace, double eps, bool training)
            {
                if (p is not (>= 0 and <= 1)) throw new ArgumentException($"drop probability has to be between 0 and 1, but got {p}.", nameof(p));
                if (input.dim() != axes + 2) throw new ArgumentException($"input should be {axes + 2} dimensional. Got {input.dim()} dimensions.", nameof(input));
                if (!training || p == 0) return input.alias();
                long[] shape = input.shape, sides = shape[2..];
                size = Math.Min(size, sides.Min());
                if (size % 2 == 0) throw new ArgumentException($"block_size should be odd, so that blocks have a middle, but is {size}.");
                double whole = 1, middles = 1, block = 1;
                for (int i = 0; i < axes; i++)
                {
                    whole *= sides[i];
                    block *= size;
                    shape[i + 2] = sides[i] - size + 1;
                    middles *= shape[i + 2];
                }
                Tensor kept;
                using (no_grad())
                {
                    var noise = empty(shape, input.dtype).bernoulli_(Math.Min(p * whole / (block * middles), 1));
                    var around = new long[2 * axes];
                    Array.Fill(around, size / 2);
                    noise = nn.functional.pad(noise, around);
                    long[] kernel = Extents.Same(size, axes), step = Extents.Same(1, axes), half = Extents.Same(size / 2, axes);
                    noise = axes == 2 ? nn.functional.max_pool2d(noise, kernel, step, half) : nn.functional.max_pool3d(noise, kernel, step, half);
                    kept = 1 - noise;
                    kept = kept * (kept.numel() / (eps + kept.sum()));
                }
                return inplace ? input.mul_(kept) : input * kept;
            }
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Zeros in random squares of [N, C, H, W] in training.</summary>
    public class DropBlock2d(double p, long block_size, bool inplace = false, double eps = 1e-6) : ParameterLessModule<Tensor, Tensor>(nameof(DropBlock2d))
    {
        public override Tensor forward(Tensor input) => torchvision.ops.drop_block2d(input, p, block_size, inplace, eps, training);
    }

    /// <summary>Zeros in random cubes of [N, C, D, H, W] in training.</summary>
    public class DropBlock3d(double p, long block_size, bool inplace = false, double eps = 1e-6) : ParameterLessModule<Tensor, Tensor>(nameof(DropBlock3d))
    {
        public override Tensor forward(Tensor input) => torchvision.ops.drop_block3d(input, p, block_size, inplace, eps, training);
    }
}
