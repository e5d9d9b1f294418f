using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>
/// Max pooling by the common 2 x 2 window with stride 2. Which of four neighbours is the largest is as good as random, so the choice is
/// made without a branch: eight or four windows at a time in single precision.
/// </summary>
internal static unsafe class HalvingMax
{
    internal static void Plane<T>(int outputHeight, int outputWidth, int inputWidth, T* source, T* target, long* chosen)
        where T : unmanaged, INumber<T>
    {
        for (var h = 0; h < outputHeight; h++, target += outputWidth, chosen += outputWidth)
        {
            var first = 2 * h * inputWidth;
            if (typeof(T) == typeof(float) && Vector128.IsHardwareAccelerated && outputWidth >= 4)
            {
                Row((float*)source, first, inputWidth, (float*)target, chosen, outputWidth);
                continue;
            }
            for (var w = 0; w < outputWidth; w++)
                One(source, first + 2 * w, inputWidth, out target[w], out chosen[w]);
        }
    }

    /// <summary>What is left over at the end of a row is done by a last step that overlaps the one before.</summary>
    static void Row(float* source, int first, int width, float* target, long* chosen, int count)
    {
        var w = 0;
        if (Vector256.IsHardwareAccelerated)
            for (; w <= count - 8; w += 8)
                Eight(source, first + 2 * w, width, target + w, chosen + w);
        for (; w <= count - 4; w += 4)
            Four(source, first + 2 * w, width, target + w, chosen + w);
        if (w < count)
            Four(source, first + 2 * (count - 4), width, target + count - 4, chosen + count - 4);
    }

    static void Eight(float* source, int first, int width, float* target, long* chosen)
    {
        float* upper = source + first, lower = upper + width;
        var best = Even256(upper);
        // Offsets from the window's first element: at most width + 1.
        var at = Vector256<int>.Zero;
        Challenge(Odd256(upper), Vector256.Create(1), ref best, ref at);
        Challenge(Even256(lower), Vector256.Create(width), ref best, ref at);
        Challenge(Odd256(lower), Vector256.Create(width + 1), ref best, ref at);
        best.Store(target);
        at += Vector256.Create(first) + (Vector256<int>.Indices << 1);
        var (low, high) = Vector256.Widen(at);
        low.Store(chosen);
        high.Store(chosen + 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<float> Even256(float* x) => Vector256.Create(
        Vector256.Shuffle(Vector256.Load(x), Vector256.Create(0, 2, 4, 6, 0, 2, 4, 6)).GetLower(),
        Vector256.Shuffle(Vector256.Load(x + 8), Vector256.Create(0, 2, 4, 6, 0, 2, 4, 6)).GetLower());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<float> Odd256(float* x) => Vector256.Create(
        Vector256.Shuffle(Vector256.Load(x), Vector256.Create(1, 3, 5, 7, 1, 3, 5, 7)).GetLower(),
        Vector256.Shuffle(Vector256.Load(x + 8), Vector256.Create(1, 3, 5, 7, 1, 3, 5, 7)).GetLower());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Challenge(Vector256<float> value, Vector256<int> offset, ref Vector256<float> best, ref Vector256<int> at)
    {
        var wins = Vector256.GreaterThan(value, best) | ~Vector256.Equals(value, value);
        best = Vector256.ConditionalSelect(wins, value, best);
        at = Vector256.ConditionalSelect(wins.AsInt32(), offset, at);
    }

    static void Four(float* source, int first, int width, float* target, long* chosen)
    {
        float* upper = source + first, lower = upper + width;
        var best = Even128(upper);
        var at = Vector128<int>.Zero;
        Challenge(Odd128(upper), Vector128.Create(1), ref best, ref at);
        Challenge(Even128(lower), Vector128.Create(width), ref best, ref at);
        Challenge(Odd128(lower), Vector128.Create(width + 1), ref best, ref at);
        best.Store(target);
        at += Vector128.Create(first) + (Vector128<int>.Indices << 1);
        var (low, high) = Vector128.Widen(at);
        low.Store(chosen);
        high.Store(chosen + 2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<float> Even128(float* x) => Vector128.Create(
        Vector128.Shuffle(Vector128.Load(x), Vector128.Create(0, 2, 0, 2)).GetLower(),
        Vector128.Shuffle(Vector128.Load(x + 4), Vector128.Create(0, 2, 0, 2)).GetLower());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<float> Odd128(float* x) => Vector128.Create(
        Vector128.Shuffle(Vector128.Load(x), Vector128.Create(1, 3, 1, 3)).GetLower(),
        Vector128.Shuffle(Vector128.Load(x + 4), Vector128.Create(1, 3, 1, 3)).GetLower());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Challenge(Vector128<float> value, Vector128<int> offset, ref Vector128<float> best, ref Vector128<int> at)
    {
        var wins = Vector128.GreaterThan(value, best) | ~Vector128.Equals(value, value);
        best = Vector128.ConditionalSelect(wins, value, best);
        at = Vector128.ConditionalSelect(wins.AsInt32(), offset, at);
    }

    static void One<T>(T* source, int first, int width, out T best, out long chosen)
        where T : unmanaged, INumber<T>
    {
        var index = first;
        best = source[first];
        foreach (var candidate in (ReadOnlySpan<int>)[first + 1, first + width, first + width + 1])
        {
            var value = source[candidate];
            if (value > best || T.IsNaN(value))
                (best, index) = (value, candidate);
        }
        chosen = index;
    }
}
