using System.Buffers;
using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>
/// Fourier transforms along the last axis, `batch` rows at once, complex values interleaved (re, im). Computed in double precision whatever the data's.
/// None divides by the length unless the scale says so: pass 1, 1 / n or 1 / sqrt(n) for the usual norms.
/// </summary>
internal static unsafe class Fft
{
    /// <summary>Complex to complex: batch rows of length complex values; the sign of the exponent is positive for the inverse.</summary>
    internal static void Complex<T>(int batch, int length, bool inverse, double scale, ReadOnlySpan<T> input, Span<T> output)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CheckLength(length);
        var plan = FftPlan.For(length);
        Rows(batch, 2 * length, 2 * length, 2 * length + plan.ScratchLength, input, output, (source, target, buffer) =>
        {
            var data = buffer[..(2 * length)];
            Load(source, data);
            if (inverse)
                FftPlan.Exchange(data);
            plan.Forward(data, buffer[(2 * length)..]);
            if (inverse)
                FftPlan.Exchange(data);
            Store(data, scale, target);
        });
    }

    /// <summary>Real rows of length values to the length / 2 + 1 non-redundant complex values of their spectrum.</summary>
    internal static void RealForward<T>(int batch, int length, double scale, ReadOnlySpan<T> input, Span<T> output)
        where T : unmanaged, IFloatingPointIeee754<T>
        => RealForward(batch, length, scale, scale, input, output);

    /// <summary>
    /// Rows of length / 2 + 1 complex values, the first half of a conjugate-symmetric spectrum, to length real values (inverse sign of the exponent).
    /// Imaginary parts that symmetry forbids (the first value's, and the last one's for even lengths) are ignored.
    /// </summary>
    internal static void RealInverse<T>(int batch, int length, double scale, ReadOnlySpan<T> input, Span<T> output)
        where T : unmanaged, IFloatingPointIeee754<T>
        => RealInverse(batch, length, scale, scale, input, output);

    /// <summary>The gradient of <see cref="RealForward{T}(int, int, double, ReadOnlySpan{T}, Span{T})"/> to its input: from spectra of gradients to real rows.</summary>
    internal static void RealForwardGradient<T>(int batch, int length, double scale, ReadOnlySpan<T> outputGradient, Span<T> inputGradient)
        where T : unmanaged, IFloatingPointIeee754<T>
        => RealInverse(batch, length, scale, scale / 2, outputGradient, inputGradient);

    /// <summary>The gradient of <see cref="RealInverse{T}(int, int, double, ReadOnlySpan{T}, Span{T})"/> to its input: from real rows of gradients to spectra.</summary>
    internal static void RealInverseGradient<T>(int batch, int length, double scale, ReadOnlySpan<T> outputGradient, Span<T> inputGradient)
        where T : unmanaged, IFloatingPointIeee754<T>
        => RealForward(batch, length, scale, scale * 2, outputGradient, inputGradient);

    /// <summary>Values that stand for themselves and their mirror image have a scale of their own: gradients count them twice or half.</summary>
    static void RealForward<T>(int batch, int length, double scale, double pairScale, ReadOnlySpan<T> input, Span<T> output)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CheckLength(length);
        var bins = length / 2 + 1;
        if (length % 2 == 0)
        {
            var half = RealFftPlan.For(length);
            Rows(batch, length, 2 * bins, 2 * bins + half.ScratchLength, input, output, (source, target, buffer) =>
            {
                var data = buffer[..(2 * bins)];
                Load(source, data);
                half.Forward(data, buffer[(2 * bins)..]);
                StoreHalf(data, length, scale, pairScale, target);
            });
            return;
        }
        var plan = FftPlan.For(length);
        Rows(batch, length, 2 * bins, 2 * length + plan.ScratchLength, input, output, (source, target, buffer) =>
        {
            var data = buffer[..(2 * length)];
            for (var i = 0; i < length; i++)
                (data[2 * i], data[2 * i + 1]) = (double.CreateTruncating(source[i]), 0);
            plan.Forward(data, buffer[(2 * length)..]);
            data[1] = 0;
            StoreHalf(data[..(2 * bins)], length, scale, pairScale, target);
        });
    }

    static void RealInverse<T>(int batch, int length, double scale, double pairScale, ReadOnlySpan<T> input, Span<T> output)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CheckLength(length);
        var bins = length / 2 + 1;
        if (length % 2 == 0)
        {
            var half = RealFftPlan.For(length);
            Rows(batch, 2 * bins, length, 2 * bins + half.ScratchLength, input, output, (source, target, buffer) =>
            {
                var data = buffer[..(2 * bins)];
                LoadHalf(source, length, pairScale / scale, data);
                half.Inverse(data, buffer[(2 * bins)..]);
                Store(data[..length], scale, target);
            });
            return;
        }
        var plan = FftPlan.For(length);
        Rows(batch, 2 * bins, length, 2 * length + plan.ScratchLength, input, output, (source, target, buffer) =>
        {
            var data = buffer[..(2 * length)];
            LoadHalf(source, length, pairScale / scale, data);
            data[1] = 0;
            for (var k = 1; k < bins; k++)
            {
                var mirror = 2 * (length - k);
                (data[mirror], data[mirror + 1]) = (data[2 * k], -data[2 * k + 1]);
            }
            FftPlan.Exchange(data);
            plan.Forward(data, buffer[(2 * length)..]);
            for (var i = 0; i < length; i++)
                target[i] = T.CreateTruncating(data[2 * i + 1] * scale);
        });
    }

    delegate void Row<T>(ReadOnlySpan<T> source, Span<T> target, Span<double> buffer);

    static void Rows<T>(int batch, int sourceLength, int targetLength, int bufferLength, ReadOnlySpan<T> input, Span<T> output, Row<T> transform)
        where T : unmanaged
    {
        fixed (T* inputStart = input, outputStart = output)
        {
            var (x, y) = ((nint)inputStart, (nint)outputStart);
            Workers.For(batch, Math.Max(1, 8 * 1024 / bufferLength), (from, to) =>
            {
                var buffer = ArrayPool<double>.Shared.Rent(bufferLength);
                for (var row = from; row < to; row++)
                    transform(new ReadOnlySpan<T>((T*)x + (long)row * sourceLength, sourceLength), new Span<T>((T*)y + (long)row * targetLength, targetLength), buffer.AsSpan(0, bufferLength));
                ArrayPool<double>.Shared.Return(buffer);
            });
        }
    }

    static void Load<T>(ReadOnlySpan<T> source, Span<double> data)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (var i = 0; i < source.Length; i++)
            data[i] = double.CreateTruncating(source[i]);
    }

    static void Store<T>(ReadOnlySpan<double> data, double scale, Span<T> target)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (var i = 0; i < target.Length; i++)
            target[i] = T.CreateTruncating(data[i] * scale);
    }

    static void LoadHalf<T>(ReadOnlySpan<T> source, int length, double pairFactor, Span<double> data)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (var i = 0; i < source.Length; i++)
            data[i] = double.CreateTruncating(source[i]) * (IsPair(i / 2, length) ? pairFactor : 1);
    }

    static void StoreHalf<T>(ReadOnlySpan<double> data, int length, double scale, double pairScale, Span<T> target)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (var i = 0; i < target.Length; i++)
            target[i] = T.CreateTruncating(data[i] * (IsPair(i / 2, length) ? pairScale : scale));
    }

    static bool IsPair(int bin, int length) => bin != 0 && 2 * bin != length;

    static void CheckLength(int length)
    {
        if (length < 1)
            throw new ArgumentException($"Invalid number of data points ({length}) specified");
    }
}
