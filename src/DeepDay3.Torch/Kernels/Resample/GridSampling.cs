using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>
/// Sampling of images at arbitrary positions. Input is [batch, channels, Input], grid [batch, Output, axes] with x first and 2 axes for
/// images, 3 for volumes; output is [batch, channels, Output].
/// </summary>
internal static unsafe class GridSampling
{
    internal readonly record struct Shape(int Batch, int Channels, Size3 Input, Size3 Output, int Axes, bool Nearest, GridOutside Outside, bool AlignCorners);

    internal static void Forward<T>(Shape shape, ReadOnlySpan<T> input, ReadOnlySpan<T> grid, Span<T> output)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* inputStart = input, gridStart = grid, outputStart = output)
        {
            var (x, g, y) = ((nint)inputStart, (nint)gridStart, (nint)outputStart);
            Workers.For(shape.Batch, 1, (from, to) =>
            {
                for (var image = from; image < to; image++)
                {
                    var source = (T*)x + image * shape.Channels * shape.Input.Volume;
                    var target = (T*)y + image * shape.Channels * shape.Output.Volume;
                    for (var i = 0; i < shape.Output.Volume; i++)
                    {
                        var point = new Corners<T>(shape, (T*)g + (image * shape.Output.Volume + i) * shape.Axes);
                        for (var channel = 0; channel < shape.Channels; channel++)
                        {
                            var sum = T.Zero;
                            for (var corner = 0; corner < point.Count; corner++)
                                if (point.Index(corner) is >= 0 and var at)
                                    sum = T.FusedMultiplyAdd(source[channel * shape.Input.Volume + at], point.Weight(corner), sum);
                            target[channel * shape.Output.Volume + i] = sum;
                        }
                    }
                }
            });
        }
    }

    /// <summary>The gradients with respect to input and grid (both overwritten). Nearest sampling has no gradient to the grid.</summary>
    internal static void Backward<T>(Shape shape, ReadOnlySpan<T> input, ReadOnlySpan<T> grid, ReadOnlySpan<T> outputGradient, Span<T> inputGradient, Span<T> gridGradient)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        inputGradient.Clear();
        gridGradient.Clear();
        fixed (T* inputStart = input, gridStart = grid, outputStart = outputGradient, inputGradientStart = inputGradient, gridGradientStart = gridGradient)
        {
            var (x, g, dy, dx, dg) = ((nint)inputStart, (nint)gridStart, (nint)outputStart, (nint)inputGradientStart, (nint)gridGradientStart);
            Workers.For(shape.Batch, 1, (from, to) =>
            {
                for (var image = from; image < to; image++)
                    BackwardImage(
                        shape, (T*)x + image * shape.Channels * shape.Input.Volume, (T*)g + image * shape.Output.Volume * shape.Axes,
                        (T*)dy + image * shape.Channels * shape.Output.Volume, (T*)dx + image * shape.Channels * shape.Input.Volume,
                        (T*)dg + image * shape.Output.Volume * shape.Axes);
            });
        }
    }

    static void BackwardImage<T>(Shape shape, T* input, T* grid, T* outputGradient, T* inputGradient, T* gridGradient)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (var i = 0; i < shape.Output.Volume; i++)
        {
            var point = new Corners<T>(shape, grid + i * shape.Axes);
            for (var corner = 0; corner < point.Count; corner++)
            {
                var at = point.Index(corner);
                if (at < 0)
                    continue;
                var weight = point.Weight(corner);
                var product = T.Zero;
                for (var channel = 0; channel < shape.Channels; channel++)
                {
                    var gradient = outputGradient[channel * shape.Output.Volume + i];
                    inputGradient[channel * shape.Input.Volume + at] += gradient * weight;
                    product += gradient * input[channel * shape.Input.Volume + at];
                }
                if (!shape.Nearest)
                {
                    for (var axis = 0; axis < shape.Axes; axis++)
                        gridGradient[i * shape.Axes + axis] += product * point.WeightDerivative(corner, axis);
                }
            }
        }
    }

    /// <summary>The input elements around one sampling point: 1 for nearest, 2 to the power of the axes for linear.</summary>
    readonly struct Corners<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        readonly Shape shape;
        readonly Side x;
        readonly Side y;
        readonly Side z;

        readonly record struct Side(int Lower, T Fraction, T Derivative);

        internal Corners(Shape shape, T* coordinates)
        {
            this.shape = shape;
            Count = shape.Nearest ? 1 : 1 << shape.Axes;
            x = Locate(coordinates[0], shape.Input.Width);
            y = Locate(coordinates[1], shape.Input.Height);
            z = shape.Axes == 3 ? Locate(coordinates[2], shape.Input.Depth) : default;
        }

        internal int Count { get; }

        Side Locate(T coordinate, int size)
        {
            var (position, derivative) = new GridAxis(size, shape.Outside, shape.AlignCorners).Locate(coordinate);
            var lower = shape.Nearest ? T.Round(position, MidpointRounding.ToEven) : T.Floor(position);
            // Far away and NaN alike: no corner lies inside.
            return T.Abs(lower) < T.CreateTruncating(1 << 24) ? new Side(int.CreateTruncating(lower), position - lower, derivative) : new Side(-2, T.Zero, T.Zero);
        }

        /// <summary>The flat index into the input plane, or -1 outside.</summary>
        internal int Index(int corner)
        {
            var (w, h, d) = (x.Lower + (corner & 1), y.Lower + (corner >> 1 & 1), z.Lower + (corner >> 2));
            return (uint)w < (uint)shape.Input.Width && (uint)h < (uint)shape.Input.Height && (uint)d < (uint)shape.Input.Depth
                ? (d * shape.Input.Height + h) * shape.Input.Width + w
                : -1;
        }

        internal T Weight(int corner)
            => shape.Nearest ? T.One : Factor(x, corner) * Factor(y, corner >> 1) * (shape.Axes == 3 ? Factor(z, corner >> 2) : T.One);

        internal T WeightDerivative(int corner, int axis) => axis switch
        {
            0 => Slope(x, corner) * Factor(y, corner >> 1) * (shape.Axes == 3 ? Factor(z, corner >> 2) : T.One),
            1 => Factor(x, corner) * Slope(y, corner >> 1) * (shape.Axes == 3 ? Factor(z, corner >> 2) : T.One),
            _ => Factor(x, corner) * Factor(y, corner >> 1) * Slope(z, corner >> 2),
        };

        static T Factor(Side side, int bit) => (bit & 1) == 0 ? T.One - side.Fraction : side.Fraction;

        static T Slope(Side side, int bit) => (bit & 1) == 0 ? -side.Derivative : side.Derivative;
    }
}
