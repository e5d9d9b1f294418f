using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>
/// Adaptive pooling: output position i of n joins the input elements from floor(i * size / n) to ceil((i + 1) * size / n). Planes are batch
/// times channels. The gradient of the maximum is <see cref="MaxPooling.Backward"/>.
/// </summary>
internal static unsafe class AdaptivePooling
{
    internal static void AverageForward<T>(int planes, Size3 inputSize, Size3 outputSize, ReadOnlySpan<T> input, Span<T> output)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* inputStart = input, outputStart = output)
        {
            var (x, y) = ((nint)inputStart, (nint)outputStart);
            Workers.For(planes, PlaneGrain(inputSize, outputSize), (from, to) =>
            {
                for (var plane = from; plane < to; plane++)
                {
                    var source = (T*)x + plane * inputSize.Volume;
                    var target = (T*)y + plane * outputSize.Volume;
                    for (var i = 0; i < outputSize.Volume; i++)
                    {
                        var box = PoolingWindow.Adaptive(inputSize, outputSize, i);
                        target[i] = AveragePooling.Sum(source, inputSize, box) / T.CreateTruncating(box.Divisor);
                    }
                }
            });
        }
    }

    /// <summary>The gradient of the average with respect to the input (overwritten).</summary>
    internal static void AverageBackward<T>(int planes, Size3 inputSize, Size3 outputSize, ReadOnlySpan<T> outputGradient, Span<T> inputGradient)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* outputStart = outputGradient, inputStart = inputGradient)
        {
            var (dy, dx) = ((nint)outputStart, (nint)inputStart);
            Workers.For(planes, PlaneGrain(inputSize, outputSize), (from, to) =>
            {
                for (var plane = from; plane < to; plane++)
                {
                    var source = (T*)dy + plane * outputSize.Volume;
                    var target = (T*)dx + plane * inputSize.Volume;
                    new Span<T>(target, inputSize.Volume).Clear();
                    for (var i = 0; i < outputSize.Volume; i++)
                    {
                        var box = PoolingWindow.Adaptive(inputSize, outputSize, i);
                        AveragePooling.Spread(target, inputSize, box, source[i] / T.CreateTruncating(box.Divisor));
                    }
                }
            });
        }
    }

    /// <summary>The maximum of each box, and where it lies as a flat index into the input plane.</summary>
    internal static void MaxForward<T>(int planes, Size3 inputSize, Size3 outputSize, ReadOnlySpan<T> input, Span<T> output, Span<long> indices)
        where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        fixed (T* inputStart = input, outputStart = output)
        fixed (long* indexStart = indices)
        {
            var (x, y, at) = ((nint)inputStart, (nint)outputStart, (nint)indexStart);
            Workers.For(planes, PlaneGrain(inputSize, outputSize), (from, to) =>
            {
                for (var plane = from; plane < to; plane++)
                {
                    var source = (T*)x + plane * inputSize.Volume;
                    for (var i = 0; i < outputSize.Volume; i++)
                    {
                        var index = Largest(source, inputSize, PoolingWindow.Adaptive(inputSize, outputSize, i));
                        ((T*)y)[plane * outputSize.Volume + i] = source[index];
                        ((long*)at)[plane * outputSize.Volume + i] = index;
                    }
                }
            });
        }
    }

    static int Largest<T>(T* plane, Size3 size, in PoolingWindow box)
        where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        var index = (box.Depth0 * size.Height + box.Height0) * size.Width + box.Width0;
        var best = MaxPooling.Lowest<T>();
        for (var d = box.Depth0; d < box.Depth1; d++)
            for (var h = box.Height0; h < box.Height1; h++)
            {
                var row = (d * size.Height + h) * size.Width;
                for (var w = box.Width0; w < box.Width1; w++)
                    if (plane[row + w] > best || T.IsNaN(plane[row + w]))
                        (best, index) = (plane[row + w], row + w);
            }
        return index;
    }

    static int PlaneGrain(Size3 input, Size3 output) => Math.Max(1, 8 * 1024 / Math.Max(1, input.Volume + output.Volume));
}
