using System.Numerics;
using System.Numerics.Tensors;

namespace TorchSharp.Kernels;

internal readonly partial struct ExpFunction : IUnaryOperation
{
    public static void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float)) SimdMath.Exp(Reinterpret.Floats(x), Reinterpret.Floats(d));
        else SimdMath.Exp(Reinterpret.Doubles(x), Reinterpret.Doubles(d));
    }
}

internal readonly partial struct LogFunction : IUnaryOperation
{
    public static void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float)) SimdMath.Log(Reinterpret.Floats(x), Reinterpret.Floats(d));
        else SimdMath.Log(Reinterpret.Doubles(x), Reinterpret.Doubles(d));
    }
}

internal readonly partial struct TanhFunction : IUnaryOperation
{
    public static void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float)) SimdMath.Tanh(Reinterpret.Floats(x), Reinterpret.Floats(d));
        else SimdMath.Tanh(Reinterpret.Doubles(x), Reinterpret.Doubles(d));
    }
}

internal readonly partial struct SigmoidFunction : IUnaryOperation
{
    public static void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float)) SimdMath.Sigmoid(Reinterpret.Floats(x), Reinterpret.Floats(d));
        else SimdMath.Sigmoid(Reinterpret.Doubles(x), Reinterpret.Doubles(d));
    }
}

internal readonly partial struct SinFunction : IUnaryOperation
{
    public static void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float)) SimdMath.Sin(Reinterpret.Floats(x), Reinterpret.Floats(d));
        else SimdMath.Sin(Reinterpret.Doubles(x), Reinterpret.Doubles(d));
    }
}

internal readonly partial struct CosFunction : IUnaryOperation
{
    public static void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float)) SimdMath.Cos(Reinterpret.Floats(x), Reinterpret.Floats(d));
        else SimdMath.Cos(Reinterpret.Doubles(x), Reinterpret.Doubles(d));
    }
}

internal readonly partial struct SqrtFunction : IUnaryOperation
{
    public static void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Sqrt(x, d);
}

internal readonly struct FloorFunction : IUnaryOperation
{
    public static void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Floor(x, d);
}

internal readonly struct CeilFunction : IUnaryOperation
{
    public static void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Ceiling(x, d);
}

internal readonly struct TruncateFunction : IUnaryOperation
{
    public static void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Truncate(x, d);
}

internal readonly struct RoundFunction : IUnaryOperation
{
    public static void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++) d[i] = T.Round(x[i], MidpointRounding.ToEven);
    }
}

internal readonly partial struct ReciprocalSqrtFunction : IUnaryOperation
{
    public static void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++) d[i] = T.One / T.Sqrt(x[i]);
    }
}

internal readonly partial struct ReciprocalFunction : IUnaryOperation
{
    public static void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++) d[i] = T.One / x[i];
    }
}

internal readonly partial struct TanFunction : IUnaryOperation
{
    public static void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++) d[i] = T.Tan(x[i]);
    }
}

internal readonly partial struct AsinFunction : IUnaryOperation
{
    public static void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++) d[i] = T.Asin(x[i]);
    }
}

internal readonly partial struct AcosFunction : IUnaryOperation
{
    public static void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++) d[i] = T.Acos(x[i]);
    }
}

internal readonly partial struct AtanFunction : IUnaryOperation
{
    public static void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++) d[i] = T.Atan(x[i]);
    }
}

internal readonly partial struct SinhFunction : IUnaryOperation
{
    public static void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++) d[i] = T.Sinh(x[i]);
    }
}

internal readonly partial struct CoshFunction : IUnaryOperation
{
    public static void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++) d[i] = T.Cosh(x[i]);
    }
}

internal readonly partial struct AsinhFunction : IUnaryOperation
{
    public static void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++) d[i] = T.Asinh(x[i]);
    }
}

internal readonly partial struct AcoshFunction : IUnaryOperation
{
    public static void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++) d[i] = T.Acosh(x[i]);
    }
}

internal readonly partial struct AtanhFunction : IUnaryOperation
{
    public static void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++) d[i] = T.Atanh(x[i]);
    }
}

internal readonly partial struct Log2Function : IUnaryOperation
{
    public static void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++) d[i] = T.Log2(x[i]);
    }
}

internal readonly partial struct Log10Function : IUnaryOperation
{
    public static void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++) d[i] = T.Log10(x[i]);
    }
}

internal readonly struct Exp2Function : IUnaryOperation
{
    public static void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++) d[i] = T.Exp2(x[i]);
    }
}

internal readonly struct FractionFunction : IUnaryOperation
{
    public static void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++) d[i] = x[i] - T.Truncate(x[i]);
    }
}
