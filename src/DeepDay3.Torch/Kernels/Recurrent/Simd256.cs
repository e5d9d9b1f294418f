using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace TorchSharp.Kernels;

/// <summary>Vectors of 256 bits, of float or double.</summary>
internal readonly unsafe struct Simd256<T> : ISimd<T, Vector256<T>>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static int Lanes => Vector256<T>.Count;
    public static bool HasManyRegisters => false;
    public static Vector256<T> Zero => Vector256<T>.Zero;
    public static Vector256<T> One => Vector256<T>.One;

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Load(T* source) => Vector256.Load(source);

    [MethodImpl(AggressiveInlining)]
    public static void Store(Vector256<T> value, T* target) => value.Store(target);

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Create(T value) => Vector256.Create(value);

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Add(Vector256<T> a, Vector256<T> b) => a + b;

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Subtract(Vector256<T> a, Vector256<T> b) => a - b;

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Multiply(Vector256<T> a, Vector256<T> b) => a * b;

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> MultiplyAdd(Vector256<T> a, Vector256<T> b, Vector256<T> c) =>
        typeof(T) == typeof(float)
            ? Vector256.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
            : Vector256.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Sigmoid(Vector256<T> x) =>
        typeof(T) == typeof(float) ? SimdMath.Sigmoid(x.AsSingle()).As<float, T>() : SimdMath.Sigmoid(x.AsDouble()).As<double, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Tanh(Vector256<T> x) =>
        typeof(T) == typeof(float) ? SimdMath.Tanh(x.AsSingle()).As<float, T>() : SimdMath.Tanh(x.AsDouble()).As<double, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> WherePositive(Vector256<T> condition, Vector256<T> value) =>
        Vector256.AndNot(value, Vector256.LessThanOrEqual(condition, Vector256<T>.Zero));

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Flush(Vector256<T> x)
    {
        var least = typeof(T) == typeof(float) ? Vector256.Create(1e-30f).As<float, T>() : Vector256.Create(1e-290).As<double, T>();
        return Vector256.AndNot(x, Vector256.LessThan(Vector256.Abs(x), least));
    }
}
