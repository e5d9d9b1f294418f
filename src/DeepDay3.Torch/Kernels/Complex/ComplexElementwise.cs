using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>A map from complex numbers to real ones, such as the absolute value.</summary>
internal interface IComplexToReal
{
    static abstract T Apply<T>(ComplexNumber<T> x) where T : unmanaged, IFloatingPointIeee754<T>;
}

/// <summary>The loops of elementwise operations on complex numbers of any strides.</summary>
internal static class ComplexElementwise
{
    internal static void Binary<T, TOperation>(ReadOnlySpan<long> sizes, Span<ComplexNumber<T>> d, ReadOnlySpan<long> dStrides,
        ReadOnlySpan<ComplexNumber<T>> x, ReadOnlySpan<long> xStrides, ReadOnlySpan<ComplexNumber<T>> y, ReadOnlySpan<long> yStrides)
        where T : unmanaged, IFloatingPointIeee754<T> where TOperation : struct, IBinaryOperation
    {
        Span<long> scratch = stackalloc long[Strided.Scratch];
        var walk = Strided.Over(scratch, sizes, dStrides, xStrides, yStrides);
        do
        {
            int n = walk.Length;
            if (walk.Step1 == 1 && walk.Step2 == 1 && walk.Step3 == 1)
            {
                Run<T, TOperation>(x.Slice(walk.Offset2, n), y.Slice(walk.Offset3, n), d.Slice(walk.Offset1, n));
                continue;
            }
            int id = walk.Offset1, ix = walk.Offset2, iy = walk.Offset3;
            for (int i = 0; i < n; i++, id += walk.Step1, ix += walk.Step2, iy += walk.Step3) d[id] = TOperation.OnComplex(x[ix], y[iy]);
        }
        while (walk.Next());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Run<T, TOperation>(ReadOnlySpan<ComplexNumber<T>> x, ReadOnlySpan<ComplexNumber<T>> y, Span<ComplexNumber<T>> d)
        where T : unmanaged, IFloatingPointIeee754<T> where TOperation : struct, IBinaryOperation
    {
        for (int i = 0; i < d.Length; i++) d[i] = TOperation.OnComplex(x[i], y[i]);
    }

    internal static void Compare<T, TComparison>(ReadOnlySpan<long> sizes, Span<byte> d, ReadOnlySpan<long> dStrides,
        ReadOnlySpan<ComplexNumber<T>> x, ReadOnlySpan<long> xStrides, ReadOnlySpan<ComplexNumber<T>> y, ReadOnlySpan<long> yStrides)
        where T : unmanaged, IFloatingPointIeee754<T> where TComparison : struct, IComparison
    {
        Span<long> scratch = stackalloc long[Strided.Scratch];
        var walk = Strided.Over(scratch, sizes, dStrides, xStrides, yStrides);
        do
        {
            int id = walk.Offset1, ix = walk.Offset2, iy = walk.Offset3;
            for (int i = 0; i < walk.Length; i++, id += walk.Step1, ix += walk.Step2, iy += walk.Step3)
                d[id] = TComparison.OnComplex(x[ix], y[iy]) ? (byte)1 : (byte)0;
        }
        while (walk.Next());
    }

    internal static void Unary<T, TOperation>(ReadOnlySpan<long> sizes, Span<ComplexNumber<T>> d, ReadOnlySpan<long> dStrides, ReadOnlySpan<ComplexNumber<T>> x, ReadOnlySpan<long> xStrides)
        where T : unmanaged, IFloatingPointIeee754<T> where TOperation : struct, IUnaryOperation
    {
        Span<long> scratch = stackalloc long[Strided.Scratch];
        var walk = Strided.Over(scratch, sizes, dStrides, xStrides, xStrides);
        do
        {
            int id = walk.Offset1, ix = walk.Offset2;
            for (int i = 0; i < walk.Length; i++, id += walk.Step1, ix += walk.Step2) d[id] = TOperation.OnComplex(x[ix]);
        }
        while (walk.Next());
    }

    internal static void NumericUnary<T, TOperation>(ReadOnlySpan<long> sizes, Span<ComplexNumber<T>> d, ReadOnlySpan<long> dStrides, ReadOnlySpan<ComplexNumber<T>> x, ReadOnlySpan<long> xStrides)
        where T : unmanaged, IFloatingPointIeee754<T> where TOperation : struct, INumericUnaryOperation
    {
        Span<long> scratch = stackalloc long[Strided.Scratch];
        var walk = Strided.Over(scratch, sizes, dStrides, xStrides, xStrides);
        do
        {
            int id = walk.Offset1, ix = walk.Offset2;
            for (int i = 0; i < walk.Length; i++, id += walk.Step1, ix += walk.Step2) d[id] = TOperation.OnComplex(x[ix]);
        }
        while (walk.Next());
    }

    internal static void ToReal<T, TOperation>(ReadOnlySpan<long> sizes, Span<T> d, ReadOnlySpan<long> dStrides, ReadOnlySpan<ComplexNumber<T>> x, ReadOnlySpan<long> xStrides)
        where T : unmanaged, IFloatingPointIeee754<T> where TOperation : struct, IComplexToReal
    {
        Span<long> scratch = stackalloc long[Strided.Scratch];
        var walk = Strided.Over(scratch, sizes, dStrides, xStrides, xStrides);
        do
        {
            int id = walk.Offset1, ix = walk.Offset2;
            for (int i = 0; i < walk.Length; i++, id += walk.Step1, ix += walk.Step2) d[id] = TOperation.Apply(x[ix]);
        }
        while (walk.Next());
    }
}
