using System.Numerics;

namespace TorchSharp.Kernels;

internal readonly partial struct Negate : INumericUnaryOperation
{
    public static T Apply<T>(T x) where T : unmanaged, INumber<T> => unchecked(-x);
}

internal readonly struct Absolute : INumericUnaryOperation
{
    public static T Apply<T>(T x) where T : unmanaged, INumber<T> => x < T.Zero || (T.IsNegative(x) && T.IsZero(x)) ? unchecked(-x) : x;
}

internal readonly struct Signum : INumericUnaryOperation
{
    public static T Apply<T>(T x) where T : unmanaged, INumber<T> => x > T.Zero ? T.One : x < T.Zero ? -T.One : T.Zero;
}

internal readonly struct RectifiedLinear : INumericUnaryOperation
{
    public static T Apply<T>(T x) where T : unmanaged, INumber<T> => x > T.Zero || T.IsNaN(x) ? x : T.Zero;
}

internal readonly struct LogicalNot : INumericUnaryOperation
{
    public static T Apply<T>(T x) where T : unmanaged, INumber<T> => T.IsZero(x) ? T.One : T.Zero;
}
