using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    public static partial class transforms
    {
        public static partial class functional
        {
            /// <summary>Another type with its range of values: 0 to 1 for floating point, up to the largest value for integers.</summary>
            public static Tensor convert_image_dtype(Tensor image, ScalarType dtype = ScalarType.Float32)
            {
                image.RequireLive();
                if (image.dtype == dtype) return image.alias();
                double from = Images.Bound(image.dtype), to = Images.Bound(dtype);
                if (DTypes.IsFloat(image.dtype))
                {
                    if (DTypes.IsFloat(dtype)) return image.to_type(dtype);
                    if ((image.dtype == ScalarType.Float32 && dtype is ScalarType.Int32 or ScalarType.Int64) || (image.dtype == ScalarType.Float64 && dtype == ScalarType.Int64))
                        throw new ArgumentException($"The cast from {DTypes.Name(image.dtype)} to {DTypes.Name(dtype)} cannot be performed safely.", nameof(dtype));
                    // A little below the next whole number, so that 1 becomes the largest value.
                    return image.Times(to + 1 - 1e-3).to_type(dtype);
                }
                if (DTypes.IsFloat(dtype)) return image.to_type(dtype).Over(from);
                if (from > to) return image.div((long)((from + 1) / (to + 1)), RoundingMode.floor).to_type(dtype);
                return image.to_type(dtype).mul((long)((to + 1) / (from + 1)));
            }

            /// <summary>The brightness of each pixel of [..., 3, H, W] in one channel or three equal ones.</summary>
            public static Tensor rgb_to_grayscale(Tensor input, int num_output_channels = 1)
            {
                if (num_output_channels is not (1 or 3)) throw new ArgumentException($"num_output_channels should be either 1 or 3, not {num_output_channels}.", nameof(num_output_channels));
                Images.RequireChannels(input, 1, 3);
                var gray = input.shape[^3] == 1 ? input.alias()
                    : (input.select(-3, 0).Times(0.2989) + input.select(-3, 1).Times(0.587) + input.select(-3, 2).Times(0.114)).to_type(input.dtype).unsqueeze(-3);
                return num_output_channels == 3 ? gray.expand([.. input.shape[..^3], 3, input.shape[^2], input.shape[^1]]) : gray;
            }

            /// <summary>0 is black, 1 leaves the image as it is.</summary>
            public static Tensor adjust_brightness(Tensor img, double brightness_factor)
            {
                RequireFactor(brightness_factor);
                Images.RequireChannels(img, 1, 3);
                return Images.Blend(img, img.zeros_like(), brightness_factor);
            }

            /// <summary>0 is the mean gray, 1 leaves the image as it is.</summary>
            public static Tensor adjust_contrast(Tensor img, double contrast_factor)
            {
                RequireFactor(contrast_factor);
                Images.RequireChannels(img, 1, 3);
                var gray = rgb_to_grayscale(img);
                var mean = (DTypes.IsFloat(gray.dtype) ? gray : gray.to_type(ScalarType.Float32)).mean([-3, -2, -1], keepdim: true);
                return Images.Blend(img, mean, contrast_factor);
            }

            /// <summary>0 is gray, 1 leaves the image as it is.</summary>
            public static Tensor adjust_saturation(Tensor img, double saturation_factor)
            {
                RequireFactor(saturation_factor);
                Images.RequireChannels(img, 1, 3);
                return img.shape[^3] == 1 ? img : Images.Blend(img, rgb_to_grayscale(img), saturation_factor);
            }

            /// <summary>Turns the hue by a part of the circle, -0.5 to 0.5 (or by degrees, -180 to 180).</summary>
            public static Tensor adjust_hue(Tensor img, double hue_factor, bool degrees = false)
            {
                double turn = degrees ? hue_factor / 360 : hue_factor;
                if (turn is not (>= -0.5 and <= 0.5)) throw new ArgumentException($"hue_factor ({hue_factor}) is not in {(degrees ? "[-180, 180]" : "[-0.5, 0.5]")}.", nameof(hue_factor));
                Images.RequireChannels(img, 1, 3);
                if (img.shape[^3] == 1) return img;
                var (h, s, v) = Hsv.Of(convert_image_dtype(img, DTypes.IsFloat(img.dtype) ? img.dtype : ScalarType.Float32));
                return convert_image_dtype(Hsv.ToRgb((h + turn).remainder(1.0), s, v), img.dtype);
            }

            /// <summary>gain * value^gamma for values from 0 to 1.</summary>
            public static Tensor adjust_gamma(Tensor img, double gamma, double gain = 1)
            {
                if (gamma < 0) throw new ArgumentException($"Gamma should be a non-negative real number, but is {gamma}.", nameof(gamma));
                Images.RequireChannels(img, 1, 3);
                var values = DTypes.IsFloat(img.dtype) ? img : convert_image_dtype(img, ScalarType.Float32);
                return convert_image_dtype(values.pow(gamma).Times(gain).clamp(0, 1), img.dtype);
            }

            /// <summary>0 is blurred, 1 leaves the image as it is, more sharpens.</summary>
            public static Tensor adjust_sharpness(Tensor img, double sharpness)
            {
                RequireFactor(sharpness);
                Images.RequireChannels(img, 1, 3);
                var (_, height, width) = Images.Size(img);
                return height <= 2 || width <= 2 ? img : Images.Blend(img, Smoothed(img), sharpness);
            }

            /// <summary>Stretches each channel to the whole range of values.</summary>
            public static Tensor autocontrast(Tensor input)
            {
                Images.RequireChannels(input, 1, 3);
                double bound = Images.Bound(input.dtype);
                var type = DTypes.IsFloat(input.dtype) ? input.dtype : ScalarType.Float32;
                var values = input.to_type(type);
                var low = values.flatten(-2).min(-1, keepdim: true).values.unsqueeze(-1);
                var high = values.flatten(-2).max(-1, keepdim: true).values.unsqueeze(-1);
                var flat = high.eq(low);
                var scale = where(flat, ones_like(low), high.sub(low).reciprocal().Times(bound));
                return ((values - low.masked_fill(flat, 0)) * scale).clamp(0, bound).to_type(input.dtype);
            }

            /// <summary>The largest value minus each value.</summary>
            public static Tensor invert(Tensor input)
            {
                Images.RequireChannels(input, 1, 3);
                return DTypes.IsFloat(input.dtype) ? 1 - input : input.neg().add((long)Images.Bound(input.dtype));
            }

            /// <summary>Inverts values from a threshold on.</summary>
            public static Tensor solarize(Tensor input, double threshold)
            {
                if (threshold > Images.Bound(input.dtype)) throw new ArgumentException($"Threshold should be less than the bound of the image, but is {threshold}.", nameof(threshold));
                return where(input.ge(threshold), invert(input), input);
            }

            /// <summary>Keeps the first bits of bytes.</summary>
            public static Tensor posterize(Tensor input, int bits)
            {
                RequireBytes(input);
                if (bits is < 0 or > 8) throw new ArgumentException($"The number of bits to keep is 0 to 8, not {bits}.", nameof(bits));
                return input.bitwise_and(tensor((byte)(0xFF << (8 - bits))));
            }

            /// <summary>Spreads the values of bytes so that each occurs about as often, channel by channel.</summary>
            public static Tensor equalize(Tensor input)
            {
                RequireBytes(input);
                Images.RequireChannels(input, 1, 3);
                var result = input.contiguous().clone();
                int plane = (int)(input.shape[^2] * input.shape[^1]);
                for (int start = 0; plane > 0 && start < result.numel(); start += plane) Equalize(result.Elements<byte>().Slice(start, plane));
                GC.KeepAlive(result);
                return result;
            }

            /// <summary>Subtracts means and divides by standard deviations, channel by channel.</summary>
            public static Tensor normalize(Tensor input, double[] means, double[] stdevs, ScalarType dtype = ScalarType.Float32)
            {
                if (means.Length != stdevs.Length) throw new ArgumentException($"There are {means.Length} means, but {stdevs.Length} standard deviations.", nameof(stdevs));
                if (Array.Exists(stdevs, s => s == 0)) throw new ArgumentException("A standard deviation is 0, which leads to division by zero.", nameof(stdevs));
                Images.RequireChannels(input, means.Length, means.Length == 1 ? Images.Size(input).channels : means.Length);
                var mean = tensor(means, dtype).reshape(-1, 1, 1);
                return (input.to_type(dtype) - mean) / tensor(stdevs, dtype).reshape(-1, 1, 1);
            }

            static void RequireFactor(double factor)
            {
                if (!(factor >= 0)) throw new ArgumentException($"The factor ({factor}) is not non-negative.", nameof(factor));
            }

            static void RequireBytes(Tensor image)
            {
                if (image.dtype != ScalarType.Byte) throw new ArgumentException($"Only byte images are supported, but found {DTypes.Name(image.dtype)}.", nameof(image));
            }

            /// <summary>Histogram equalization with the step and rounding of the Python Imaging Library, which torchvision follows.</summary>
            static void Equalize(Span<byte> plane)
            {
                Span<int> counts = stackalloc int[256];
                foreach (byte value in plane) counts[value]++;
                int last = 255;
                while (counts[last] == 0) last--;
                int step = (plane.Length - counts[last]) / 255;
                if (step == 0) return;
                Span<byte> table = stackalloc byte[256];
                int sum = step / 2;
                for (int i = 0; i < 256; i++)
                {
                    // Each value becomes the number of steps below it.
                    table[i] = i == 0 ? (byte)0 : (byte)Math.Min(sum / step, 255);
                    sum += counts[i];
                }
                for (int i = 0; i < plane.Length; i++) plane[i] = table[plane[i]];
            }
        }
    }
}
