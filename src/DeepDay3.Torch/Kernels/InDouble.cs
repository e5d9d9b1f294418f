using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>A function of one number in double precision.</summary>
internal interface IFunction
{
    static abstract double Apply(double x);
}

/// <summary>A function of two numbers in double precision.</summary>
internal interface IPairFunction
{
    static abstract double Apply(double x, double y);
}

/// <summary>A function of two whole numbers; bits is the width of the element type.</summary>
internal interface IWholeFunction
{
    static abstract long Apply(long x, long y, int bits);
}

/// <summary>Computes in double and rounds once: right to the last place in single precision, for functions that are seldom hot.</summary>
internal readonly struct InDouble<TFunction> : IUnaryOperation where TFunction : struct, IFunction
{
    public static void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++) d[i] = T.CreateTruncating(TFunction.Apply(double.CreateTruncating(x[i])));
    }
}

/// <inheritdoc cref="InDouble{TFunction}"/>
internal readonly struct PairInDouble<TFunction> : IBinaryOperation where TFunction : struct, IPairFunction
{
    public static T Apply<T>(T x, T y) where T : unmanaged, INumber<T> => T.CreateTruncating(TFunction.Apply(double.CreateTruncating(x), double.CreateTruncating(y)));

    public static void Apply<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> d) where T : unmanaged, INumber<T> => Elementwise.Scalarwise<T, PairInDouble<TFunction>>(x, y, d);

    public static void Apply<T>(ReadOnlySpan<T> x, T y, Span<T> d) where T : unmanaged, INumber<T> => Elementwise.Scalarwise<T, PairInDouble<TFunction>>(x, y, d);
}

/// <summary>Computes in 64 bits, which every integer type fits, and cuts back.</summary>
internal readonly struct InLong<TFunction> : IBinaryOperation where TFunction : struct, IWholeFunction
{
    public static unsafe T Apply<T>(T x, T y) where T : unmanaged, INumber<T> => T.CreateTruncating(TFunction.Apply(long.CreateTruncating(x), long.CreateTruncating(y), sizeof(T) * 8));

    public static void Apply<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> d) where T : unmanaged, INumber<T> => Elementwise.Scalarwise<T, InLong<TFunction>>(x, y, d);

    public static void Apply<T>(ReadOnlySpan<T> x, T y, Span<T> d) where T : unmanaged, INumber<T> => Elementwise.Scalarwise<T, InLong<TFunction>>(x, y, d);
}
