using static TorchSharp.torch;
using F = TorchSharp.torchvision.transforms.functional;

namespace TorchSharp;

/// <summary>
/// The operations of AutoAugment (Cubuk et al., "AutoAugment: Learning augmentation strategies from data", 2018), which its successors use with other
/// magnitudes.
/// </summary>
internal static class AugmentationSteps
{
    internal static AugmentationStep Identity { get; } = new((x, m, i, f) => x, [], false);

    /// <summary>Shears (a slope), translations (pixels) and rotations (degrees), from none to the most.</summary>
    internal static AugmentationStep[] Moves(int bins, double slope, double right, double down, double degrees) =>
    [
        new((x, m, i, f) => Shear(x, (m, 0), i, f), Even(0, slope, bins), true),
        new((x, m, i, f) => Shear(x, (0, m), i, f), Even(0, slope, bins), true),
        new((x, m, i, f) => Translate(x, ((int)m, 0), i, f), Even(0, right, bins), true),
        new((x, m, i, f) => Translate(x, (0, (int)m), i, f), Even(0, down, bins), true),
        new((x, m, i, f) => F.rotate(x, (float)m, i, fill: f), Even(0, degrees, bins), true),
    ];

    /// <summary>Brightness, saturation, contrast and sharpness, from as it is to as much more or less.</summary>
    internal static AugmentationStep[] Colors(int bins, double most) =>
    [
        new((x, m, i, f) => F.adjust_brightness(x, 1 + m), Even(0, most, bins), true),
        new((x, m, i, f) => F.adjust_saturation(x, 1 + m), Even(0, most, bins), true),
        new((x, m, i, f) => F.adjust_contrast(x, 1 + m), Even(0, most, bins), true),
        new((x, m, i, f) => F.adjust_sharpness(x, 1 + m), Even(0, most, bins), true),
    ];

    /// <summary>Fewer bits, from the given number down by a range, and solarization from a threshold of 255 down to 0.</summary>
    internal static AugmentationStep[] Levels(int bins, int bits, int range)
    {
        float width = (float)((bins - 1) / (double)range);
        var kept = new float[bins];
        for (int k = 0; k < bins; k++) kept[k] = bits - MathF.Round(k / width);
        return [new((x, m, i, f) => F.posterize(x, (int)m), kept, false), new((x, m, i, f) => F.solarize(x, m), Even(255, 0, bins), false)];
    }

    /// <summary>What depends on the image alone.</summary>
    internal static AugmentationStep[] Histograms { get; } = [new((x, m, i, f) => F.autocontrast(x), [], false), new((x, m, i, f) => F.equalize(x), [], false)];

    static float[] Even(double from, double to, int bins) => linspace(from, to, bins, ScalarType.Float32).data<float>().ToArray();

    /// <summary>Shears about the upper left corner.</summary>
    static Tensor Shear(Tensor image, (double x, double y) slope, InterpolationMode interpolation, IList<float>? fill)
    {
        var (_, height, width) = Images.Size(image);
        static double Degrees(double value) => double.RadiansToDegrees(Math.Atan(value));
        var map = Warping.InverseAffine((-0.5 * width, -0.5 * height), 0, (0, 0), 1, (Degrees(slope.x), Degrees(slope.y)));
        return Warping.Affine(image, map, interpolation, null, fill);
    }

    static Tensor Translate(Tensor image, (int x, int y) by, InterpolationMode interpolation, IList<float>? fill) =>
        Warping.Affine(image, Warping.InverseAffine((0, 0), 0, by, 1, (0, 0)), interpolation, null, fill);
}
