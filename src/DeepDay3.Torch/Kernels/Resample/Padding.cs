using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>
/// Padding of up to three trailing axes, before and after each; negative amounts crop. Planes are all leading axes in one. The position map of an axis
/// holds, for each output position, the input position it repeats, or -1 for the constant.
/// </summary>
internal static class Padding
{
    /// <summary>The size after padding.</summary>
    /// <exception cref="ArgumentException">The amounts do not fit the size or the kind.</exception>
    internal static Size3 OutputSize(PadKind kind, Size3 input, Size3 before, Size3 after)
        => new(OutputSize(kind, 0, input, before, after), OutputSize(kind, 1, input, before, after), OutputSize(kind, 2, input, before, after));

    internal static void Forward<T>(PadKind kind, int planes, Size3 inputSize, Size3 before, Size3 after, T value, ReadOnlySpan<T> input, Span<T> output)
        where T : unmanaged
    {
        var size = OutputSize(kind, inputSize, before, after);
        var (depth, height, width) = Maps(kind, inputSize, before, size);
        var at = 0;
        for (var plane = 0; plane < planes; plane++)
        {
            var source = input.Slice(plane * inputSize.Volume, inputSize.Volume);
            foreach (var d in depth)
                foreach (var h in height)
                {
                    var target = output.Slice(at, size.Width);
                    at += size.Width;
                    if (d < 0 || h < 0)
                    {
                        target.Fill(value);
                        continue;
                    }
                    var row = source.Slice((d * inputSize.Height + h) * inputSize.Width, inputSize.Width);
                    for (var w = 0; w < target.Length; w++)
                        target[w] = width[w] < 0 ? value : row[width[w]];
                }
        }
    }

    /// <summary>The gradient with respect to the input (overwritten): the sum over all output positions that repeat an input position.</summary>
    internal static void Backward<T>(PadKind kind, int planes, Size3 inputSize, Size3 before, Size3 after, ReadOnlySpan<T> outputGradient, Span<T> inputGradient)
        where T : unmanaged, INumberBase<T>
    {
        var size = OutputSize(kind, inputSize, before, after);
        var (depth, height, width) = Maps(kind, inputSize, before, size);
        inputGradient.Clear();
        var at = 0;
        for (var plane = 0; plane < planes; plane++)
        {
            var target = inputGradient.Slice(plane * inputSize.Volume, inputSize.Volume);
            foreach (var d in depth)
                foreach (var h in height)
                {
                    var source = outputGradient.Slice(at, size.Width);
                    at += size.Width;
                    if (d < 0 || h < 0)
                        continue;
                    var row = target.Slice((d * inputSize.Height + h) * inputSize.Width, inputSize.Width);
                    for (var w = 0; w < source.Length; w++)
                        if (width[w] >= 0)
                            row[width[w]] += source[w];
                }
        }
    }

    static (int[] Depth, int[] Height, int[] Width) Maps(PadKind kind, Size3 input, Size3 before, Size3 output)
        => (Map(kind, input.Depth, before.Depth, output.Depth), Map(kind, input.Height, before.Height, output.Height), Map(kind, input.Width, before.Width, output.Width));

    static int[] Map(PadKind kind, int input, int before, int output)
    {
        var map = new int[output];
        for (var i = 0; i < output; i++)
        {
            var at = i - before;
            map[i] = kind switch
            {
                PadKind.Constant => (uint)at < (uint)input ? at : -1,
                PadKind.Reflect => at < 0 ? -at : at >= input ? 2 * (input - 1) - at : at,
                PadKind.Replicate => Math.Clamp(at, 0, input - 1),
                _ => at < 0 ? at + input : at >= input ? at - input : at,
            };
        }
        return map;
    }

    static int OutputSize(PadKind kind, int axis, Size3 input, Size3 before, Size3 after)
    {
        var (size, first, last) = (input[axis], before[axis], after[axis]);
        var output = checked(size + first + last);
        if (output < 0 || (output == 0 && kind != PadKind.Constant))
            throw new ArgumentException($"The input size {size}, plus padding {first} and {last}, resulted in {(output < 0 ? "a negative" : "an empty")} output size {output}, which is invalid. Check spatial dimension {axis} of three.");
        if (kind == PadKind.Reflect && (first >= size || last >= size) && (first != 0 || last != 0))
            throw new ArgumentException($"Padding size should be less than the corresponding input dimension, but got: padding ({first}, {last}) at a dimension of size {size}");
        if (kind == PadKind.Circular && (first > size || last > size))
            throw new ArgumentException($"Padding value causes wrapping around more than once: padding ({first}, {last}) at a dimension of size {size}");
        if (kind == PadKind.Replicate && size == 0)
            throw new ArgumentException("Replication padding needs at least one element along each padded dimension, but got size 0");
        return output;
    }
}
