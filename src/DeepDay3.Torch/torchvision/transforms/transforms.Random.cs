using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    public static partial class transforms
    {
        /// <summary>A transform that happens with a probability.</summary>
        public static ITransform Randomize(ITransform transform, double p = 0.1)
        {
            Chance.RequireProbability(p);
            return Of(x => Chance.Happens(p) ? transform.call(x) : x);
        }

        /// <summary>All of the transforms with a probability, or none.</summary>
        public static ITransform RandomApply(ITransform[] transforms, double p = 0.5) => Randomize(Compose(transforms), p);

        /// <summary>One of the transforms.</summary>
        public static ITransform RandomChoice(params ITransform[] transforms) => Of(x => transforms[Chance.Below(transforms.Length)].call(x));

        public static ITransform RandomChoice(Generator generator, params ITransform[] transforms) => Of(x => transforms[Chance.Below(transforms.Length, generator)].call(x));

        /// <summary>All of the transforms in any order.</summary>
        public static ITransform RandomOrder(params ITransform[] transforms) => Of(x => Chance.Order(transforms.Length).Aggregate(x, (image, i) => transforms[i].call(image)));

        public static ITransform Equalize(double p = 0.5) => Randomize(Equalize(), p);

        public static ITransform RandomAdjustSharpness(double sharpness, double p = 0.5) => Randomize(AdjustSharpness(sharpness), p);

        public static ITransform RandomAutoContrast(double p = 0.5) => Randomize(AutoContrast(), p);

        /// <summary>Gray with a probability, in as many channels as the image has.</summary>
        public static ITransform RandomGrayscale(double p = 0.1) => Randomize(Of(x => functional.rgb_to_grayscale(x, (int)Images.Size(x).channels)), p);

        public static ITransform RandomHorizontalFlip(double p = 0.5) => Randomize(HorizontalFlip(), p);

        public static ITransform RandomInvert(double p = 0.5) => Randomize(Invert(), p);

        public static ITransform RandomPosterize(int bits, double p = 0.5) => Randomize(Posterize(bits), p);

        public static ITransform RandomSolarize(double threshold, double p = 0.5) => Randomize(Solarize(threshold), p);

        public static ITransform RandomVerticalFlip(double p = 0.5) => Randomize(VerticalFlip(), p);

        /// <summary>Turns by degrees within -degrees and degrees.</summary>
        public static ITransform RandomRotation(double degrees, InterpolationMode interpolation = InterpolationMode.Nearest, bool expand = false, (int, int)? center = null, IList<float>? fill = null) =>
            RandomRotation((-degrees, degrees), interpolation, expand, center, fill);

        public static ITransform RandomRotation((double, double) degrees, InterpolationMode interpolation = InterpolationMode.Nearest, bool expand = false, (int, int)? center = null, IList<float>? fill = null) =>
            Of(x => functional.rotate(x, (float)Chance.Between(degrees.Item1, degrees.Item2), interpolation, expand, center, fill));

        /// <summary>Moves each corner inwards by up to a part of half the image.</summary>
        public static ITransform RandomPerspective(double distortion = 0.5, double p = 0.5)
        {
            if (distortion is not (>= 0 and <= 1)) throw new ArgumentException($"The distortion is 0 to 1, not {distortion}.", nameof(distortion));
            return Randomize(Of(x =>
            {
                var (_, height, width) = Images.Size(x);
                int right = (int)width - 1, bottom = (int)height - 1;
                int Inwards(long size) => Chance.Below((int)(distortion * (size / 2)) + 1);
                IList<IList<int>> from = [[0, 0], [right, 0], [right, bottom], [0, bottom]];
                IList<IList<int>> to = [[Inwards(width), Inwards(height)], [right - Inwards(width), Inwards(height)], [right - Inwards(width), bottom - Inwards(height)], [Inwards(width), bottom - Inwards(height)]];
                return functional.perspective(x, from, to);
            }), p);
        }

        /// <summary>A part of random size and shape (area and ratio of width to height within ranges), resized.</summary>
        public static ITransform RandomResizedCrop(int height, int width, double scaleMin = 0.08, double scaleMax = 1, double ratioMin = 0.75, double ratioMax = 1.3333333333333) => Of(x =>
        {
            var (_, h, w) = Images.Size(x);
            for (int attempt = 0; attempt < 10; attempt++)
            {
                double area = h * w * Chance.Between(scaleMin, scaleMax), ratio = Math.Exp(Chance.Between(Math.Log(ratioMin), Math.Log(ratioMax)));
                int partWidth = (int)Math.Round(Math.Sqrt(area * ratio)), partHeight = (int)Math.Round(Math.Sqrt(area / ratio));
                if (partWidth < 1 || partWidth > w || partHeight < 1 || partHeight > h) continue;
                int top = Chance.Below(h - partHeight + 1), left = Chance.Below(w - partWidth + 1);
                return functional.resized_crop(x, top, left, partHeight, partWidth, height, width);
            }
            // No part fits: the largest one in the middle whose ratio is allowed.
            double whole = (double)w / h;
            var (middleHeight, middleWidth) = whole < ratioMin ? ((int)Math.Round(w / ratioMin), (int)w) : whole > ratioMax ? ((int)h, (int)Math.Round(h * ratioMax)) : ((int)h, (int)w);
            return functional.resized_crop(x, ((int)h - middleHeight) / 2, ((int)w - middleWidth) / 2, middleHeight, middleWidth, height, width);
        });

        public static ITransform RandomResizedCrop(int size, double scaleMin = 0.08, double scaleMax = 1, double ratioMin = 0.75, double ratioMax = 1.3333333333333) =>
            RandomResizedCrop(size, size, scaleMin, scaleMax, ratioMin, ratioMax);

        /// <summary>Changes brightness, contrast, saturation and hue in random order, each by a factor from its range.</summary>
        public static ITransform ColorJitter((float, float) brightness, (float, float) contrast, (float, float) saturation, (float, float) hue) => Of(x =>
        {
            var order = Chance.Order(4);
            static double? Draw((float, float) range, float neutral) => range == (neutral, neutral) ? null : Chance.Between(range.Item1, range.Item2);
            double?[] factors = [Draw(brightness, 1), Draw(contrast, 1), Draw(saturation, 1), Draw(hue, 0)];
            foreach (int i in order)
            {
                if (factors[i] is not { } factor) continue;
                x = i switch
                {
                    0 => functional.adjust_brightness(x, factor),
                    1 => functional.adjust_contrast(x, factor),
                    2 => functional.adjust_saturation(x, factor),
                    _ => functional.adjust_hue(x, factor),
                };
            }
            return x;
        });

        /// <summary>Factors within 1 - amount and 1 + amount, and a hue within -amount and amount.</summary>
        public static ITransform ColorJitter(float brightness = 0, float contrast = 0, float saturation = 0, float hue = 0)
        {
            static (float, float) Around(float amount, string name) => amount >= 0 ? (Math.Max(1 - amount, 0), 1 + amount) : throw new ArgumentException($"The amount should be non-negative, but is {amount}.", name);
            if (hue is not (>= 0 and <= 0.5f)) throw new ArgumentException($"The hue's amount is 0 to 0.5, not {hue}.", nameof(hue));
            return ColorJitter(Around(brightness, nameof(brightness)), Around(contrast, nameof(contrast)), Around(saturation, nameof(saturation)), (-hue, hue));
        }
    }
}
