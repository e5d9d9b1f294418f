using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>
/// Average pooling. The divisor is the given one, or the window's size including padding (countIncludePad; what reaches beyond the padding
/// in ceilMode is never counted), or the number of input elements in the window.
/// </summary>
internal static unsafe class AveragePooling
{
    /// <summary>Rows of a box from which on a vectorised sum is faster than a loop.</summary>
    const int WorthVectors = 16;

    internal static void Forward<T>(PoolingShape shape, ReadOnlySpan<T> input, Span<T> output, bool countIncludePad, long? divisorOverride)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CheckDivisor(divisorOverride);
        if (output.IsEmpty)
            return;
        fixed (T* inputStart = input, outputStart = output)
        {
            var (x, y) = ((nint)inputStart, (nint)outputStart);
            Workers.For(shape.Planes, PlaneGrain(shape), (from, to) =>
            {
                for (var plane = from; plane < to; plane++)
                {
                    var source = (T*)x + plane * shape.Input.Volume;
                    var target = (T*)y + plane * shape.Output.Volume;
                    foreach (var box in new Windows(shape, countIncludePad, divisorOverride))
                        *target++ = box.IsEmpty ? T.Zero : Sum(source, shape.Input, box) / T.CreateTruncating(box.Divisor);
                }
            });
        }
    }

    /// <summary>The gradient with respect to the input (overwritten).</summary>
    internal static void Backward<T>(PoolingShape shape, ReadOnlySpan<T> outputGradient, Span<T> inputGradient, bool countIncludePad, long? divisorOverride)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CheckDivisor(divisorOverride);
        if (inputGradient.IsEmpty)
            return;
        fixed (T* outputStart = outputGradient, inputStart = inputGradient)
        {
            var (dy, dx) = ((nint)outputStart, (nint)inputStart);
            Workers.For(shape.Planes, PlaneGrain(shape), (from, to) =>
            {
                for (var plane = from; plane < to; plane++)
                {
                    var target = (T*)dx + plane * shape.Input.Volume;
                    new Span<T>(target, shape.Input.Volume).Clear();
                    var source = (T*)dy + plane * shape.Output.Volume;
                    foreach (var box in new Windows(shape, countIncludePad, divisorOverride))
                        Spread(target, shape.Input, box, *source++ / T.CreateTruncating(box.Divisor));
                }
            });
        }
    }

    /// <summary>The sum over a box of a plane.</summary>
    internal static T Sum<T>(T* plane, Size3 size, in PoolingWindow box)
        where T : unmanaged, INumber<T>
    {
        var sum = T.Zero;
        for (var d = box.Depth0; d < box.Depth1; d++)
            for (var h = box.Height0; h < box.Height1; h++)
            {
                var row = plane + (d * size.Height + h) * size.Width;
                if (box.Width1 - box.Width0 >= WorthVectors)
                {
                    sum += Summation.Sum(new ReadOnlySpan<T>(row + box.Width0, box.Width1 - box.Width0));
                    continue;
                }
                for (var w = box.Width0; w < box.Width1; w++)
                    sum += row[w];
            }
        return sum;
    }

    /// <summary>Adds one value to every element of a box.</summary>
    internal static void Spread<T>(T* plane, Size3 size, in PoolingWindow box, T value)
        where T : unmanaged, INumberBase<T>
    {
        for (var d = box.Depth0; d < box.Depth1; d++)
            for (var h = box.Height0; h < box.Height1; h++)
            {
                var row = plane + (d * size.Height + h) * size.Width;
                for (var w = box.Width0; w < box.Width1; w++)
                    row[w] += value;
            }
    }

    static int PlaneGrain(PoolingShape shape) => Math.Max(1, 8 * 1024 / Math.Max(1, shape.Output.Volume * shape.Kernel.Volume));

    static void CheckDivisor(long? divisorOverride)
    {
        if (divisorOverride == 0)
            throw new ArgumentException("divisor must be not zero");
    }

    /// <summary>Walks the windows of a plane's output positions in row-major order.</summary>
    ref struct Windows(PoolingShape shape, bool countIncludePad, long? divisorOverride)
    {
        int next;

        public PoolingWindow Current { get; private set; }

        public readonly Windows GetEnumerator() => this;

        public bool MoveNext()
        {
            if (next == shape.Output.Volume)
                return false;
            var (d0, d1, depth) = Range(next / shape.Output.Width / shape.Output.Height, 0);
            var (h0, h1, height) = Range(next / shape.Output.Width % shape.Output.Height, 1);
            var (w0, w1, width) = Range(next % shape.Output.Width, 2);
            var window = new PoolingWindow(d0, d1, h0, h1, w0, w1, 1);
            Current = window with { Divisor = divisorOverride ?? (countIncludePad ? depth * height * width : window.Count) };
            next++;
            return true;
        }

        readonly (int From, int To, long Padded) Range(int position, int axis)
        {
            var from = position * shape.Stride[axis] - shape.Padding[axis];
            var to = Math.Min(from + shape.Kernel[axis], shape.Input[axis] + shape.Padding[axis]);
            return (Math.Max(from, 0), Math.Min(to, shape.Input[axis]), to - from);
        }
    }
}
