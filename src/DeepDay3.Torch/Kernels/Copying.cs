using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp.Kernels;

/// <summary>Copies and type conversions between strided memory.</summary>
internal static class Copying
{
    internal static void Run<TFrom, TTo>(ReadOnlySpan<long> sizes, ReadOnlySpan<TFrom> source, ReadOnlySpan<long> sourceStrides, Span<TTo> target, ReadOnlySpan<long> targetStrides)
        where TFrom : unmanaged, INumber<TFrom> where TTo : unmanaged, INumber<TTo>
    {
        Span<long> scratch = stackalloc long[Strided.Scratch];
        var walk = Strided.Over(scratch, sizes, targetStrides, sourceStrides, sourceStrides);
        do
        {
            int length = walk.Length;
            if (walk.Step1 == 1 && walk.Step2 == 1)
            {
                var from = source.Slice(walk.Offset2, length);
                var to = target.Slice(walk.Offset1, length);
                if (typeof(TFrom) == typeof(TTo)) MemoryMarshal.Cast<TFrom, TTo>(from).CopyTo(to);
                else Convert(from, to);
            }
            else if (walk.Step1 == 1 && walk.Step2 == 0 && typeof(TFrom) == typeof(TTo))
            {
                target.Slice(walk.Offset1, length).Fill(Cast<TFrom, TTo>(source[walk.Offset2]));
            }
            else
            {
                int from = walk.Offset2, to = walk.Offset1;
                for (int i = 0; i < length; i++, from += walk.Step2, to += walk.Step1) target[to] = Cast<TFrom, TTo>(source[from]);
            }
        }
        while (walk.Next());
    }

    /// <summary>Adds strided elements to strided elements, in order.</summary>
    internal static void Add<T>(ReadOnlySpan<long> sizes, ReadOnlySpan<T> source, ReadOnlySpan<long> sourceStrides, Span<T> target, ReadOnlySpan<long> targetStrides)
        where T : unmanaged, INumber<T>
    {
        if (source.IsEmpty) return;
        Span<long> scratch = stackalloc long[Strided.Scratch];
        var walk = Strided.Over(scratch, sizes, targetStrides, sourceStrides, sourceStrides);
        do
        {
            int from = walk.Offset2, to = walk.Offset1;
            for (int i = 0; i < walk.Length; i++, from += walk.Step2, to += walk.Step1) target[to] += source[from];
        }
        while (walk.Next());
    }

    static void Convert<TFrom, TTo>(ReadOnlySpan<TFrom> from, Span<TTo> to) where TFrom : unmanaged, INumber<TFrom> where TTo : unmanaged, INumber<TTo>
    {
        for (int i = 0; i < from.Length; i++) to[i] = Cast<TFrom, TTo>(from[i]);
    }

    /// <summary>C's conversion: a fraction is cut off, integers wrap around (a floating-point number by way of int64).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TTo Cast<TFrom, TTo>(TFrom value) where TFrom : unmanaged, INumber<TFrom> where TTo : unmanaged, INumber<TTo>
    {
        if (typeof(TFrom) == typeof(TTo)) return Unsafe.BitCast<TFrom, TTo>(value);
        bool fromFloat = typeof(TFrom) == typeof(float) || typeof(TFrom) == typeof(double);
        bool toFloat = typeof(TTo) == typeof(float) || typeof(TTo) == typeof(double);
        return fromFloat && !toFloat && typeof(TTo) != typeof(long) ? TTo.CreateTruncating(long.CreateTruncating(value)) : TTo.CreateTruncating(value);
    }
}
