using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>
/// The sampling grid of affine maps: theta is [batch, axes, axes + 1], the grid [batch, size, axes] with x first; 2 axes for images (depth 1), 3 for volumes.
/// </summary>
internal static class AffineGrid
{
    internal static void Forward<T>(int batch, int axes, Size3 size, bool alignCorners, ReadOnlySpan<T> theta, Span<T> grid)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<T> point = stackalloc T[4];
        for (var image = 0; image < batch; image++)
        {
            var map = theta.Slice(image * axes * (axes + 1), axes * (axes + 1));
            for (var i = 0; i < size.Volume; i++)
            {
                Point(axes, size, alignCorners, i, point);
                var target = grid.Slice((image * size.Volume + i) * axes, axes);
                for (var row = 0; row < axes; row++)
                {
                    var sum = T.Zero;
                    for (var column = 0; column <= axes; column++)
                        sum += map[row * (axes + 1) + column] * point[column];
                    target[row] = sum;
                }
            }
        }
    }

    /// <summary>The gradient with respect to theta (overwritten).</summary>
    internal static void Backward<T>(int batch, int axes, Size3 size, bool alignCorners, ReadOnlySpan<T> gridGradient, Span<T> thetaGradient)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<T> point = stackalloc T[4];
        thetaGradient.Clear();
        for (var image = 0; image < batch; image++)
        {
            var map = thetaGradient.Slice(image * axes * (axes + 1), axes * (axes + 1));
            for (var i = 0; i < size.Volume; i++)
            {
                Point(axes, size, alignCorners, i, point);
                var source = gridGradient.Slice((image * size.Volume + i) * axes, axes);
                for (var row = 0; row < axes; row++)
                    for (var column = 0; column <= axes; column++)
                        map[row * (axes + 1) + column] += source[row] * point[column];
            }
        }
    }

    /// <summary>The homogeneous base coordinates (x, y[, z], 1) of a position.</summary>
    static void Point<T>(int axes, Size3 size, bool alignCorners, int position, Span<T> point)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        point[0] = Coordinate<T>(position % size.Width, size.Width, alignCorners);
        point[1] = Coordinate<T>(position / size.Width % size.Height, size.Height, alignCorners);
        if (axes == 3)
            point[2] = Coordinate<T>(position / size.Width / size.Height, size.Depth, alignCorners);
        point[axes] = T.One;
    }

    static T Coordinate<T>(int index, int size, bool alignCorners)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (size == 1)
            return T.Zero;
        return T.CreateTruncating(alignCorners ? 2.0 * index / (size - 1) - 1 : (2.0 * index + 1) / size - 1);
    }
}
