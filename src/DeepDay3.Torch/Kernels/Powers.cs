using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>Powers of floating-point numbers and of integers.</summary>
internal static class Powers
{
    internal static T Power<T>(T x, T y) where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(float)) return T.CreateTruncating(MathF.Pow(float.CreateTruncating(x), float.CreateTruncating(y)));
        if (typeof(T) == typeof(double)) return T.CreateTruncating(Math.Pow(double.CreateTruncating(x), double.CreateTruncating(y)));
        if (T.IsNegative(y)) return x == T.One ? T.One : x == -T.One ? (T.IsEvenInteger(y) ? T.One : -T.One) : T.Zero;
        T result = T.One;
        for (long n = long.CreateTruncating(y); n > 0; n >>= 1)
        {
            if ((n & 1) != 0) result = unchecked(result * x);
            x = unchecked(x * x);
        }
        return result;
    }
}
