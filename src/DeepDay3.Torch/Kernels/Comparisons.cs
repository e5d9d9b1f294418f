using System.Numerics;

namespace TorchSharp.Kernels;

internal readonly partial struct Equal : IComparison
{
    public static bool Apply<T>(T x, T y) where T : unmanaged, INumber<T> => x == y;
}

internal readonly partial struct NotEqual : IComparison
{
    public static bool Apply<T>(T x, T y) where T : unmanaged, INumber<T> => x != y;
}

internal readonly struct Less : IComparison
{
    public static bool Apply<T>(T x, T y) where T : unmanaged, INumber<T> => x < y;
}

internal readonly struct LessOrEqual : IComparison
{
    public static bool Apply<T>(T x, T y) where T : unmanaged, INumber<T> => x <= y;
}

internal readonly struct Greater : IComparison
{
    public static bool Apply<T>(T x, T y) where T : unmanaged, INumber<T> => x > y;
}

internal readonly struct GreaterOrEqual : IComparison
{
    public static bool Apply<T>(T x, T y) where T : unmanaged, INumber<T> => x >= y;
}

internal readonly partial struct LogicalAnd : IComparison
{
    public static bool Apply<T>(T x, T y) where T : unmanaged, INumber<T> => !T.IsZero(x) && !T.IsZero(y);
}

internal readonly partial struct LogicalOr : IComparison
{
    public static bool Apply<T>(T x, T y) where T : unmanaged, INumber<T> => !T.IsZero(x) || !T.IsZero(y);
}

internal readonly partial struct LogicalXor : IComparison
{
    public static bool Apply<T>(T x, T y) where T : unmanaged, INumber<T> => T.IsZero(x) != T.IsZero(y);
}
