using System.Numerics;
using System.Numerics.Tensors;

namespace TorchSharp.Kernels;

/// <summary>Sum.</summary>
internal readonly partial struct Add : IBinaryOperation
{
    public static T Apply<T>(T x, T y) where T : unmanaged, INumber<T> => x + y;

    public static void Apply<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> d) where T : unmanaged, INumber<T> => TensorPrimitives.Add(x, y, d);

    public static void Apply<T>(ReadOnlySpan<T> x, T y, Span<T> d) where T : unmanaged, INumber<T> => TensorPrimitives.Add(x, y, d);
}

/// <summary>Difference.</summary>
internal readonly partial struct Subtract : IBinaryOperation
{
    public static T Apply<T>(T x, T y) where T : unmanaged, INumber<T> => x - y;

    public static void Apply<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> d) where T : unmanaged, INumber<T> => TensorPrimitives.Subtract(x, y, d);

    public static void Apply<T>(ReadOnlySpan<T> x, T y, Span<T> d) where T : unmanaged, INumber<T> => TensorPrimitives.Subtract(x, y, d);
}

/// <summary>Product.</summary>
internal readonly partial struct Multiply : IBinaryOperation
{
    public static T Apply<T>(T x, T y) where T : unmanaged, INumber<T> => x * y;

    public static void Apply<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> d) where T : unmanaged, INumber<T> => TensorPrimitives.Multiply(x, y, d);

    public static void Apply<T>(ReadOnlySpan<T> x, T y, Span<T> d) where T : unmanaged, INumber<T> => TensorPrimitives.Multiply(x, y, d);
}

/// <summary>Quotient of floating-point numbers.</summary>
internal readonly partial struct Divide : IBinaryOperation
{
    public static T Apply<T>(T x, T y) where T : unmanaged, INumber<T> => x / y;

    public static void Apply<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> d) where T : unmanaged, INumber<T> => TensorPrimitives.Divide(x, y, d);

    public static void Apply<T>(ReadOnlySpan<T> x, T y, Span<T> d) where T : unmanaged, INumber<T> => TensorPrimitives.Divide(x, y, d);
}

/// <summary>The larger; NaN wins.</summary>
internal readonly struct Maximum : IBinaryOperation
{
    public static T Apply<T>(T x, T y) where T : unmanaged, INumber<T> => T.Max(x, y);

    public static void Apply<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> d) where T : unmanaged, INumber<T> => TensorPrimitives.Max(x, y, d);

    public static void Apply<T>(ReadOnlySpan<T> x, T y, Span<T> d) where T : unmanaged, INumber<T> => TensorPrimitives.Max(x, y, d);
}

/// <summary>The smaller; NaN wins.</summary>
internal readonly struct Minimum : IBinaryOperation
{
    public static T Apply<T>(T x, T y) where T : unmanaged, INumber<T> => T.Min(x, y);

    public static void Apply<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> d) where T : unmanaged, INumber<T> => TensorPrimitives.Min(x, y, d);

    public static void Apply<T>(ReadOnlySpan<T> x, T y, Span<T> d) where T : unmanaged, INumber<T> => TensorPrimitives.Min(x, y, d);
}

/// <summary>y - x: number minus tensor.</summary>
internal readonly partial struct ReverseSubtract : IBinaryOperation
{
    public static T Apply<T>(T x, T y) where T : unmanaged, INumber<T> => y - x;

    public static void Apply<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> d) where T : unmanaged, INumber<T> => TensorPrimitives.Subtract(y, x, d);

    public static void Apply<T>(ReadOnlySpan<T> x, T y, Span<T> d) where T : unmanaged, INumber<T> => TensorPrimitives.Subtract(y, x, d);
}

/// <summary>y / x: number over tensor.</summary>
internal readonly partial struct ReverseDivide : IBinaryOperation
{
    public static T Apply<T>(T x, T y) where T : unmanaged, INumber<T> => y / x;

    public static void Apply<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> d) where T : unmanaged, INumber<T> => TensorPrimitives.Divide(y, x, d);

    public static void Apply<T>(ReadOnlySpan<T> x, T y, Span<T> d) where T : unmanaged, INumber<T> => TensorPrimitives.Divide(y, x, d);
}

/// <summary>Sum of bools.</summary>
internal readonly struct BitwiseOrOfFlags : IBinaryOperation
{
    public static T Apply<T>(T x, T y) where T : unmanaged, INumber<T> => T.IsZero(x) && T.IsZero(y) ? T.Zero : T.One;

    public static void Apply<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> d) where T : unmanaged, INumber<T> => Elementwise.Scalarwise<T, BitwiseOrOfFlags>(x, y, d);

    public static void Apply<T>(ReadOnlySpan<T> x, T y, Span<T> d) where T : unmanaged, INumber<T> => Elementwise.Scalarwise<T, BitwiseOrOfFlags>(x, y, d);
}

/// <summary>Quotient rounded down, as Python has it.</summary>
internal readonly struct FloorDivide : IBinaryOperation
{
    public static T Apply<T>(T x, T y) where T : unmanaged, INumber<T> => Rounding.FloorDivide(x, y);

    public static void Apply<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> d) where T : unmanaged, INumber<T> => Elementwise.Scalarwise<T, FloorDivide>(x, y, d);

    public static void Apply<T>(ReadOnlySpan<T> x, T y, Span<T> d) where T : unmanaged, INumber<T> => Elementwise.Scalarwise<T, FloorDivide>(x, y, d);
}

/// <summary>Remainder with the sign of the divisor, as Python has it.</summary>
internal readonly struct Remainder : IBinaryOperation
{
    public static T Apply<T>(T x, T y) where T : unmanaged, INumber<T> => Rounding.Remainder(x, y);

    public static void Apply<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> d) where T : unmanaged, INumber<T> => Elementwise.Scalarwise<T, Remainder>(x, y, d);

    public static void Apply<T>(ReadOnlySpan<T> x, T y, Span<T> d) where T : unmanaged, INumber<T> => Elementwise.Scalarwise<T, Remainder>(x, y, d);
}

/// <summary>Remainder with the sign of the dividend, as C has it.</summary>
internal readonly struct TruncatedRemainder : IBinaryOperation
{
    public static T Apply<T>(T x, T y) where T : unmanaged, INumber<T> => Rounding.TruncatedRemainder(x, y);

    public static void Apply<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> d) where T : unmanaged, INumber<T> => Elementwise.Scalarwise<T, TruncatedRemainder>(x, y, d);

    public static void Apply<T>(ReadOnlySpan<T> x, T y, Span<T> d) where T : unmanaged, INumber<T> => Elementwise.Scalarwise<T, TruncatedRemainder>(x, y, d);
}

/// <summary>x to the power of y; integers by repeated squaring.</summary>
internal readonly partial struct Power : IBinaryOperation
{
    public static T Apply<T>(T x, T y) where T : unmanaged, INumber<T> => Powers.Power(x, y);

    public static void Apply<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> d) where T : unmanaged, INumber<T> => Elementwise.Scalarwise<T, Power>(x, y, d);

    public static void Apply<T>(ReadOnlySpan<T> x, T y, Span<T> d) where T : unmanaged, INumber<T> => Elementwise.Scalarwise<T, Power>(x, y, d);
}
