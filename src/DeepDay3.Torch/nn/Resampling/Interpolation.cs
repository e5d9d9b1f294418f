using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Sizes and scales of an interpolation, checked as PyTorch checks them.</summary>
internal static class Interpolation
{
    internal static Tensor Run(Tensor x, long[]? size, double[]? scale, InterpolationMode mode, bool? alignCorners, bool recomputeScale, bool antialias)
    {
        x.RequireLive();
        int rank = x.layout.Rank - 2;
        bool byIndex = mode is InterpolationMode.Nearest or InterpolationMode.NearestExact;
        if ((byIndex || mode == InterpolationMode.Area) && alignCorners is not null) throw TorchError.Create(
            "align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | trilinear");
        RequireRank(rank, x, mode);
        if (antialias && mode is not (InterpolationMode.Bilinear or InterpolationMode.Bicubic)) throw TorchError.Create("Anti-alias option is only supported for bilinear and bicubic modes");
        if (size is { Length: > 0 } && recomputeScale) throw TorchError.Create("recompute_scale_factor is not meaningful with an explicit size.");
        var (target, factors) = Target(rank, x, size, scale);
        if (mode == InterpolationMode.Area) return Pooling.AdaptiveAverage(rank, x, target);
        if (recomputeScale) factors = new double?[rank];
        return Resample(x, target, factors, mode, alignCorners ?? false, antialias);
    }

    /// <summary>The interpolation itself. Nearest neighbours of bytes are bytes; other whole numbers have no interpolation.</summary>
    internal static Tensor Resample(Tensor x, long[] target, double?[] factors, InterpolationMode mode, bool alignCorners, bool antialias)
    {
        bool byIndex = mode is InterpolationMode.Nearest or InterpolationMode.NearestExact;
        if (x.scalarType == ScalarType.Byte && byIndex) return Resample(x.to_type(ScalarType.Float32), target, factors, mode, alignCorners, antialias).to_type(ScalarType.Byte);
        return Map(x.layout.AsContiguous, target, factors, mode, alignCorners, antialias).Apply(x);
    }

    internal static ResampleMap Map(Layout from, long[] target, double?[] factors, InterpolationMode mode, bool alignCorners, bool antialias)
    {
        int rank = target.Length;
        for (int i = 0; i < rank; i++)
            if (from.Sizes[i + 2] < 1 || target[i] < 1) throw TorchError.Create(
                $"Input and output sizes should be greater than 0, but got input {Layout.Describe(from.Sizes.AsSpan(2))} and output {Layout.Describe(target)}");
        return new ResampleMap(rank, mode, alignCorners, antialias, factors, checked((int)(from.Sizes[0] * from.Sizes[1])), from, Layout.Of([from.Sizes[0], from.Sizes[1], .. target]));
    }

    /// <summary>The size of the result and, where they were given, the scales, which need not be the ratios of the sizes.</summary>
    internal static (long[] target, double?[] factors) Target(int rank, Tensor x, long[]? size, double[]? scale)
    {
        bool bySize = size is { Length: > 0 }, byScale = scale is { Length: > 0 };
        if (bySize && byScale) throw TorchError.Create("only one of size or scale_factor should be defined");
        if (!bySize && !byScale) throw TorchError.Create("either size or scale_factor should be defined");
        var spatial = Extents.Spatial(x, rank);
        if (bySize)
        {
            if (size!.Length != 1 && size.Length != rank) throw TorchError.Create(
                $"Input and output must have the same number of spatial dimensions, but got input with spatial dimensions of {Layout.Describe(spatial)} and output size of {Layout.Describe(size)}.");
            return (Extents.Of(size, rank, 0, "size"), new double?[rank]);
        }
        if (scale!.Length != 1 && scale.Length != rank) throw TorchError.Create(
            $"Input and scale_factor must have the same number of spatial dimensions, but got input with spatial dimensions of {Layout.Describe(spatial)} and scale_factor of shape [{string.Join(", ", scale)}].");
        var target = new long[rank];
        var factors = new double?[rank];
        for (int i = 0; i < rank; i++)
        {
            double factor = scale.Length == 1 ? scale[0] : scale[i];
            factors[i] = factor;
            target[i] = (long)Math.Floor(spatial[i] * factor);
        }
        return (target, factors);
    }

    static void RequireRank(int rank, Tensor x, InterpolationMode mode)
    {
        if (rank is < 1 or > 3) throw TorchError.Create($"Input Error: Only 3D, 4D and 5D input Tensors supported (got {x.layout.Rank}D) for the modes: nearest | linear | bilinear | bicubic | trilinear | area | nearest-exact (got {Name(mode)})");
        int needed = mode switch
        {
            InterpolationMode.Linear => 1,
            InterpolationMode.Bilinear or InterpolationMode.Bicubic => 2,
            InterpolationMode.Trilinear => 3,
            _ => rank,
        };
        if (rank != needed) throw TorchError.Create($"Got {rank + 2}D input, but {Name(mode)} mode needs {needed + 2}D input");
    }

    static string Name(InterpolationMode mode) => mode == InterpolationMode.NearestExact ? "nearest-exact" : mode.ToString().ToLowerInvariant();
}
