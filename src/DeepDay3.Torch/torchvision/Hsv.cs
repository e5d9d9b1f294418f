using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Hue, saturation and value of images [..., 3, H, W] with values from 0 to 1 (Smith, "Color gamut transform pairs", 1978).</summary>
internal static class Hsv
{
    internal static (Tensor h, Tensor s, Tensor v) Of(Tensor image)
    {
        Tensor r = image.select(-3, 0), g = image.select(-3, 1), b = image.select(-3, 2);
        var most = r.maximum(g).maximum(b);
        var range = most - r.minimum(g).minimum(b);
        var gray = range.eq(0);
        var one = ones_like(most);
        var s = range / where(gray, one, most);
        var divisor = where(gray, one, range);
        Tensor fromRed = (most - r) / divisor, fromGreen = (most - g) / divisor, fromBlue = (most - b) / divisor;
        var isRed = most.eq(r);
        var isGreen = most.eq(g).logical_and(isRed.logical_not());
        var isBlue = most.ne(g).logical_and(isRed.logical_not());
        var sixths = isRed.to_type(r.dtype) * (fromBlue - fromGreen) + isGreen.to_type(r.dtype) * (fromRed + 2 - fromBlue) + isBlue.to_type(r.dtype) * (fromGreen + 4 - fromRed);
        return ((sixths / 6 + 1).fmod(1.0), s, most);
    }

    internal static Tensor ToRgb(Tensor h, Tensor s, Tensor v)
    {
        var sector = (h * 6).floor();
        var part = h * 6 - sector;
        var p = (v * (1 - s)).clamp(0, 1);
        var q = (v * (1 - s * part)).clamp(0, 1);
        var t = (v * (1 - s * (1 - part))).clamp(0, 1);
        var index = sector.to_type(ScalarType.Int64).remainder(6);
        Tensor[][] channels = [[v, q, p, p, t, v], [t, v, v, q, p, p], [p, p, t, v, v, q]];
        return stack([.. channels.Select(values => stack(values, 0).gather(0, index.unsqueeze(0)).squeeze(0))], -3);
    }
}
