using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>An elementwise operation on two operands: for one pair, and for runs where there is something faster.</summary>
internal interface IBinaryOperation
{
    static abstract T Apply<T>(T x, T y) where T : unmanaged, INumber<T>;

    static abstract void Apply<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> d) where T : unmanaged, INumber<T>;

    static abstract void Apply<T>(ReadOnlySpan<T> x, T y, Span<T> d) where T : unmanaged, INumber<T>;

    /// <summary>Of operations that are also an <see cref="IComplexOperation"/>.</summary>
    static virtual ComplexNumber<T> OnComplex<T>(ComplexNumber<T> x, ComplexNumber<T> y) where T : unmanaged, IFloatingPointIeee754<T> => throw new NotSupportedException();
}

/// <summary>An elementwise function of one floating-point operand. The destination may be the source.</summary>
internal interface IUnaryOperation
{
    static abstract void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>Of functions that are also an <see cref="IComplexOperation"/>.</summary>
    static virtual ComplexNumber<T> OnComplex<T>(ComplexNumber<T> x) where T : unmanaged, IFloatingPointIeee754<T> => throw new NotSupportedException();
}

/// <summary>An elementwise function of one operand of any number type that keeps the type.</summary>
internal interface INumericUnaryOperation
{
    static abstract T Apply<T>(T x) where T : unmanaged, INumber<T>;

    static abstract void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, INumber<T>;

    /// <summary>Of functions that are also an <see cref="IComplexOperation"/>.</summary>
    static virtual ComplexNumber<T> OnComplex<T>(ComplexNumber<T> x) where T : unmanaged, IFloatingPointIeee754<T> => throw new NotSupportedException();
}

/// <summary>A question about a pair.</summary>
internal interface IComparison
{
    static abstract bool Apply<T>(T x, T y) where T : unmanaged, INumber<T>;

    /// <summary>Of questions that are also an <see cref="IComplexOperation"/>.</summary>
    static virtual bool OnComplex<T>(ComplexNumber<T> x, ComplexNumber<T> y) where T : unmanaged, IFloatingPointIeee754<T> => throw new NotSupportedException();
}

/// <summary>The loops of elementwise operations.</summary>
internal static class Elementwise
{
    internal static void Binary<T, TOperation>(ReadOnlySpan<long> sizes, Span<T> d, ReadOnlySpan<long> dStrides, ReadOnlySpan<T> x, ReadOnlySpan<long> xStrides, ReadOnlySpan<T> y, ReadOnlySpan<long> yStrides)
        where T : unmanaged, INumber<T> where TOperation : struct, IBinaryOperation
    {
        Span<long> scratch = stackalloc long[Strided.Scratch];
        var walk = Strided.Over(scratch, sizes, dStrides, xStrides, yStrides);
        do
        {
            int n = walk.Length;
            if (walk.Step1 == 1 && walk.Step2 == 1 && walk.Step3 == 1)
            {
                TOperation.Apply(x.Slice(walk.Offset2, n), y.Slice(walk.Offset3, n), d.Slice(walk.Offset1, n));
            }
            else if (walk.Step1 == 1 && walk.Step2 == 1 && walk.Step3 == 0)
            {
                TOperation.Apply(x.Slice(walk.Offset2, n), y[walk.Offset3], d.Slice(walk.Offset1, n));
            }
            else
            {
                int id = walk.Offset1, ix = walk.Offset2, iy = walk.Offset3;
                for (int i = 0; i < n; i++, id += walk.Step1, ix += walk.Step2, iy += walk.Step3) d[id] = TOperation.Apply(x[ix], y[iy]);
            }
        }
        while (walk.Next());
    }

    internal static void Compare<T, TComparison>(ReadOnlySpan<long> sizes, Span<byte> d, ReadOnlySpan<long> dStrides, ReadOnlySpan<T> x, ReadOnlySpan<long> xStrides, ReadOnlySpan<T> y, ReadOnlySpan<long> yStrides)
        where T : unmanaged, INumber<T> where TComparison : struct, IComparison
    {
        Span<long> scratch = stackalloc long[Strided.Scratch];
        var walk = Strided.Over(scratch, sizes, dStrides, xStrides, yStrides);
        do
        {
            int n = walk.Length, id = walk.Offset1, ix = walk.Offset2, iy = walk.Offset3;
            if (walk.Step1 == 1 && walk.Step2 == 1 && walk.Step3 is 0 or 1)
            {
                Row<T, TComparison>(x.Slice(ix, n), y[iy..], walk.Step3, d.Slice(id, n));
                continue;
            }
            for (int i = 0; i < n; i++, id += walk.Step1, ix += walk.Step2, iy += walk.Step3)
                d[id] = TComparison.Apply(x[ix], y[iy]) ? (byte)1 : (byte)0;
        }
        while (walk.Next());
    }

    static void Row<T, TComparison>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, int yStep, Span<byte> d) where T : unmanaged, INumber<T> where TComparison : struct, IComparison
    {
        if (yStep == 0)
        {
            T value = y[0];
            for (int i = 0; i < d.Length; i++) d[i] = TComparison.Apply(x[i], value) ? (byte)1 : (byte)0;
            return;
        }
        y = y[..d.Length];
        for (int i = 0; i < d.Length; i++) d[i] = TComparison.Apply(x[i], y[i]) ? (byte)1 : (byte)0;
    }

    /// <summary>A function of contiguous or strided elements; strided runs go through a small buffer, so a function only sees spans.</summary>
    internal static void Unary<T, TOperation>(ReadOnlySpan<long> sizes, Span<T> d, ReadOnlySpan<long> dStrides, ReadOnlySpan<T> x, ReadOnlySpan<long> xStrides)
        where T : unmanaged, IFloatingPointIeee754<T> where TOperation : struct, IUnaryOperation
    {
        const int Buffer = 128;
        Span<T> buffer = stackalloc T[Buffer];
        Span<long> scratch = stackalloc long[Strided.Scratch];
        var walk = Strided.Over(scratch, sizes, dStrides, xStrides, xStrides);
        do
        {
            int n = walk.Length;
            if (walk.Step1 == 1 && walk.Step2 == 1)
            {
                TOperation.Apply(x.Slice(walk.Offset2, n), d.Slice(walk.Offset1, n));
                continue;
            }
            for (int start = 0; start < n; start += Buffer)
            {
                var part = buffer[..Math.Min(Buffer, n - start)];
                int ix = walk.Offset2 + start * walk.Step2, id = walk.Offset1 + start * walk.Step1;
                for (int i = 0; i < part.Length; i++, ix += walk.Step2) part[i] = x[ix];
                TOperation.Apply(part, part);
                for (int i = 0; i < part.Length; i++, id += walk.Step1) d[id] = part[i];
            }
        }
        while (walk.Next());
    }

    internal static void NumericUnary<T, TOperation>(ReadOnlySpan<long> sizes, Span<T> d, ReadOnlySpan<long> dStrides, ReadOnlySpan<T> x, ReadOnlySpan<long> xStrides)
        where T : unmanaged, INumber<T> where TOperation : struct, INumericUnaryOperation
    {
        Span<long> scratch = stackalloc long[Strided.Scratch];
        var walk = Strided.Over(scratch, sizes, dStrides, xStrides, xStrides);
        do
        {
            int n = walk.Length, id = walk.Offset1, ix = walk.Offset2;
            if (walk.Step1 == 1 && walk.Step2 == 1) TOperation.Apply(x.Slice(ix, n), d.Slice(id, n));
            else for (int i = 0; i < n; i++, id += walk.Step1, ix += walk.Step2) d[id] = TOperation.Apply(x[ix]);
        }
        while (walk.Next());
    }

    /// <summary>Element by element for operations without a vector form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Scalarwise<T, TOperation>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, INumber<T> where TOperation : struct, INumericUnaryOperation
    {
        for (int i = 0; i < d.Length; i++) d[i] = TOperation.Apply(x[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Scalarwise<T, TOperation>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> d) where T : unmanaged, INumber<T> where TOperation : struct, IBinaryOperation
    {
        for (int i = 0; i < d.Length; i++) d[i] = TOperation.Apply(x[i], y[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Scalarwise<T, TOperation>(ReadOnlySpan<T> x, T y, Span<T> d) where T : unmanaged, INumber<T> where TOperation : struct, IBinaryOperation
    {
        for (int i = 0; i < d.Length; i++) d[i] = TOperation.Apply(x[i], y);
    }
}
