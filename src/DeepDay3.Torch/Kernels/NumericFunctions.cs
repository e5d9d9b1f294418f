using System.Numerics;
using System.Numerics.Tensors;

namespace TorchSharp.Kernels;

internal readonly partial struct Negate : INumericUnaryOperation
{
    public static T Apply<T>(T x) where T : unmanaged, INumber<T> => unchecked(-x);

    public static void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, INumber<T> => TensorPrimitives.Negate(x, d);
}

internal readonly struct Absolute : INumericUnaryOperation
{
    public static T Apply<T>(T x) where T : unmanaged, INumber<T> => x < T.Zero || (T.IsNegative(x) && T.IsZero(x)) ? unchecked(-x) : x;

    public static void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, INumber<T>
    {
        // The library throws for the smallest integer, which has no positive counterpart: here it stays what it is.
        if (typeof(T) == typeof(float) || typeof(T) == typeof(double)) TensorPrimitives.Abs(x, d);
        else Elementwise.Scalarwise<T, Absolute>(x, d);
    }
}

internal readonly struct Signum : INumericUnaryOperation
{
    public static T Apply<T>(T x) where T : unmanaged, INumber<T> => x > T.Zero ? T.One : x < T.Zero ? -T.One : T.Zero;

    public static void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, INumber<T> => Elementwise.Scalarwise<T, Signum>(x, d);
}

internal readonly struct RectifiedLinear : INumericUnaryOperation
{
    public static T Apply<T>(T x) where T : unmanaged, INumber<T> => x > T.Zero || T.IsNaN(x) ? x : T.Zero;

    public static void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, INumber<T>
    {
        int i = 0;
        if (Vector<T>.IsSupported)
        {
            for (; i <= x.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                var v = new Vector<T>(x[i..]);
                Vector.ConditionalSelect(Vector.LessThanOrEqual(v, Vector<T>.Zero), Vector<T>.Zero, v).CopyTo(d[i..]);
            }
        }
        for (; i < x.Length; i++) d[i] = Apply(x[i]);
    }
}

internal readonly struct LogicalNot : INumericUnaryOperation
{
    public static T Apply<T>(T x) where T : unmanaged, INumber<T> => T.IsZero(x) ? T.One : T.Zero;

    public static void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, INumber<T> => Elementwise.Scalarwise<T, LogicalNot>(x, d);
}
