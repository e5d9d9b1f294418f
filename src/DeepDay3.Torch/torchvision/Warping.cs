using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Affine and perspective maps of images, with pixel coordinates as torchvision has them.</summary>
internal static class Warping
{
    /// <summary>The map from places in the result to places in the image, both from the middle: rotation by degrees, shear, scale and translation about a centre.</summary>
    internal static double[] InverseAffine((double x, double y) centre, double angle, (double x, double y) translate, double scale, (double x, double y) shear)
    {
        double turn = double.DegreesToRadians(angle), sx = double.DegreesToRadians(shear.x), sy = double.DegreesToRadians(shear.y);
        double a = Math.Cos(turn - sy) / Math.Cos(sy), b = (-Math.Cos(turn - sy) * Math.Tan(sx) / Math.Cos(sy)) - Math.Sin(turn);
        double c = Math.Sin(turn - sy) / Math.Cos(sy), d = (-Math.Sin(turn - sy) * Math.Tan(sx) / Math.Cos(sy)) + Math.Cos(turn);
        double[] map = [d / scale, -b / scale, 0, -c / scale, a / scale, 0];
        map[2] = (map[0] * (-centre.x - translate.x)) + (map[1] * (-centre.y - translate.y)) + centre.x;
        map[5] = (map[3] * (-centre.x - translate.x)) + (map[4] * (-centre.y - translate.y)) + centre.y;
        return map;
    }

    /// <summary>The size that holds the whole image after a map.</summary>
    internal static (long height, long width) ExpandedSize(double[] map, long height, long width)
    {
        double left = double.PositiveInfinity, right = double.NegativeInfinity, top = double.PositiveInfinity, bottom = double.NegativeInfinity;
        foreach (var (x, y) in (ReadOnlySpan<(double, double)>)[(-0.5, -0.5), (-0.5, 0.5), (0.5, 0.5), (0.5, -0.5)])
        {
            double px = (map[0] * x * width) + (map[1] * y * height) + map[2] + (0.5 * width), py = (map[3] * x * width) + (map[4] * y * height) + map[5] + (0.5 * height);
            (left, right, top, bottom) = (Math.Min(left, px), Math.Max(right, px), Math.Min(top, py), Math.Max(bottom, py));
        }
        // Without the noise of the products, which would add a row of nothing; in single precision, in which whole numbers stay whole.
        static float Steady(double value) => MathF.Truncate((float)value / 1e-4f) * 1e-4f;
        return ((long)(MathF.Ceiling(Steady(bottom)) - MathF.Floor(Steady(top))), (long)(MathF.Ceiling(Steady(right)) - MathF.Floor(Steady(left))));
    }

    internal static Tensor Affine(Tensor image, double[] map, InterpolationMode interpolation, (long height, long width)? size, IList<float>? fill)
    {
        var (_, height, width) = Images.Size(image);
        var (newHeight, newWidth) = size ?? (height, width);
        var theta = tensor(map, ScalarType.Float32).reshape(1, 2, 3).transpose(1, 2) / tensor(new[] { 0.5f * width, 0.5f * height });
        var grid = Map(newHeight, newWidth, (-newWidth * 0.5) + 0.5, (-newHeight * 0.5) + 0.5, theta);
        return Sample(image, grid, interpolation, fill);
    }

    internal static Tensor Perspective(Tensor image, double[] c, InterpolationMode interpolation, IList<float>? fill)
    {
        var (_, height, width) = Images.Size(image);
        var above = tensor(new[] { c[0], c[1], c[2], c[3], c[4], c[5] }, ScalarType.Float32).reshape(1, 2, 3).transpose(1, 2) / tensor(new[] { 0.5f * width, 0.5f * height });
        var below = tensor(new[] { c[6], c[7], 1, c[6], c[7], 1 }, ScalarType.Float32).reshape(1, 2, 3).transpose(1, 2);
        var grid = Map(height, width, 0.5, 0.5, above) / Map(height, width, 0.5, 0.5, below) - 1;
        return Sample(image, grid, interpolation, fill);
    }

    /// <summary>The eight coefficients of the perspective map that takes end points back to start points.</summary>
    internal static double[] Coefficients(IList<IList<int>> from, IList<IList<int>> to)
    {
        if (from.Count != 4 || to.Count != 4) throw new ArgumentException($"A perspective needs four points before and four after, not {from.Count} and {to.Count}.");
        var rows = new double[64];
        var values = new double[8];
        for (int i = 0; i < 4; i++)
        {
            double x = to[i][0], y = to[i][1], u = from[i][0], v = from[i][1];
            double[] first = [x, y, 1, 0, 0, 0, -u * x, -u * y], second = [0, 0, 0, x, y, 1, -v * x, -v * y];
            first.CopyTo(rows, 16 * i);
            second.CopyTo(rows, (16 * i) + 8);
            (values[2 * i], values[(2 * i) + 1]) = (u, v);
        }
        return Solve(rows, values);
    }

    /// <summary>Gaussian elimination with the largest pivot of each column.</summary>
    static double[] Solve(double[] a, double[] b)
    {
        int n = b.Length;
        for (int column = 0; column < n; column++)
        {
            int pivot = column;
            for (int row = column + 1; row < n; row++)
                if (Math.Abs(a[(row * n) + column]) > Math.Abs(a[(pivot * n) + column])) pivot = row;
            if (a[(pivot * n) + column] == 0) throw new ArgumentException("The points of a perspective must not lie on one line.");
            for (int k = 0; k < n; k++) (a[(column * n) + k], a[(pivot * n) + k]) = (a[(pivot * n) + k], a[(column * n) + k]);
            (b[column], b[pivot]) = (b[pivot], b[column]);
            for (int row = 0; row < n; row++)
            {
                if (row == column) continue;
                double factor = a[(row * n) + column] / a[(column * n) + column];
                for (int k = column; k < n; k++) a[(row * n) + k] -= factor * a[(column * n) + k];
                b[row] -= factor * b[column];
            }
        }
        for (int i = 0; i < n; i++) b[i] /= a[(i * n) + i];
        return b;
    }

    /// <summary>
    /// [1, height, width, 2]: x theta[0] + y theta[1] + theta[2] of every pixel, for theta [1, 3, 2]. Rounded as in PyTorch, because the mean of four bytes
    /// may lie halfway between two numbers, and then a last bit decides: small products are loops there, large ones a library's, which fuses.
    /// </summary>
    static Tensor Map(long height, long width, double left, double top, Tensor theta)
    {
        float[] map = theta.contiguous().data<float>().ToArray(), values = new float[height * width * 2];
        bool fused = height * width * 6 >= 400;
        int at = 0;
        for (int row = 0; row < height; row++)
        {
            for (int column = 0; column < width; column++)
            {
                float x = (float)(left + column), y = (float)(top + row);
                for (int axis = 0; axis < 2; axis++)
                {
                    float first = x * map[axis], second = y * map[2 + axis];
                    values[at++] = (fused ? MathF.FusedMultiplyAdd(y, map[2 + axis], first) : first + second) + map[4 + axis];
                }
            }
        }
        return tensor(values).reshape(1, height, width, 2);
    }

    static Tensor Sample(Tensor image, Tensor grid, InterpolationMode interpolation, IList<float>? fill)
    {
        bool nearest = interpolation == InterpolationMode.Nearest;
        if (!nearest && interpolation != InterpolationMode.Bilinear) throw new ArgumentException($"Images are warped by nearest or bilinear interpolation, not by {interpolation}.", nameof(interpolation));
        return Images.AsFloatBatch(image, x =>
        {
            var places = grid.to_type(x.dtype).expand([x.shape[0], .. grid.shape[1..]]);
            var mode = nearest ? GridSampleMode.Nearest : GridSampleMode.Bilinear;
            var sampled = nn.functional.grid_sample(x, places, mode, GridSamplePaddingMode.Zeros, false);
            if (fill is null) return sampled;
            if (fill.Count != 1 && fill.Count != x.shape[1]) throw new ArgumentException($"The fill has {fill.Count} values for {x.shape[1]} channels.", nameof(fill));
            var covered = nn.functional.grid_sample(ones([x.shape[0], 1, x.shape[2], x.shape[3]], x.dtype), places, mode, GridSamplePaddingMode.Zeros, false);
            var color = tensor(fill.ToArray()).to_type(x.dtype).reshape(1, -1, 1, 1);
            return nearest ? where(covered.lt(0.5), color, sampled) : sampled * covered + (1 - covered) * color;
        });
    }
}
