using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    public static partial class transforms
    {
        public static partial class functional
        {
            /// <summary>Blurs with a Gaussian: kernel sizes and standard deviations of width and height.</summary>
            public static Tensor gaussian_blur(Tensor input, IList<long> kernelSize, IList<float> sigma)
            {
                if (kernelSize.Count is not (1 or 2)) throw new ArgumentException($"There are {kernelSize.Count} kernel sizes, not one or two.", nameof(kernelSize));
                if (sigma.Count is not (1 or 2)) throw new ArgumentException($"There are {sigma.Count} standard deviations, not one or two.", nameof(sigma));
                return Blur(input, kernelSize[0], kernelSize[^1], sigma[0], sigma[^1]);
            }

            public static Tensor gaussian_blur(Tensor input, long kernel_size, float sigma) => Blur(input, kernel_size, kernel_size, sigma, sigma);

            public static Tensor gaussian_blur(Tensor input, long kernelHeight, long kernelWidth, float sigma_x, float sigma_y) => Blur(input, kernelWidth, kernelHeight, sigma_x, sigma_y);

            static Tensor Blur(Tensor input, long kernelWidth, long kernelHeight, double sigmaX, double sigmaY)
            {
                foreach (long size in (ReadOnlySpan<long>)[kernelWidth, kernelHeight])
                    if (size < 1 || size % 2 == 0) throw new ArgumentException($"The kernel size should be odd and positive, but is {size}.", nameof(kernelWidth));
                if (!(sigmaX > 0 && sigmaY > 0)) throw new ArgumentException($"The standard deviations should be positive, but are {sigmaX} and {sigmaY}.", nameof(sigmaX));
                return Images.AsFloatBatch(input, x =>
                {
                    var kernel = Bell(kernelHeight, sigmaY, x.dtype).unsqueeze(1).mm(Bell(kernelWidth, sigmaX, x.dtype).unsqueeze(0));
                    var padded = nn.functional.pad(x, (kernelWidth / 2, kernelWidth / 2, kernelHeight / 2, kernelHeight / 2), PaddingModes.Reflect);
                    long channels = x.shape[1];
                    return nn.functional.conv2d(padded, kernel.expand([channels, 1, kernelHeight, kernelWidth]).contiguous(), groups: channels);
                });
            }

            /// <summary>A Gaussian at whole distances from the middle, with sum 1.</summary>
            static Tensor Bell(long size, double sigma, ScalarType type)
            {
                var values = new double[size];
                for (int i = 0; i < size; i++) values[i] = Math.Exp(-0.5 * Math.Pow((i - ((size - 1) * 0.5)) / sigma, 2));
                double sum = values.Sum();
                return tensor(Array.ConvertAll(values, v => v / sum), type);
            }

            /// <summary>Each inner pixel as a mean of its neighbourhood in which it counts five times.</summary>
            static Tensor Smoothed(Tensor image)
            {
                long height = image.shape[^2], width = image.shape[^1];
                var inner = Images.AsFloatBatch(image, x =>
                {
                    var kernel = tensor(new double[] { 1, 1, 1, 1, 5, 1, 1, 1, 1 }, x.dtype).Over(13).reshape(1, 1, 3, 3);
                    long channels = x.shape[1];
                    return nn.functional.conv2d(x, kernel.expand([channels, 1, 3, 3]).contiguous(), groups: channels);
                });
                var result = image.clone();
                result.narrow(-2, 1, height - 2).narrow(-1, 1, width - 2).copy_(inner);
                return result;
            }
        }
    }
}
