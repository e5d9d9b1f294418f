using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>
/// How one axis is resampled: every output position is a weighted sum of at most <see cref="Taps"/> input positions. Coordinates are computed
/// in the data's own precision, because the nearest neighbour depends on how they round. A scale, when given, is the user's scale factor
/// (output over input) and takes the place of the ratio of sizes, unless corners are aligned.
/// </summary>
internal sealed class ResampleAxis<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    ResampleAxis(int inputSize, int outputSize, int taps)
    {
        if (inputSize < 1 || outputSize < 1)
            throw new ArgumentException($"Input and output sizes should be greater than 0, but got input size {inputSize} and output size {outputSize}");
        (InputSize, OutputSize, Taps) = (inputSize, outputSize, taps);
        Indices = new int[outputSize * taps];
        Weights = new T[outputSize * taps];
    }

    internal int InputSize { get; }
    internal int OutputSize { get; }
    internal int Taps { get; }
    /// <summary>Input positions, <see cref="Taps"/> for each output position; unused ones have weight zero and repeat a used position.</summary>
    internal int[] Indices { get; }
    internal T[] Weights { get; }

    /// <summary>True when the axis passes through unchanged.</summary>
    internal bool IsIdentity { get; private set; }

    internal static ResampleAxis<T> Identity(int size) => new(size, size, 1) { IsIdentity = true };

    /// <summary>The element at floor(i * step), or with <paramref name="exact"/> the one whose centre is nearest.</summary>
    internal static ResampleAxis<T> Nearest(int inputSize, int outputSize, double? scale, bool exact = false)
    {
        if (inputSize == outputSize && (!exact || scale is null or 1))
            return Identity(inputSize);
        var axis = new ResampleAxis<T>(inputSize, outputSize, 1);
        // Single precision for every type, and no division when the size doubles: as the reference does.
        var step = scale is > 0 ? (float)(1 / scale.Value) : (float)inputSize / outputSize;
        for (var i = 0; i < outputSize; i++)
        {
            var source = exact ? (int)MathF.Floor((i + 0.5f) * step) : outputSize == 2 * inputSize ? i >> 1 : (int)MathF.Floor(i * step);
            axis.Indices[i] = Math.Min(source, inputSize - 1);
            axis.Weights[i] = T.One;
        }
        return axis;
    }

    internal static ResampleAxis<T> Linear(int inputSize, int outputSize, bool alignCorners, double? scale)
    {
        if (inputSize == outputSize && scale is null or 1)
            return Identity(inputSize);
        var axis = new ResampleAxis<T>(inputSize, outputSize, 2);
        var step = Step(inputSize, outputSize, alignCorners, scale);
        for (var i = 0; i < outputSize; i++)
        {
            var position = T.Max(Source(step, i, alignCorners), T.Zero);
            var lower = Math.Min(int.CreateTruncating(T.Floor(position)), inputSize - 1);
            var fraction = T.Clamp(position - T.CreateTruncating(lower), T.Zero, T.One);
            axis.Set(i, 0, lower, T.One - fraction);
            axis.Set(i, 1, Math.Min(lower + 1, inputSize - 1), fraction);
        }
        return axis;
    }

    /// <summary>Cubic convolution with a = -0.75 (Keys, "Cubic convolution interpolation for digital image processing", 1981); edges repeat.</summary>
    internal static ResampleAxis<T> Cubic(int inputSize, int outputSize, bool alignCorners, double? scale)
    {
        if (inputSize == outputSize && scale is null or 1)
            return Identity(inputSize);
        var axis = new ResampleAxis<T>(inputSize, outputSize, 4);
        var step = Step(inputSize, outputSize, alignCorners, scale);
        for (var i = 0; i < outputSize; i++)
        {
            var position = Source(step, i, alignCorners);
            var floor = T.Floor(position);
            for (var tap = 0; tap < 4; tap++)
            {
                var at = int.CreateTruncating(floor) + tap - 1;
                axis.Set(i, tap, Math.Clamp(at, 0, inputSize - 1), T.CreateTruncating(CubicWeight(double.CreateTruncating(position - floor) - (tap - 1), -0.75)));
            }
        }
        return axis;
    }

    /// <summary>Linear or cubic weights that widen when shrinking, so that every input element counts; corners as in the plain versions.</summary>
    internal static ResampleAxis<T> Antialiased(bool cubic, int inputSize, int outputSize, bool alignCorners, double? scale)
    {
        if (inputSize == outputSize && scale is null or 1)
            return Identity(inputSize);
        var step = double.CreateTruncating(Step(inputSize, outputSize, alignCorners, scale));
        var widen = Math.Max(step, 1);
        var support = (cubic ? 2 : 1) * widen;
        var axis = new ResampleAxis<T>(inputSize, outputSize, (int)Math.Ceiling(support) * 2 + 1);
        var weights = new double[axis.Taps];
        for (var i = 0; i < outputSize; i++)
        {
            var centre = step * (i + 0.5);
            var first = Math.Max((int)(centre - support + 0.5), 0);
            var count = Math.Min(Math.Min((int)(centre + support + 0.5), inputSize) - first, axis.Taps);
            var total = 0.0;
            for (var tap = 0; tap < count; tap++)
            {
                var distance = (tap + first - centre + 0.5) / widen;
                weights[tap] = cubic ? CubicWeight(distance, -0.5) : Math.Max(0, 1 - Math.Abs(distance));
                total += weights[tap];
            }
            for (var tap = 0; tap < axis.Taps; tap++)
                axis.Set(i, tap, Math.Min(first + Math.Min(tap, Math.Max(count - 1, 0)), inputSize - 1), tap < count && total != 0 ? T.CreateTruncating(weights[tap] / total) : T.Zero);
        }
        return axis;
    }

    void Set(int position, int tap, int index, T weight)
    {
        Indices[position * Taps + tap] = index;
        Weights[position * Taps + tap] = weight;
    }

    static T Step(int inputSize, int outputSize, bool alignCorners, double? scale)
    {
        if (alignCorners)
            return outputSize > 1 ? T.CreateTruncating(inputSize - 1) / T.CreateTruncating(outputSize - 1) : T.Zero;
        return scale is > 0 ? T.CreateTruncating(1 / scale.Value) : T.CreateTruncating(inputSize) / T.CreateTruncating(outputSize);
    }

    static T Source(T step, int position, bool alignCorners)
    {
        var half = T.CreateTruncating(0.5);
        return alignCorners ? step * T.CreateTruncating(position) : T.FusedMultiplyAdd(step, T.CreateTruncating(position) + half, -half);
    }

    static double CubicWeight(double distance, double a)
    {
        var x = Math.Abs(distance);
        return x <= 1 ? ((a + 2) * x - (a + 3)) * x * x + 1
            : x < 2 ? (((x - 5) * x + 8) * x - 4) * a
            : 0;
    }
}
