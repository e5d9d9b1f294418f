using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Interpolation to another size, axis by axis.</summary>
internal sealed class ResampleMap(int rank, InterpolationMode mode, bool alignCorners, bool antialias, double?[] scales, int planes, Layout from, Layout to)
    : SpatialMap($"Upsample{mode}{rank}DBackward0", from, to)
{
    readonly Layout from = from;
    readonly Layout to = to;

    protected override void Run<T>(ReadOnlySpan<T> source, Span<T> target, bool transposed)
    {
        if (source.IsEmpty)
        {
            target.Clear();
            return;
        }
        var (depth, height, width) = (Axis<T>(3), Axis<T>(2), Axis<T>(1));
        if (transposed) Kernels.Resampling.Backward(planes, depth, height, width, source, target);
        else Kernels.Resampling.Forward(planes, depth, height, width, source, target);
    }

    /// <summary>The axis that is <paramref name="fromLast"/> from the end; a single element where the data have fewer.</summary>
    ResampleAxis<T> Axis<T>(int fromLast) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (fromLast > rank) return ResampleAxis<T>.Identity(1);
        int inputSize = (int)from.Sizes[^fromLast], outputSize = (int)to.Sizes[^fromLast];
        double? scale = scales[rank - fromLast];
        if (antialias) return ResampleAxis<T>.Antialiased(mode == InterpolationMode.Bicubic, inputSize, outputSize, alignCorners, scale);
        return mode switch
        {
            InterpolationMode.Nearest => ResampleAxis<T>.Nearest(inputSize, outputSize, scale),
            InterpolationMode.NearestExact => ResampleAxis<T>.Nearest(inputSize, outputSize, scale, exact: true),
            InterpolationMode.Bicubic => ResampleAxis<T>.Cubic(inputSize, outputSize, alignCorners, scale),
            _ => ResampleAxis<T>.Linear(inputSize, outputSize, alignCorners, scale),
        };
    }
}
