using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    public static partial class transforms
    {
        /// <summary>Transforms as functions, without random numbers.</summary>
        public static partial class functional
        {
            /// <summary>Channels, height and width.</summary>
            public static (long, long, long) get_dimensions(Tensor img) => Images.Size(img);

            /// <summary>A part of an image; what lies outside of it is 0.</summary>
            public static Tensor crop(Tensor input, int top, int left, int height, int width)
            {
                var (_, h, w) = Images.Size(input);
                int right = left + width, bottom = top + height;
                if (left >= 0 && top >= 0 && right <= w && bottom <= h) return input.narrow(-2, top, height).narrow(-1, left, width);
                long fromTop = Math.Clamp(top, 0, h), fromLeft = Math.Clamp(left, 0, w);
                var inside = input.narrow(-2, fromTop, Math.Max(Math.Clamp((long)bottom, 0, h) - fromTop, 0)).narrow(-1, fromLeft, Math.Max(Math.Clamp((long)right, 0, w) - fromLeft, 0));
                long before = Math.Min(Math.Max(-left, 0), width), above = Math.Min(Math.Max(-top, 0), height);
                return nn.functional.pad(inside, (before, width - before - inside.shape[^1], above, height - above - inside.shape[^2]));
            }

            public static Tensor crop(Tensor input, int top, int left, int size) => crop(input, top, left, size, size);

            /// <summary>The middle of an image, with zeros around a smaller one.</summary>
            public static Tensor center_crop(Tensor input, int height, int width)
            {
                var (_, h, w) = Images.Size(input);
                if (width > w || height > h)
                {
                    long left = width > w ? (width - w) / 2 : 0, above = height > h ? (height - h) / 2 : 0;
                    input = nn.functional.pad(input, (left, width > w ? (width - w + 1) / 2 : 0, above, height > h ? (height - h + 1) / 2 : 0));
                    (_, h, w) = Images.Size(input);
                }
                // Halves go to the even number, as the reference rounds.
                return crop(input, (int)Math.Round((h - height) / 2.0), (int)Math.Round((w - width) / 2.0), height, width);
            }

            public static Tensor center_crop(Tensor input, int size) => center_crop(input, size, size);

            /// <summary>Mirrored left to right.</summary>
            public static Tensor hflip(Tensor input) => input.flip(-1);

            /// <summary>Upside down.</summary>
            public static Tensor vflip(Tensor input) => input.flip(-2);

            /// <summary>
            /// Resizes to a height and a width; with a width of -1 the shorter side gets the first size, and the longer one at most <paramref name="maxSize"/>.
            /// </summary>
            public static Tensor resize(Tensor input, int height, int width, InterpolationMode interpolation = InterpolationMode.Nearest, int? maxSize = null, bool antialias = false)
            {
                var (_, h, w) = Images.Size(input);
                var (newHeight, newWidth) = width > 0 ? ((long)height, (long)width) : ShorterSide(h, w, height, maxSize);
                if (newHeight == h && newWidth == w) return input.alias();
                bool plain = interpolation is InterpolationMode.Nearest or InterpolationMode.NearestExact or InterpolationMode.Area;
                return Images.AsFloatBatch(input, x => nn.functional.interpolate(x, [newHeight, newWidth], mode: interpolation, align_corners: plain ? null : false, antialias: antialias && !plain));
            }

            public static Tensor resize(Tensor input, int height, int width, int? maxSize = null) => resize(input, height, width, InterpolationMode.Nearest, maxSize);

            public static Tensor resize(Tensor input, int height, int width) => resize(input, height, width, InterpolationMode.Nearest);

            static (long height, long width) ShorterSide(long h, long w, long size, int? maxSize)
            {
                var (shorter, longer) = h <= w ? (h, w) : (w, h);
                var (newShort, newLong) = (size, (long)((double)size * longer / shorter));
                if (maxSize is { } most)
                {
                    if (most <= size) throw new ArgumentException($"max_size = {most} must be strictly greater than the requested size for the smaller edge size = {size}.", nameof(maxSize));
                    if (newLong > most) (newShort, newLong) = ((long)((double)most * newShort / newLong), most);
                }
                return h <= w ? (newShort, newLong) : (newLong, newShort);
            }

            /// <summary>A part of an image in another size.</summary>
            public static Tensor resized_crop(Tensor input, int top, int left, int height, int width, int newHeight, int newWidth) =>
                resize(crop(input, top, left, height, width), newHeight, newWidth, InterpolationMode.Bilinear);

            /// <summary>One amount for all sides, or two (left and right, top and bottom), or four (left, top, right, bottom).</summary>
            public static Tensor pad(Tensor input, long[] padding, double fill = 0, PaddingModes padding_mode = PaddingModes.Constant) => pad(input, (ReadOnlySpan<long>)padding, fill, padding_mode);

            public static Tensor pad(Tensor input, ReadOnlySpan<long> padding, double fill = 0, PaddingModes padding_mode = PaddingModes.Constant)
            {
                Images.Size(input);
                ReadOnlySpan<long> sides = padding.Length switch
                {
                    1 => [padding[0], padding[0], padding[0], padding[0]],
                    2 => [padding[0], padding[0], padding[1], padding[1]],
                    4 => [padding[0], padding[2], padding[1], padding[3]],
                    _ => throw new ArgumentException($"Padding must be 1, 2 or 4 numbers, not {padding.Length}.", nameof(padding)),
                };
                if (padding_mode is PaddingModes.Constant or PaddingModes.Zeros) return nn.functional.pad(input, sides, padding_mode, fill);
                var sizes = input.layout.Sizes;
                var batch = input.reshape(-1, 1, sizes[^2], sizes[^1]);
                var padded = nn.functional.pad(batch, sides, padding_mode);
                return padded.reshape([.. sizes[..^2], padded.shape[^2], padded.shape[^1]]);
            }

            public static Tensor pad(Tensor input, long padding, double fill = 0, PaddingModes padding_mode = PaddingModes.Constant) => pad(input, [padding], fill, padding_mode);

            public static Tensor pad(Tensor input, (long, long) padding, double fill = 0, PaddingModes padding_mode = PaddingModes.Constant) =>
                pad(input, [padding.Item1, padding.Item2], fill, padding_mode);

            public static Tensor pad(Tensor input, (long, long, long, long) padding, double fill = 0, PaddingModes padding_mode = PaddingModes.Constant) =>
                pad(input, [padding.Item1, padding.Item2, padding.Item3, padding.Item4], fill, padding_mode);

            /// <summary>Writes a value over a part of an image.</summary>
            public static Tensor erase(Tensor img, int top, int left, int height, int width, Tensor value, bool inplace = false)
            {
                if (!inplace) img = img.clone();
                img.narrow(-2, top, height).narrow(-1, left, width).copy_(value);
                return img;
            }
        }
    }
}
