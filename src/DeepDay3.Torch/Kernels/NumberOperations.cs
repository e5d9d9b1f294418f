using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>The larger; a number beats NaN.</summary>
internal readonly struct NumberMaximum : IBinaryOperation
{
    public static T Apply<T>(T x, T y) where T : unmanaged, INumber<T> => T.IsNaN(y) ? x : T.IsNaN(x) ? y : x >= y ? x : y;

    public static void Apply<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> d) where T : unmanaged, INumber<T> => Elementwise.Scalarwise<T, NumberMaximum>(x, y, d);

    public static void Apply<T>(ReadOnlySpan<T> x, T y, Span<T> d) where T : unmanaged, INumber<T> => Elementwise.Scalarwise<T, NumberMaximum>(x, y, d);
}

/// <summary>The smaller; a number beats NaN.</summary>
internal readonly struct NumberMinimum : IBinaryOperation
{
    public static T Apply<T>(T x, T y) where T : unmanaged, INumber<T> => T.IsNaN(y) ? x : T.IsNaN(x) ? y : x <= y ? x : y;

    public static void Apply<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> d) where T : unmanaged, INumber<T> => Elementwise.Scalarwise<T, NumberMinimum>(x, y, d);

    public static void Apply<T>(ReadOnlySpan<T> x, T y, Span<T> d) where T : unmanaged, INumber<T> => Elementwise.Scalarwise<T, NumberMinimum>(x, y, d);
}

/// <summary>0 below 0, 1 above 0 (and for NaN, 0), y at 0.</summary>
internal readonly struct UnitStep : IBinaryOperation
{
    public static T Apply<T>(T x, T y) where T : unmanaged, INumber<T> => x == T.Zero ? y : x < T.Zero || T.IsNaN(x) ? T.Zero : T.One;

    public static void Apply<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> d) where T : unmanaged, INumber<T> => Elementwise.Scalarwise<T, UnitStep>(x, y, d);

    public static void Apply<T>(ReadOnlySpan<T> x, T y, Span<T> d) where T : unmanaged, INumber<T> => Elementwise.Scalarwise<T, UnitStep>(x, y, d);
}

/// <summary>The neighbour of x in the direction of y.</summary>
internal readonly struct NextNumber : IBinaryOperation
{
    public static T Apply<T>(T x, T y) where T : unmanaged, INumber<T>
    {
        if (T.IsNaN(x) || T.IsNaN(y)) return x + y;
        if (x == y) return y;
        return typeof(T) == typeof(float)
            ? T.CreateTruncating(x < y ? float.BitIncrement(float.CreateTruncating(x)) : float.BitDecrement(float.CreateTruncating(x)))
            : T.CreateTruncating(x < y ? double.BitIncrement(double.CreateTruncating(x)) : double.BitDecrement(double.CreateTruncating(x)));
    }

    public static void Apply<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> d) where T : unmanaged, INumber<T> => Elementwise.Scalarwise<T, NextNumber>(x, y, d);

    public static void Apply<T>(ReadOnlySpan<T> x, T y, Span<T> d) where T : unmanaged, INumber<T> => Elementwise.Scalarwise<T, NextNumber>(x, y, d);
}

/// <summary>The exponent e of x = m 2^e with m in [0.5, 1); 0 for 0, infinities and NaN.</summary>
internal readonly struct BinaryExponent : IUnaryOperation
{
    public static void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++) d[i] = T.CreateTruncating(Of(double.CreateTruncating(x[i])));
    }

    internal static int Of(double x) => x == 0 || !double.IsFinite(x) ? 0 : Math.ILogB(x) + 1;
}

/// <summary>The mantissa m of x = m 2^e.</summary>
internal readonly struct BinaryMantissa : IUnaryOperation
{
    public static void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            double value = double.CreateTruncating(x[i]);
            d[i] = T.CreateTruncating(Math.ScaleB(value, -BinaryExponent.Of(value)));
        }
    }
}
