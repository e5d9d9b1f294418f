using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>What image functions share: sizes, value ranges and the way through floating point.</summary>
internal static class Images
{
    internal static (long channels, long height, long width) Size(Tensor image)
    {
        image.RequireLive();
        var sizes = image.layout.Sizes;
        if (sizes.Length < 2) throw new ArgumentException($"Tensor is not a torch image: it needs height and width, but has shape {image.layout.Describe()}.", nameof(image));
        return (sizes.Length == 2 ? 1 : sizes[^3], sizes[^2], sizes[^1]);
    }

    /// <summary>The largest value: 1 for floating point, the type's largest for integers.</summary>
    internal static double Bound(ScalarType type) => type switch
    {
        ScalarType.Byte => byte.MaxValue,
        ScalarType.Int8 => sbyte.MaxValue,
        ScalarType.Int16 => short.MaxValue,
        ScalarType.Int32 => int.MaxValue,
        ScalarType.Int64 => long.MaxValue,
        _ => 1,
    };

    internal static void RequireChannels(Tensor image, params ReadOnlySpan<long> permitted)
    {
        long channels = Size(image).channels;
        if (!permitted.Contains(channels)) throw new ArgumentException($"Input image tensor permitted channel values are {Layout.Describe(permitted)}, but found {channels}.", nameof(image));
    }

    /// <summary>A mixture of two images, within the value range and of the first one's type.</summary>
    internal static Tensor Blend(Tensor first, Tensor second, double ratio) =>
        (first.Times(ratio) + second.Times(1 - ratio)).clamp(0, Bound(first.dtype)).to_type(first.dtype);

    /// <summary>Runs what needs a batch of floating-point images [N, C, H, W], and rounds back for integers.</summary>
    internal static Tensor AsFloatBatch(Tensor image, Func<Tensor, Tensor> function)
    {
        var (channels, height, width) = Size(image);
        var sizes = image.layout.Sizes;
        var batch = image.reshape(-1, channels, height, width);
        bool whole = !DTypes.IsFloat(image.dtype);
        var result = function(whole ? batch.to_type(ScalarType.Float32) : batch);
        if (whole) result = result.round().clamp(-Bound(image.dtype) - 1, Bound(image.dtype)).to_type(image.dtype);
        return result.reshape([.. sizes[..^2], result.shape[^2], result.shape[^1]]);
    }
}
