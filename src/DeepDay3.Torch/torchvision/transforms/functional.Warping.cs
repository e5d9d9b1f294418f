using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    public static partial class transforms
    {
        public static partial class functional
        {
            /// <summary>Turns counter-clockwise by degrees about a centre (x and y; the middle unless given).</summary>
            public static Tensor rotate(Tensor img, float angle, InterpolationMode interpolation = InterpolationMode.Nearest, bool expand = false, (int, int)? center = null, IList<float>? fill = null)
            {
                var (_, height, width) = Images.Size(img);
                var about = center is { } c ? (c.Item1 - (width * 0.5), c.Item2 - (height * 0.5)) : (0.0, 0.0);
                var map = Warping.InverseAffine(about, -angle, (0, 0), 1, (0, 0));
                return Warping.Affine(img, map, interpolation, expand ? Warping.ExpandedSize(map, height, width) : null, fill);
            }

            /// <summary>Turns by degrees, shears by degrees, scales and moves by pixels, about the middle.</summary>
            public static Tensor affine(Tensor img, IList<float>? shear = null, float angle = 0, IList<int>? translate = null, float scale = 1, InterpolationMode interpolation = InterpolationMode.Nearest, float? fill = null)
            {
                if (!(scale > 0)) throw new ArgumentException($"The scale should be positive, but is {scale}.", nameof(scale));
                if (shear is { Count: not (1 or 2) }) throw new ArgumentException($"There are {shear.Count} shears, not one or two.", nameof(shear));
                if (translate is { Count: not 2 }) throw new ArgumentException($"A translation has two values, not {translate.Count}.", nameof(translate));
                var by = shear is null ? (0.0, 0.0) : (shear[0], shear.Count == 2 ? shear[1] : 0.0);
                var map = Warping.InverseAffine((0, 0), angle, translate is null ? (0, 0) : (translate[0], translate[1]), scale, by);
                return Warping.Affine(img, map, interpolation, null, fill is { } value ? [value] : null);
            }

            public static Tensor affine(Tensor img, float shear, float angle = 0, IList<int>? translate = null, float scale = 1, InterpolationMode interpolation = InterpolationMode.Nearest, float? fill = null) =>
                affine(img, [shear], angle, translate, scale, interpolation, fill);

            /// <summary>Moves four points of an image (x and y) to four others.</summary>
            public static Tensor perspective(Tensor img, IList<IList<int>> startpoints, IList<IList<int>> endpoints, InterpolationMode interpolation = InterpolationMode.Bilinear, IList<float>? fill = null) =>
                Warping.Perspective(img, Warping.Coefficients(startpoints, endpoints), interpolation, fill);
        }
    }
}
