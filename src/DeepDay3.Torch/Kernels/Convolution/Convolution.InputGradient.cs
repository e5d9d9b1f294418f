using System.Numerics;

namespace TorchSharp.Kernels;

internal static unsafe partial class Convolution
{
    /// <summary>The gradient with respect to the input (overwritten): weight transposed times the output's gradient, added back patch by patch.</summary>
    internal static void InputGradient<T>(ConvolutionShape shape, ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> weight, Span<T> inputGradient)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (inputGradient.IsEmpty)
            return;
        if (shape.OutputLength == 0 || weight.IsEmpty)
        {
            inputGradient.Clear();
            return;
        }
        if (IsDepthwise(shape))
        {
            DepthwiseInputGradient(shape, outputGradient, weight, inputGradient);
            return;
        }
        if (Correlation.InputGradient(shape) is { } correlation)
        {
            var turned = new T[shape.WeightLength];
            fixed (T* dy = outputGradient, w = weight, t = turned, dx = inputGradient)
            {
                TurnAround(shape, w, t);
                DirectConvolution.Run(correlation, shape.Batch * shape.Groups, shape.Groups, dy, t, null, dx);
            }
            return;
        }
        // A unit owns some channels of one image: nobody else adds to them, whatever the number of threads.
        var images = shape.Batch * shape.Groups;
        var parts = Math.Clamp(8 / images, 1, shape.GroupIn);
        var channels = (shape.GroupIn + parts - 1) / parts;
        parts = (shape.GroupIn + channels - 1) / channels;
        var block = PatchBlock<T>.PositionsPerBlock(channels * shape.Kernel.Volume, shape.Output.Volume);
        fixed (T* outputStart = outputGradient, weightStart = weight, inputStart = inputGradient)
        {
            var (dy, w, dx) = ((nint)outputStart, (nint)weightStart, (nint)inputStart);
            Workers.For(images * parts, 1, (from, to) =>
            {
                for (var unit = from; unit < to; unit++)
                {
                    var firstChannel = unit % parts * channels;
                    InputGradientUnit(
                        shape, (T*)dy, (T*)w, (T*)dx, unit / parts / shape.Groups, unit / parts % shape.Groups,
                        firstChannel, Math.Min(channels, shape.GroupIn - firstChannel), block);
                }
            });
        }
    }

    /// <summary>[groups, out, in, taps] becomes [groups, in, out, taps], the taps from the last to the first.</summary>
    static void TurnAround<T>(ConvolutionShape shape, T* weight, T* turned) where T : unmanaged
    {
        var (outputs, inputs, taps) = (shape.GroupOut, shape.GroupIn, shape.Kernel.Volume);
        for (var group = 0; group < shape.Groups; group++, weight += shape.GroupOut * shape.PatchLength, turned += shape.GroupOut * shape.PatchLength)
            for (var output = 0; output < outputs; output++)
                for (var input = 0; input < inputs; input++)
                    for (var tap = 0; tap < taps; tap++)
                        turned[(input * outputs + output) * taps + taps - 1 - tap] = weight[(output * inputs + input) * taps + tap];
    }

    static void InputGradientUnit<T>(
        ConvolutionShape shape, T* outputGradient, T* weight, T* inputGradient, int image, int group, int firstChannel, int channels, int block)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (positions, plane) = (shape.Output.Volume, shape.Input.Volume);
        var rows = channels * shape.Kernel.Volume;
        var target = inputGradient + (image * shape.InChannels + group * shape.GroupIn + firstChannel) * plane;
        var source = outputGradient + (image * shape.OutChannels + group * shape.GroupOut) * positions;
        var factors = weight + group * shape.GroupOut * shape.PatchLength + firstChannel * shape.Kernel.Volume;
        if (shape.IsPointwise)
        {
            Gemm.Multiply(
                rows, positions, shape.GroupOut, T.One,
                Slice(factors, shape.GroupOut, shape.PatchLength, rows), 1, shape.PatchLength,
                Slice(source, shape.GroupOut, positions, positions), positions, 1,
                T.Zero, Slice(target, rows, positions, positions), positions);
            return;
        }
        new Span<T>(target, channels * plane).Clear();
        using var patches = new PatchBlock<T>(shape, channels, block);
        for (var first = 0; first < positions; first += block)
        {
            var count = Math.Min(block, positions - first);
            Gemm.Multiply(
                rows, count, shape.GroupOut, T.One,
                Slice(factors, shape.GroupOut, shape.PatchLength, rows), 1, shape.PatchLength,
                Slice(source + first, shape.GroupOut, positions, count), positions, 1,
                T.Zero, patches.Patches.AsSpan(0, rows * count), count);
            patches.Begin(first, count);
            patches.ScatterAdd(target);
        }
    }
}
