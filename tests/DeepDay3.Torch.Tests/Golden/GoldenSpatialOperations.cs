using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace DeepDay3.Torch.Tests.Golden;

/// <summary>The golden operations of convolution, pooling, padding and resampling, by PyTorch's names.</summary>
static class GoldenSpatialOperations
{
    public static Tensor[] Run(GoldenCase golden, Tensor[] x)
    {
        var a = golden.Args;
        return golden.Op switch
        {
            _ when golden.Op.StartsWith("conv", StringComparison.Ordinal) => [Convolution(golden.Op, x, a)],
            _ when golden.Op.StartsWith("max_", StringComparison.Ordinal) => Maximum(golden.Op, x, a),
            _ when golden.Op.Contains("pool", StringComparison.Ordinal) => [Mean(golden.Op, x[0], a)],
            _ when golden.Op.StartsWith("Conv", StringComparison.Ordinal) => [Layer(golden, x)],
            "pad" => [F.pad(x[0], a.Longs("pad"), Mode(a.String("mode")), a.Double("value", 0))],
            "unfold2d" => [F.unfold(x[0], Pair(a, "kernel_size", 1), Pair(a, "dilation", 1), Pair(a, "padding", 0), Pair(a, "stride", 1))],
            "fold" => [F.fold(x[0], Pair(a, "output_size", 1), Pair(a, "kernel_size", 1), Pair(a, "dilation", 1), Pair(a, "padding", 0), Pair(a, "stride", 1))],
            "interpolate" => [Interpolate(x[0], a)],
            "pixel_shuffle" => [nn.PixelShuffle(a.Long("upscale_factor")).call(x[0])],
            "pixel_unshuffle" => [nn.PixelUnshuffle(a.Long("downscale_factor")).call(x[0])],
            "channel_shuffle" => [nn.ChannelShuffle(a.Long("groups")).call(x[0])],
            "grid_sample" => [F.grid_sample(x[0], x[1], a.String("mode") == "nearest" ? GridSampleMode.Nearest : GridSampleMode.Bilinear, Outside(a.String("padding_mode")), a.Bool("align_corners"))],
            "affine_grid" => [F.affine_grid(x[0], a.Longs("size"), a.Bool("align_corners"))],
            _ => throw new ArgumentException($"no operation '{golden.Op}'"),
        };
    }

    static Tensor Convolution(string op, Tensor[] x, GoldenArguments a)
    {
        var bias = x.Length > 2 ? x[2] : null;
        long[]? stride = List(a, "stride"), dilation = List(a, "dilation"), output = List(a, "output_padding");
        long groups = a.Long("groups", 1);
        if (a.Has("padding") && a.Json("padding").ValueKind == System.Text.Json.JsonValueKind.String)
        {
            var named = a.String("padding") == "same" ? Padding.Same : Padding.Valid;
            return op switch
            {
                "conv1d" => F.conv1d_padding(x[0], x[1], bias, stride?[0], named, dilation?[0], groups),
                "conv2d" => F.conv2d_padding(x[0], x[1], bias, stride, named, dilation, groups),
                _ => F.conv3d_padding(x[0], x[1], bias, stride, named, dilation, groups),
            };
        }
        long[]? padding = List(a, "padding");
        return op switch
        {
            "conv1d" => F.conv1d(x[0], x[1], bias, stride?[0], padding?[0], dilation?[0], groups),
            "conv2d" => F.conv2d(x[0], x[1], bias, stride, padding, dilation, groups),
            "conv3d" => F.conv3d(x[0], x[1], bias, stride, padding, dilation, groups),
            "conv_transpose1d" => F.conv_transpose1d(x[0], x[1], bias, stride?[0], padding?[0], output?[0], dilation?[0], groups),
            "conv_transpose2d" => F.conv_transpose2d(x[0], x[1], bias, stride, padding, output, dilation, groups),
            "conv_transpose3d" => F.conv_transpose3d(x[0], x[1], bias, stride, padding, output, dilation, groups),
            _ => throw new ArgumentException($"no operation '{op}'"),
        };
    }

    static Tensor Layer(GoldenCase golden, Tensor[] x)
    {
        var a = golden.Args;
        long channels = a.Long("in_channels"), result = a.Long("out_channels"), groups = a.Long("groups", 1);
        var mode = a.Has("padding_mode") ? Mode(a.String("padding_mode")) : PaddingModes.Zeros;
        bool named = a.Json("padding").ValueKind == System.Text.Json.JsonValueKind.String;
        TorchSharp.Modules.Convolution layer = golden.Op switch
        {
            "Conv1d" when named => nn.Conv1d(channels, result, a.Long("kernel_size"), Padding.Same, padding_mode: mode),
            "Conv1d" => nn.Conv1d(channels, result, a.Long("kernel_size"), padding: a.Long("padding"), padding_mode: mode),
            "Conv2d" when named => nn.Conv2d(channels, result, a.Long("kernel_size"), Padding.Same, padding_mode: mode),
            "Conv2d" => nn.Conv2d(channels, result, Pair(a, "kernel_size", 1), Pair(a, "stride", 1), Pair(a, "padding", 0), Pair(a, "dilation", 1), mode, groups),
            _ => nn.ConvTranspose2d(channels, result, Pair(a, "kernel_size", 1), Pair(a, "stride", 1), Pair(a, "padding", 0)),
        };
        GoldenParameters.Use(layer, golden, x);
        return layer is TorchSharp.Modules.ConvolutionTranspose transposed ? transposed.forward(x[0], List(a, "output_size")) : layer.call(x[0]);
    }

    static Tensor[] Maximum(string op, Tensor[] x, GoldenArguments a)
    {
        long[] kernel = a.Longs("kernel_size");
        long[]? stride = List(a, "stride"), padding = List(a, "padding"), dilation = List(a, "dilation");
        bool ceil = a.Bool("ceil_mode", false);
        return op switch
        {
            "max_pool1d" => [F.max_pool1d(x[0], kernel[0], stride?[0], padding?[0], dilation?[0], ceil)],
            "max_pool2d" => [nn.MaxPool2d(kernel, stride, padding, dilation, ceil).call(x[0])],
            "max_pool2d_with_indices" => Both(F.max_pool2d_with_indices(x[0], kernel, stride, padding, dilation, ceil)),
            "max_pool3d" => [nn.MaxPool3d(kernel, stride, padding, dilation, ceil).call(x[0])],
            "max_unpool1d" => [nn.MaxUnpool1d(kernel[0], stride?[0], padding?[0]).call(x[0], x[1])],
            "max_unpool2d" => [nn.MaxUnpool2d(kernel, stride, padding).call(x[0], x[1], List(a, "output_size"))],
            "max_unpool3d" => [nn.MaxUnpool3d(kernel, stride, padding).call(x[0], x[1])],
            _ => throw new ArgumentException($"no operation '{op}'"),
        };
    }

    static Tensor[] Both((Tensor, Tensor) pair) => [pair.Item1, pair.Item2];

    static Tensor Mean(string op, Tensor x, GoldenArguments a)
    {
        long[]? stride = List(a, "stride"), padding = List(a, "padding");
        bool ceil = a.Bool("ceil_mode", false), include = a.Bool("count_include_pad", true);
        long? divisor = a.Has("divisor_override") ? a.Long("divisor_override") : null;
        // -1 says "as it is" where PyTorch has None.
        long[] Size() => [.. a.Json("output_size") is { ValueKind: System.Text.Json.JsonValueKind.Array } list
            ? list.EnumerateArray().Select(e => e.ValueKind == System.Text.Json.JsonValueKind.Null ? -1 : e.GetInt64())
            : [a.Long("output_size")]];
        return op switch
        {
            "avg_pool1d" => nn.AvgPool1d(a.Long("kernel_size"), stride?[0], padding?[0] ?? 0, ceil, include).call(x),
            "avg_pool2d" => nn.AvgPool2d(a.Longs("kernel_size"), stride, padding, ceil, include, divisor).call(x),
            "avg_pool3d" => nn.AvgPool3d(a.Longs("kernel_size"), stride, padding, ceil, include, divisor).call(x),
            "adaptive_avg_pool1d" => nn.AdaptiveAvgPool1d(Size()[0]).call(x),
            "adaptive_max_pool1d" => nn.AdaptiveMaxPool1d(Size()[0]).call(x),
            "adaptive_avg_pool2d" => nn.AdaptiveAvgPool2d(Size()).call(x),
            "adaptive_max_pool2d" => nn.AdaptiveMaxPool2d(Size()).call(x),
            "adaptive_avg_pool3d" => nn.AdaptiveAvgPool3d(Size()).call(x),
            "adaptive_max_pool3d" => nn.AdaptiveMaxPool3d(Size()).call(x),
            "lp_pool1d" => nn.LPPool1d(a.Double("norm_type"), a.Long("kernel_size"), stride?[0], ceil).call(x),
            "lp_pool2d" => nn.LPPool2d(a.Double("norm_type"), a.Longs("kernel_size"), stride, ceil).call(x),
            _ => throw new ArgumentException($"no operation '{op}'"),
        };
    }

    static Tensor Interpolate(Tensor x, GoldenArguments a)
    {
        double[]? scale = !a.Has("scale_factor") ? null : a.Json("scale_factor").ValueKind == System.Text.Json.JsonValueKind.Array ? a.Doubles("scale_factor") : [a.Double("scale_factor")];
        bool? align = a.Has("align_corners") ? a.Bool("align_corners") : null;
        var mode = a.String("mode") == "nearest-exact" ? InterpolationMode.NearestExact : Enum.Parse<InterpolationMode>(a.String("mode"), ignoreCase: true);
        return F.interpolate(x, List(a, "size"), scale, mode, align, a.Bool("recompute_scale_factor", false), a.Bool("antialias", false));
    }

    static long[]? List(GoldenArguments a, string name) => a.Has(name) ? a.Longs(name) : null;

    static (long, long) Pair(GoldenArguments a, string name, long otherwise) =>
        List(a, name) is not { } list ? (otherwise, otherwise) : list.Length == 1 ? (list[0], list[0]) : (list[0], list[1]);

    static PaddingModes Mode(string name) => Enum.Parse<PaddingModes>(name, ignoreCase: true);

    static GridSamplePaddingMode Outside(string name) => Enum.Parse<GridSamplePaddingMode>(name, ignoreCase: true);
}
