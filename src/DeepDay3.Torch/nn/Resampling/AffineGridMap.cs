using TorchSharp.Kernels;

namespace TorchSharp;

/// <summary>Sampling positions as a linear function of affine maps.</summary>
internal sealed class AffineGridMap(int batch, int axes, Size3 size, bool alignCorners, Layout from, Layout to) : SpatialMap("AffineGridGeneratorBackward0", from, to)
{
    protected override void Run<T>(ReadOnlySpan<T> source, Span<T> target, bool transposed)
    {
        if (transposed) AffineGrid.Backward(batch, axes, size, alignCorners, source, target);
        else AffineGrid.Forward(batch, axes, size, alignCorners, source, target);
    }
}
