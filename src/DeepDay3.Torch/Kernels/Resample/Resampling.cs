using System.Buffers;
using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>
/// Interpolation to another size, one axis after the other: nearest, linear, bilinear, trilinear, bicubic, with or without antialiasing are
/// all products of <see cref="ResampleAxis{T}"/>. Planes are batch times channels. 'area' is adaptive average pooling.
/// </summary>
internal static unsafe class Resampling
{
    /// <summary>Resamples planes of <c>depth.InputSize x height.InputSize x width.InputSize</c>; unused axes are identities of size 1.</summary>
    internal static void Forward<T>(int planes, ResampleAxis<T> depth, ResampleAxis<T> height, ResampleAxis<T> width, ReadOnlySpan<T> input, Span<T> output)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Run(planes, depth, height, width, input, output, transposed: false);

    /// <summary>The gradient with respect to the input (overwritten): the transposed weights, from output to input.</summary>
    internal static void Backward<T>(int planes, ResampleAxis<T> depth, ResampleAxis<T> height, ResampleAxis<T> width, ReadOnlySpan<T> outputGradient, Span<T> inputGradient)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Run(planes, depth, height, width, outputGradient, inputGradient, transposed: true);

    static void Run<T>(int planes, ResampleAxis<T> depth, ResampleAxis<T> height, ResampleAxis<T> width, ReadOnlySpan<T> source, Span<T> target, bool transposed)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (from, to) = (source.Length / Math.Max(planes, 1), target.Length / Math.Max(planes, 1));
        // Between passes a plane is at most the larger size along every axis.
        var largest = Math.Max(depth.InputSize, depth.OutputSize) * Math.Max(height.InputSize, height.OutputSize) * Math.Max(width.InputSize, width.OutputSize);
        fixed (T* sourceStart = source, targetStart = target)
        {
            var (x, y) = ((nint)sourceStart, (nint)targetStart);
            Workers.For(planes, Math.Max(1, 16 * 1024 / largest), (firstPlane, endPlane) =>
            {
                var scratch = ArrayPool<T>.Shared.Rent(2 * largest);
                fixed (T* buffers = scratch)
                {
                    for (var plane = firstPlane; plane < endPlane; plane++)
                        Plane(depth, height, width, new ReadOnlySpan<T>((T*)x + plane * from, from), new Span<T>((T*)y + plane * to, to), new Span<T>(buffers, largest), new Span<T>(buffers + largest, largest), transposed);
                }
                ArrayPool<T>.Shared.Return(scratch);
            });
        }
    }

    static void Plane<T>(
        ResampleAxis<T> depth, ResampleAxis<T> height, ResampleAxis<T> width, ReadOnlySpan<T> source, Span<T> target, Span<T> first, Span<T> second, bool transposed)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (d, h, w) = transposed ? (depth.OutputSize, height.OutputSize, width.OutputSize) : (depth.InputSize, height.InputSize, width.InputSize);
        var current = source;
        if (!width.IsIdentity)
        {
            Pass(width, d * h, 1, current, first, transposed);
            w = transposed ? width.InputSize : width.OutputSize;
            current = first[..(d * h * w)];
        }
        if (!height.IsIdentity)
        {
            Pass(height, d, w, current, second, transposed);
            h = transposed ? height.InputSize : height.OutputSize;
            current = second[..(d * h * w)];
        }
        if (!depth.IsIdentity)
        {
            Pass(depth, 1, h * w, current, target, transposed);
            return;
        }
        current.CopyTo(target);
    }

    /// <summary>One axis: data is [outer, axis, inner] before and after.</summary>
    static void Pass<T>(ResampleAxis<T> axis, int outer, int inner, ReadOnlySpan<T> source, Span<T> target, bool transposed)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (sourceSize, targetSize) = transposed ? (axis.OutputSize, axis.InputSize) : (axis.InputSize, axis.OutputSize);
        target[..(outer * targetSize * inner)].Clear();
        for (var o = 0; o < outer; o++)
        {
            var sourceRows = source.Slice(o * sourceSize * inner, sourceSize * inner);
            var targetRows = target.Slice(o * targetSize * inner, targetSize * inner);
            for (var i = 0; i < axis.Indices.Length; i++)
            {
                var weight = axis.Weights[i];
                if (weight == T.Zero)
                    continue;
                var (read, write) = transposed ? (i / axis.Taps, axis.Indices[i]) : (axis.Indices[i], i / axis.Taps);
                if (inner == 1)
                    targetRows[write] += weight * sourceRows[read];
                else
                    AddScaled(sourceRows.Slice(read * inner, inner), weight, targetRows.Slice(write * inner, inner));
            }
        }
    }

    static void AddScaled<T>(ReadOnlySpan<T> source, T weight, Span<T> target)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var i = 0;
        var weights = new Vector<T>(weight);
        for (; i <= source.Length - Vector<T>.Count; i += Vector<T>.Count)
            (new Vector<T>(target[i..]) + new Vector<T>(source[i..]) * weights).CopyTo(target[i..]);
        for (; i < source.Length; i++)
            target[i] += source[i] * weight;
    }
}
