using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>
/// Max pooling with the position of each maximum as a flat index into its input plane. The first of equal values wins; a NaN wins over
/// everything, the last of several.
/// </summary>
internal static unsafe class MaxPooling
{
    internal static void Forward<T>(PoolingShape shape, ReadOnlySpan<T> input, Span<T> output, Span<long> indices)
        where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        if (output.IsEmpty)
            return;
        fixed (T* inputStart = input, outputStart = output)
        fixed (long* indexStart = indices)
        {
            var (x, y, at) = ((nint)inputStart, (nint)outputStart, (nint)indexStart);
            Workers.For(shape.Planes, PlaneGrain(shape), (from, to) =>
            {
                for (var plane = from; plane < to; plane++)
                {
                    var (source, target, chosen) = ((nint)((T*)x + plane * shape.Input.Volume), (nint)((T*)y + plane * shape.Output.Volume), (nint)((long*)at + plane * shape.Output.Volume));
                    if (shape.Input.Depth == 1 && shape.Kernel is (1, 2, 2) && shape.Stride is (1, 2, 2) && shape.Padding is (0, 0, 0) && shape.Dilation is (1, 1, 1)
                        && shape.Output.Height * 2 <= shape.Input.Height && shape.Output.Width * 2 <= shape.Input.Width)
                        HalvingMax.Plane(shape.Output.Height, shape.Output.Width, shape.Input.Width, (T*)source, (T*)target, (long*)chosen);
                    else
                        PoolPlane(shape, (T*)source, (T*)target, (long*)chosen);
                }
            });
        }
    }

    /// <summary>The gradient with respect to the input (overwritten): each output's gradient goes to the position it came from.</summary>
    internal static void Backward<T>(int planes, int inputPlane, int outputPlane, ReadOnlySpan<T> outputGradient, ReadOnlySpan<long> indices, Span<T> inputGradient)
        where T : unmanaged, INumberBase<T>
    {
        fixed (T* outputStart = outputGradient, inputStart = inputGradient)
        fixed (long* indexStart = indices)
        {
            var (dy, dx, at) = ((nint)outputStart, (nint)inputStart, (nint)indexStart);
            Workers.For(planes, Math.Max(1, 16 * 1024 / Math.Max(1, inputPlane + outputPlane)), (from, to) =>
            {
                for (var plane = from; plane < to; plane++)
                {
                    var target = new Span<T>((T*)dx + plane * inputPlane, inputPlane);
                    target.Clear();
                    var source = (T*)dy + plane * outputPlane;
                    var chosen = (long*)at + plane * outputPlane;
                    for (var i = 0; i < outputPlane; i++)
                        target[(int)chosen[i]] += source[i];
                }
            });
        }
    }

    static int PlaneGrain(PoolingShape shape) => Math.Max(1, 8 * 1024 / Math.Max(1, shape.Output.Volume * shape.Kernel.Volume));

    static void PoolPlane<T>(PoolingShape shape, T* source, T* target, long* chosen)
        where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        var (height, width) = (shape.Input.Height, shape.Input.Width);
        var (stepD, stepH, stepW) = (shape.Dilation.Depth, shape.Dilation.Height, shape.Dilation.Width);
        for (var d = 0; d < shape.Output.Depth; d++)
        {
            var (d0, d1) = Window(d, shape, 0);
            for (var h = 0; h < shape.Output.Height; h++)
            {
                var (h0, h1) = Window(h, shape, 1);
                var (stride, padding, extent, count) = (shape.Stride.Width, shape.Padding.Width, (shape.Kernel.Width - 1) * stepW + 1, shape.Output.Width);
                for (var w = 0; w < count; w++)
                {
                    var w0 = w * stride - padding;
                    var w1 = Math.Min(w0 + extent, width);
                    while (w0 < 0)
                        w0 += stepW;
                    var index = (d0 * height + h0) * width + w0;
                    var best = Lowest<T>();
                    for (var i = d0; i < d1; i += stepD)
                        for (var j = h0; j < h1; j += stepH)
                        {
                            var row = (i * height + j) * width;
                            for (var k = w0; k < w1; k += stepW)
                                if (source[row + k] > best || T.IsNaN(source[row + k]))
                                    (best, index) = (source[row + k], row + k);
                        }
                    *target++ = best;
                    *chosen++ = index;
                }
            }
        }
    }

    /// <summary>The window of an output position along one axis, from its first position inside the input.</summary>
    static (int From, int To) Window(int position, PoolingShape shape, int axis)
    {
        var from = position * shape.Stride[axis] - shape.Padding[axis];
        var to = Math.Min(from + (shape.Kernel[axis] - 1) * shape.Dilation[axis] + 1, shape.Input[axis]);
        while (from < 0)
            from += shape.Dilation[axis];
        return (from, to);
    }

    /// <summary>Negative infinity where the type has it, else the smallest value: what an empty window yields.</summary>
    internal static T Lowest<T>()
        where T : INumber<T>, IMinMaxValue<T>
        => typeof(T) == typeof(float) ? T.CreateTruncating(float.NegativeInfinity)
            : typeof(T) == typeof(double) ? T.CreateTruncating(double.NegativeInfinity)
            : T.MinValue;
}
