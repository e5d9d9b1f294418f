using System.Numerics;

namespace TorchSharp.Kernels;

internal static unsafe partial class Convolution
{
    /// <summary>With one input channel a group and few outputs a matrix product has no work to share; rows are combined directly instead.</summary>
    static bool IsDepthwise(ConvolutionShape shape) => shape.GroupIn == 1 && shape.GroupOut <= 2;

    static void DepthwiseForward<T>(ConvolutionShape shape, ReadOnlySpan<T> input, ReadOnlySpan<T> weight, ReadOnlySpan<T> bias, Span<T> output)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* inputStart = input, weightStart = weight, biasStart = bias, outputStart = output)
        {
            var (x, w, b, y) = ((nint)inputStart, (nint)weightStart, (nint)biasStart, (nint)outputStart);
            Workers.For(shape.Batch * shape.OutChannels, PlaneGrain(shape), (from, to) =>
            {
                for (var unit = from; unit < to; unit++)
                {
                    var (image, channel) = (unit / shape.OutChannels, unit % shape.OutChannels);
                    var target = (T*)y + unit * shape.Output.Volume;
                    new Span<T>(target, shape.Output.Volume).Fill(b != 0 ? ((T*)b)[channel] : T.Zero);
                    var source = (T*)x + (image * shape.InChannels + channel / shape.GroupOut) * shape.Input.Volume;
                    foreach (var tap in new TapRows(shape))
                        MultiplyAdd(target + tap.Output, 1, source + tap.Input, shape.Stride.Width, tap.Length, ((T*)w)[channel * shape.Kernel.Volume + tap.Kernel]);
                }
            });
        }
    }

    static void DepthwiseInputGradient<T>(ConvolutionShape shape, ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> weight, Span<T> inputGradient)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* outputStart = outputGradient, weightStart = weight, inputStart = inputGradient)
        {
            var (dy, w, dx) = ((nint)outputStart, (nint)weightStart, (nint)inputStart);
            Workers.For(shape.Batch * shape.InChannels, PlaneGrain(shape), (from, to) =>
            {
                for (var unit = from; unit < to; unit++)
                {
                    var (image, group) = (unit / shape.InChannels, unit % shape.InChannels);
                    var target = (T*)dx + unit * shape.Input.Volume;
                    new Span<T>(target, shape.Input.Volume).Clear();
                    for (var channel = group * shape.GroupOut; channel < (group + 1) * shape.GroupOut; channel++)
                    {
                        var source = (T*)dy + (image * shape.OutChannels + channel) * shape.Output.Volume;
                        foreach (var tap in new TapRows(shape))
                            MultiplyAdd(target + tap.Input, shape.Stride.Width, source + tap.Output, 1, tap.Length, ((T*)w)[channel * shape.Kernel.Volume + tap.Kernel]);
                    }
                }
            });
        }
    }

    static void DepthwiseWeightGradient<T>(ConvolutionShape shape, ReadOnlySpan<T> input, ReadOnlySpan<T> outputGradient, Span<T> weightGradient)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* inputStart = input, outputStart = outputGradient, weightStart = weightGradient)
        {
            var (x, dy, dw) = ((nint)inputStart, (nint)outputStart, (nint)weightStart);
            // A channel's whole sum is one unit.
            Workers.For(shape.OutChannels, 1, (from, to) =>
            {
                for (var channel = from; channel < to; channel++)
                {
                    var target = (T*)dw + channel * shape.Kernel.Volume;
                    new Span<T>(target, shape.Kernel.Volume).Clear();
                    for (var image = 0; image < shape.Batch; image++)
                    {
                        var source = (T*)x + (image * shape.InChannels + channel / shape.GroupOut) * shape.Input.Volume;
                        var gradient = (T*)dy + (image * shape.OutChannels + channel) * shape.Output.Volume;
                        foreach (var tap in new TapRows(shape))
                            target[tap.Kernel] += Dot(gradient + tap.Output, source + tap.Input, shape.Stride.Width, tap.Length);
                    }
                }
            });
        }
    }

    static int PlaneGrain(ConvolutionShape shape) => Math.Max(1, 16 * 1024 / Math.Max(1, shape.Output.Volume * shape.Kernel.Volume));

    static void MultiplyAdd<T>(T* target, int targetStride, T* source, int sourceStride, int count, T factor)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var i = 0;
        if (targetStride == 1 && sourceStride == 1)
        {
            var factors = new Vector<T>(factor);
            for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
                *(Vector<T>*)(target + i) += *(Vector<T>*)(source + i) * factors;
        }
        for (; i < count; i++)
            target[i * targetStride] += source[i * sourceStride] * factor;
    }

    static T Dot<T>(T* left, T* right, int rightStride, int count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var i = 0;
        var sum = T.Zero;
        if (rightStride == 1)
        {
            var sums = Vector<T>.Zero;
            for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
                sums += *(Vector<T>*)(left + i) * *(Vector<T>*)(right + i);
            sum = Vector.Sum(sums);
        }
        for (; i < count; i++)
            sum += left[i] * right[i * rightStride];
        return sum;
    }
}
