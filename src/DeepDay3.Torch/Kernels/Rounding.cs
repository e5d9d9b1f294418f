using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>Divisions that round, with Python's and C's signs. Integer division by zero is an error, as in PyTorch.</summary>
internal static class Rounding
{
    static bool IsFloat<T>() => typeof(T) == typeof(float) || typeof(T) == typeof(double);

    internal static T FloorDivide<T>(T x, T y) where T : unmanaged, INumber<T>
    {
        if (!IsFloat<T>())
        {
            if (T.IsZero(y)) throw TorchError.Create("ZeroDivisionError");
            T quotient = x / y;
            return !T.IsZero(x - quotient * y) && T.IsNegative(x) != T.IsNegative(y) ? quotient - T.One : quotient;
        }
        double a = double.CreateTruncating(x), b = double.CreateTruncating(y);
        if (b == 0) return T.CreateTruncating(a / b);
        double rest = a % b, result = (a - rest) / b;
        if (rest != 0 && b < 0 != rest < 0) result -= 1;
        if (result == 0) return T.CreateTruncating(Math.CopySign(0, a / b));
        double floor = Math.Floor(result);
        return T.CreateTruncating(result - floor > 0.5 ? floor + 1 : floor);
    }

    internal static T Remainder<T>(T x, T y) where T : unmanaged, INumber<T>
    {
        if (!IsFloat<T>() && T.IsZero(y)) throw TorchError.Create("ZeroDivisionError");
        T rest = x % y;
        return !T.IsZero(rest) && T.IsNegative(rest) != T.IsNegative(y) ? rest + y : rest;
    }

    internal static T TruncatedRemainder<T>(T x, T y) where T : unmanaged, INumber<T>
    {
        if (!IsFloat<T>() && T.IsZero(y)) throw TorchError.Create("ZeroDivisionError");
        return x % y;
    }
}
