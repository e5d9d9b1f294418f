using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace TorchSharp.Kernels;

/// <summary>Vectors of 512 bits, of float or double.</summary>
internal readonly unsafe struct Simd512<T> : ISimd<T, Vector512<T>>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static int Lanes => Vector512<T>.Count;
    public static bool HasManyRegisters => true;
    public static Vector512<T> Zero => Vector512<T>.Zero;
    public static Vector512<T> One => Vector512<T>.One;

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Load(T* source) => Vector512.Load(source);

    [MethodImpl(AggressiveInlining)]
    public static void Store(Vector512<T> value, T* target) => value.Store(target);

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Create(T value) => Vector512.Create(value);

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Add(Vector512<T> a, Vector512<T> b) => a + b;

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Subtract(Vector512<T> a, Vector512<T> b) => a - b;

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Multiply(Vector512<T> a, Vector512<T> b) => a * b;

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> MultiplyAdd(Vector512<T> a, Vector512<T> b, Vector512<T> c) =>
        typeof(T) == typeof(float)
            ? Vector512.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
            : Vector512.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Sigmoid(Vector512<T> x) =>
        typeof(T) == typeof(float) ? SimdMath.Sigmoid(x.AsSingle()).As<float, T>() : SimdMath.Sigmoid(x.AsDouble()).As<double, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Tanh(Vector512<T> x) =>
        typeof(T) == typeof(float) ? SimdMath.Tanh(x.AsSingle()).As<float, T>() : SimdMath.Tanh(x.AsDouble()).As<double, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> WherePositive(Vector512<T> condition, Vector512<T> value) =>
        Vector512.AndNot(value, Vector512.LessThanOrEqual(condition, Vector512<T>.Zero));

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Flush(Vector512<T> x)
    {
        var least = typeof(T) == typeof(float) ? Vector512.Create(1e-30f).As<float, T>() : Vector512.Create(1e-290).As<double, T>();
        return Vector512.AndNot(x, Vector512.LessThan(Vector512.Abs(x), least));
    }
}
