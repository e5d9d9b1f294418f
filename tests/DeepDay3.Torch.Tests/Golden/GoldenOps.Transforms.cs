using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torchvision;
using F = TorchSharp.torchvision.transforms.functional;

namespace DeepDay3.Torch.Tests.Golden;

public static partial class GoldenOps
{
    static InterpolationMode ModeOf(GoldenArguments a) => a.String("mode") == "nearest" ? InterpolationMode.Nearest : InterpolationMode.Bilinear;

    static float[]? FillOf(GoldenArguments a) => a.Has("fill") ? Array.ConvertAll(a.Doubles("fill"), v => (float)v) : null;

    static IList<IList<int>> Points(GoldenArguments a, string name) =>
        [.. a.Json(name).EnumerateArray().Select(point => (IList<int>)[.. point.EnumerateArray().Select(value => value.GetInt32())])];

    static GoldenOp ByFactor(Func<Tensor, double, Tensor> function) => (x, a) => [function(x[0], a.Double("factor"))];

    static Dictionary<string, GoldenOp> ImageColors() => new()
    {
        ["adjust_brightness"] = ByFactor(F.adjust_brightness),
        ["adjust_contrast"] = ByFactor(F.adjust_contrast),
        ["adjust_saturation"] = ByFactor(F.adjust_saturation),
        ["adjust_sharpness"] = ByFactor(F.adjust_sharpness),
        ["adjust_hue"] = ByFactor((x, factor) => F.adjust_hue(x, factor)),
        ["adjust_gamma"] = (x, a) => [F.adjust_gamma(x[0], a.Double("gamma"), a.Double("gain"))],
        ["autocontrast"] = One(F.autocontrast),
        ["equalize"] = One(F.equalize),
        ["invert"] = One(F.invert),
        ["rgb_to_grayscale"] = One(x => F.rgb_to_grayscale(x)),
        ["solarize"] = (x, a) => [F.solarize(x[0], a.Double("threshold"))],
        ["posterize"] = (x, a) => [F.posterize(x[0], (int)a.Long("bits"))],
        ["gaussian_blur"] = (x, a) => [F.gaussian_blur(x[0], a.Longs("kernel"), Array.ConvertAll(a.Doubles("sigma"), v => (float)v))],
        ["normalize_image"] = One(x => F.normalize(x, [0.4, 0.5, 0.6], [0.2, 0.3, 0.1])),
        ["convert_image_dtype"] = (x, a) => [F.convert_image_dtype(x[0], GoldenTensors.Type(a.String("dtype")))],
    };

    static Dictionary<string, GoldenOp> ImageGeometry() => new()
    {
        ["hflip"] = One(F.hflip),
        ["vflip"] = One(F.vflip),
        ["rotate"] = (x, a) => [F.rotate(x[0], (float)a.Double("angle"), ModeOf(a), a.Bool("expand"))],
        ["rotate_about"] = (x, a) => [F.rotate(x[0], 30, ModeOf(a), center: (1, 2), fill: [7])],
        ["affine"] = (x, a) => [F.affine(x[0], [8, -5], 12, [2, -1], 1.2f, ModeOf(a))],
        ["perspective"] = (x, a) => [F.perspective(x[0], Points(a, "from"), Points(a, "to"), ModeOf(a))],
        ["resize"] = (x, a) => [F.resize(x[0], (int)a.Longs("size")[0], (int)a.Longs("size")[1], ModeOf(a))],
        ["crop"] = (x, a) => a.Longs("box") is [var top, var left, var height, var width] ? [F.crop(x[0], (int)top, (int)left, (int)height, (int)width)] : [],
        ["center_crop"] = (x, a) => [F.center_crop(x[0], (int)a.Longs("size")[0], (int)a.Longs("size")[1])],
        ["image_pad"] = (x, a) => [F.pad(x[0], [1, 2, 3, 0], 5, a.String("mode") switch { "constant" => PaddingModes.Constant, "edge" => PaddingModes.Replicate, _ => PaddingModes.Reflect })],
    };

    static Tensor[] Repeated(ITransform transform, Tensor x, GoldenArguments a) => [.. Enumerable.Range(0, (int)a.Long("times")).Select(_ => transform.call(x))];

    static Dictionary<string, GoldenOp> AutomaticAugmentation() => new()
    {
        ["RandAugment"] = (x, a) => Repeated(
            transforms.RandAugment((int)a.Long("ops"), (int)a.Long("magnitude"), (int)a.Long("bins"), ModeOf(a), FillOf(a), new Generator((ulong)a.Long("seed"))), x[0], a),
        ["TrivialAugmentWide"] = (x, a) => Repeated(transforms.TrivialAugmentWide((int)a.Long("bins"), ModeOf(a), FillOf(a), new Generator((ulong)a.Long("seed"))), x[0], a),
        ["AugMix"] = (x, a) => Repeated(
            transforms.AugMix((int)a.Long("severity"), (int)a.Long("width"), (int)a.Long("depth"), a.Double("alpha"), a.Bool("all"), ModeOf(a), FillOf(a), new Generator((ulong)a.Long("seed"))), x[0], a),
    };
}
