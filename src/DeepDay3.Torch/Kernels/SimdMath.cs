using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>
/// Elementary functions over spans. Each element's result depends on that element alone, not on its place, so any cut of the work
/// gives the same bits. The destination may be the source itself, but not overlap it otherwise, and is at least as long.
/// </summary>
internal static partial class SimdMath
{
    /// <summary>d = e^x.</summary>
    public static void Exp(ReadOnlySpan<float> x, Span<float> d) => Map<float, ExpFunction>(x, d);

    /// <inheritdoc cref="Exp(ReadOnlySpan{float}, Span{float})"/>
    public static void Exp(ReadOnlySpan<double> x, Span<double> d) => Map<double, ExpFunction>(x, d);

    /// <summary>d = ln x: NaN below 0, minus infinity at 0.</summary>
    public static void Log(ReadOnlySpan<float> x, Span<float> d) => Map<float, LogFunction>(x, d);

    /// <inheritdoc cref="Log(ReadOnlySpan{float}, Span{float})"/>
    public static void Log(ReadOnlySpan<double> x, Span<double> d) => Map<double, LogFunction>(x, d);

    /// <summary>d = tanh x, with a small relative error down to the least denormal.</summary>
    public static void Tanh(ReadOnlySpan<float> x, Span<float> d) => Map<float, TanhFunction>(x, d);

    /// <inheritdoc cref="Tanh(ReadOnlySpan{float}, Span{float})"/>
    public static void Tanh(ReadOnlySpan<double> x, Span<double> d) => Map<double, TanhFunction>(x, d);

    /// <summary>d = 1 / (1 + e^-x).</summary>
    public static void Sigmoid(ReadOnlySpan<float> x, Span<float> d) => Map<float, SigmoidFunction>(x, d);

    /// <inheritdoc cref="Sigmoid(ReadOnlySpan{float}, Span{float})"/>
    public static void Sigmoid(ReadOnlySpan<double> x, Span<double> d) => Map<double, SigmoidFunction>(x, d);

    /// <summary>d = sin x, x in radians.</summary>
    public static void Sin(ReadOnlySpan<float> x, Span<float> d)
    {
        d = d[..x.Length];
        for (int i = 0; i < x.Length; i++)
            d[i] = MathF.Sin(x[i]);
    }

    /// <inheritdoc cref="Sin(ReadOnlySpan{float}, Span{float})"/>
    public static void Sin(ReadOnlySpan<double> x, Span<double> d)
    {
        d = d[..x.Length];
        for (int i = 0; i < x.Length; i++)
            d[i] = Math.Sin(x[i]);
    }

    /// <summary>d = cos x, x in radians.</summary>
    public static void Cos(ReadOnlySpan<float> x, Span<float> d)
    {
        d = d[..x.Length];
        for (int i = 0; i < x.Length; i++)
            d[i] = MathF.Cos(x[i]);
    }

    /// <inheritdoc cref="Cos(ReadOnlySpan{float}, Span{float})"/>
    public static void Cos(ReadOnlySpan<double> x, Span<double> d)
    {
        d = d[..x.Length];
        for (int i = 0; i < x.Length; i++)
            d[i] = Math.Cos(x[i]);
    }

    /// <summary>One function in each form that <see cref="Map"/> needs.</summary>
    interface IFunction<T> where T : unmanaged
    {
        static abstract Vector512<T> Apply(Vector512<T> x);

        static abstract Vector256<T> Apply(Vector256<T> x);
    }

    static void Map<T, TFunction>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged where TFunction : struct, IFunction<T>
    {
        if (d.Length < x.Length)
            throw new ArgumentException($"The destination holds {d.Length} elements, the source {x.Length}.", nameof(d));
        ref T from = ref Unsafe.AsRef(in x.GetPinnableReference());
        ref T to = ref d.GetPinnableReference();
        if (Vector512.IsHardwareAccelerated)
            Map512<T, TFunction>(ref from, ref to, x.Length);
        else
            Map256<T, TFunction>(ref from, ref to, x.Length);
    }

    // Optimised from the first call: a notebook cell is over before the runtime would recompile it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Map512<T, TFunction>(ref T from, ref T to, int count) where T : unmanaged where TFunction : struct, IFunction<T>
    {
        int width = Vector512<T>.Count;
        if (count < width)
        {
            Map256<T, TFunction>(ref from, ref to, count);
            return;
        }
        // The last vector overlaps the one before it: it is read first, in case the destination is the source.
        var last = Vector512.LoadUnsafe(ref from, (nuint)(count - width));
        for (int i = 0; i < count - width; i += width)
            TFunction.Apply(Vector512.LoadUnsafe(ref from, (nuint)i)).StoreUnsafe(ref to, (nuint)i);
        TFunction.Apply(last).StoreUnsafe(ref to, (nuint)(count - width));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Map256<T, TFunction>(ref T from, ref T to, int count) where T : unmanaged where TFunction : struct, IFunction<T>
    {
        int width = Vector256<T>.Count;
        if (count >= width)
        {
            var last = Vector256.LoadUnsafe(ref from, (nuint)(count - width));
            for (int i = 0; i < count - width; i += width)
                TFunction.Apply(Vector256.LoadUnsafe(ref from, (nuint)i)).StoreUnsafe(ref to, (nuint)i);
            TFunction.Apply(last).StoreUnsafe(ref to, (nuint)(count - width));
            return;
        }
        var few = Vector256<T>.Zero;
        for (int i = 0; i < count; i++)
            few = few.WithElement(i, Unsafe.Add(ref from, i));
        few = TFunction.Apply(few);
        for (int i = 0; i < count; i++)
            Unsafe.Add(ref to, i) = few.GetElement(i);
    }

    readonly struct ExpFunction : IFunction<float>, IFunction<double>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)] public static Vector512<float> Apply(Vector512<float> x) => Exp(x);
        [MethodImpl(MethodImplOptions.AggressiveInlining)] public static Vector256<float> Apply(Vector256<float> x) => Exp(x);
        [MethodImpl(MethodImplOptions.AggressiveInlining)] public static Vector512<double> Apply(Vector512<double> x) => Exp(x);
        [MethodImpl(MethodImplOptions.AggressiveInlining)] public static Vector256<double> Apply(Vector256<double> x) => Exp(x);
    }

    readonly struct LogFunction : IFunction<float>, IFunction<double>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)] public static Vector512<float> Apply(Vector512<float> x) => Log(x);
        [MethodImpl(MethodImplOptions.AggressiveInlining)] public static Vector256<float> Apply(Vector256<float> x) => Log(x);
        [MethodImpl(MethodImplOptions.AggressiveInlining)] public static Vector512<double> Apply(Vector512<double> x) => Log(x);
        [MethodImpl(MethodImplOptions.AggressiveInlining)] public static Vector256<double> Apply(Vector256<double> x) => Log(x);
    }

    readonly struct TanhFunction : IFunction<float>, IFunction<double>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)] public static Vector512<float> Apply(Vector512<float> x) => Tanh(x);
        [MethodImpl(MethodImplOptions.AggressiveInlining)] public static Vector256<float> Apply(Vector256<float> x) => Tanh(x);
        [MethodImpl(MethodImplOptions.AggressiveInlining)] public static Vector512<double> Apply(Vector512<double> x) => Tanh(x);
        [MethodImpl(MethodImplOptions.AggressiveInlining)] public static Vector256<double> Apply(Vector256<double> x) => Tanh(x);
    }

    readonly struct SigmoidFunction : IFunction<float>, IFunction<double>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)] public static Vector512<float> Apply(Vector512<float> x) => Sigmoid(x);
        [MethodImpl(MethodImplOptions.AggressiveInlining)] public static Vector256<float> Apply(Vector256<float> x) => Sigmoid(x);
        [MethodImpl(MethodImplOptions.AggressiveInlining)] public static Vector512<double> Apply(Vector512<double> x) => Sigmoid(x);
        [MethodImpl(MethodImplOptions.AggressiveInlining)] public static Vector256<double> Apply(Vector256<double> x) => Sigmoid(x);
    }
}
