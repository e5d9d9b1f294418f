using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace TorchSharp.Kernels;

/// <summary>Vectors of 128 bits, of float or double. The functions go through 256 bits, which is two vectors where a machine has no wider ones.</summary>
internal readonly unsafe struct Simd128<T> : ISimd<T, Vector128<T>>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static int Lanes => Vector128<T>.Count;
    public static bool HasManyRegisters => AdvSimd.IsSupported;
    public static Vector128<T> Zero => Vector128<T>.Zero;
    public static Vector128<T> One => Vector128<T>.One;

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Load(T* source) => Vector128.Load(source);

    [MethodImpl(AggressiveInlining)]
    public static void Store(Vector128<T> value, T* target) => value.Store(target);

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Create(T value) => Vector128.Create(value);

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Add(Vector128<T> a, Vector128<T> b) => a + b;

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Subtract(Vector128<T> a, Vector128<T> b) => a - b;

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Multiply(Vector128<T> a, Vector128<T> b) => a * b;

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> MultiplyAdd(Vector128<T> a, Vector128<T> b, Vector128<T> c) =>
        typeof(T) == typeof(float)
            ? Vector128.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
            : Vector128.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Sigmoid(Vector128<T> x) =>
        Simd256<T>.Sigmoid(Vector256.Create(x, Vector128<T>.Zero)).GetLower();

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Tanh(Vector128<T> x) =>
        Simd256<T>.Tanh(Vector256.Create(x, Vector128<T>.Zero)).GetLower();

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> WherePositive(Vector128<T> condition, Vector128<T> value) =>
        Vector128.AndNot(value, Vector128.LessThanOrEqual(condition, Vector128<T>.Zero));

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Flush(Vector128<T> x)
    {
        var least = typeof(T) == typeof(float) ? Vector128.Create(1e-30f).As<float, T>() : Vector128.Create(1e-290).As<double, T>();
        return Vector128.AndNot(x, Vector128.LessThan(Vector128.Abs(x), least));
    }
}
