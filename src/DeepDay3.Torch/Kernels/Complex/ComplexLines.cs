using System.Numerics;
using System.Runtime.InteropServices;

namespace TorchSharp.Kernels;

/// <summary>What runs along lines of complex numbers and is not the same as running along their parts.</summary>
internal static class ComplexLines
{
    /// <summary>d[o, index[o, k, i], i] += x[o, k, i].</summary>
    internal static void ScatterAdd<T>(ReadOnlySpan<ComplexNumber<T>> x, ReadOnlySpan<long> index, Span<ComplexNumber<T>> d, int outer, int length, int picks, int inner)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int o = 0, at = 0; o < outer; o++)
            for (int k = 0; k < picks; k++)
                for (int i = 0; i < inner; i++, at++) d[(((o * length) + (int)index[at]) * inner) + i] += x[at];
    }

    /// <summary>The product along the middle of [outer, length, inner]; with <paramref name="running"/> every product on the way as well.</summary>
    internal static void Product<T>(ReadOnlySpan<ComplexNumber<T>> x, Span<ComplexNumber<T>> d, int outer, int length, int inner, bool running)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int o = 0; o < outer; o++)
            for (int i = 0; i < inner; i++)
            {
                // In double precision, rounded where it is written.
                var product = ComplexNumber<double>.One;
                for (int l = 0, at = (o * length * inner) + i; l < length; l++, at += inner)
                {
                    product *= new ComplexNumber<double>(double.CreateTruncating(x[at].Real), double.CreateTruncating(x[at].Imaginary));
                    if (running) d[at] = new(T.CreateTruncating(product.Real), T.CreateTruncating(product.Imaginary));
                }
                if (!running) d[(o * inner) + i] = new(T.CreateTruncating(product.Real), T.CreateTruncating(product.Imaginary));
            }
    }

    /// <summary>Adds strided numbers to strided numbers, in order.</summary>
    internal static void Add<T>(ReadOnlySpan<long> sizes, ReadOnlySpan<ComplexNumber<T>> source, ReadOnlySpan<long> sourceStrides, Span<ComplexNumber<T>> target, ReadOnlySpan<long> targetStrides)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (source.IsEmpty) return;
        Span<long> scratch = stackalloc long[Strided.Scratch];
        var walk = Strided.Over(scratch, sizes, targetStrides, sourceStrides, sourceStrides);
        do
        {
            int from = walk.Offset2, to = walk.Offset1;
            for (int i = 0; i < walk.Length; i++, from += walk.Step2, to += walk.Step1) target[to] += source[from];
        }
        while (walk.Next());
    }

    internal static Span<T> Parts<T>(Span<ComplexNumber<T>> x) where T : unmanaged, IFloatingPointIeee754<T> => MemoryMarshal.Cast<ComplexNumber<T>, T>(x);
}
