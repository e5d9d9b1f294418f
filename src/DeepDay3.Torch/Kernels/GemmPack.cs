using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Kernels;

/// <summary>Rearranges a panel of a matrix so that a micro-kernel reads it from front to back.</summary>
internal static unsafe class GemmPack
{
    /// <summary>
    /// to[p * width + i] = from[p * depthStride + i * laneStride] for depth p below <paramref name="depth"/> and lane i below
    /// <paramref name="lanes"/>. The lanes from there to <paramref name="width"/> repeat the last one: their sums are never stored.
    /// </summary>
    public static void Panel<T>(T* from, nint laneStride, nint depthStride, nint depth, nint lanes, nint width, T* to) where T : unmanaged
    {
        if (laneStride == 1)
        {
            Rows(from, depthStride, depth, lanes, width, to);
            return;
        }
        if (depthStride == 1 && Avx.IsSupported && width % 4 == 0)
        {
            nint done = 0;
            for (; sizeof(T) == 4 && done + 8 <= width && done < lanes; done += 8)
                Transpose8((float*)from + done * laneStride, laneStride, lanes - done - 1, depth, (float*)to + done, width);
            for (; done < lanes; done += 4)
                if (sizeof(T) == 4)
                    Transpose4((float*)from + done * laneStride, laneStride, lanes - done - 1, depth, (float*)to + done, width);
                else
                    Transpose4((double*)from + done * laneStride, laneStride, lanes - done - 1, depth, (double*)to + done, width);
            if (done < width)
                for (nint p = 0; p < depth; p++)
                    for (nint i = done; i < width; i++)
                        to[p * width + i] = to[p * width + lanes - 1];
            return;
        }
        for (nint i = 0; i < width; i++)
            for (nint p = 0; p < depth; p++)
                to[p * width + i] = from[p * depthStride + Math.Min(i, lanes - 1) * laneStride];
    }

    /// <summary>Copies rows of `lanes` elements and repeats the last element up to `width`.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Rows<T>(T* from, nint stride, nint depth, nint lanes, nint width, T* to) where T : unmanaged
    {
        nint bytes = lanes * sizeof(T);
        for (nint p = 0; p < depth; p++, from += stride, to += width)
        {
            byte* s = (byte*)from;
            byte* d = (byte*)to;
            nint left = bytes;
            for (; left >= 32; left -= 32, s += 32, d += 32)
                Vector256.Load(s).Store(d);
            for (; left >= 16; left -= 16, s += 16, d += 16)
                Vector128.Load(s).Store(d);
            for (; left > 0; left -= 4, s += 4, d += 4)
                *(int*)d = *(int*)s;
            for (nint i = lanes; i < width; i++)
                to[i] = from[lanes - 1];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<T> Halves<T>(T* low, T* high) where T : unmanaged => Vector256.Create(Vector128.Load(low), Vector128.Load(high));

    /// <summary>Eight rows, `stride` apart, become eight columns. Rows after number `lastRow` repeat that one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Transpose8(float* from, nint stride, nint lastRow, nint depth, float* to, nint width)
    {
        nint o1 = Math.Min(1, lastRow) * stride, o2 = Math.Min(2, lastRow) * stride, o3 = Math.Min(3, lastRow) * stride;
        nint o4 = Math.Min(4, lastRow) * stride, o5 = Math.Min(5, lastRow) * stride, o6 = Math.Min(6, lastRow) * stride, o7 = Math.Min(7, lastRow) * stride;
        nint p = 0;
        for (; p + 8 <= depth; p += 8, from += 8, to += 8 * width)
        {
            // Rows i and i + 4 meet on the way from memory, which spares the shuffles across halves.
            var r0 = Halves(from, from + o4);
            var r1 = Halves(from + o1, from + o5);
            var r2 = Halves(from + o2, from + o6);
            var r3 = Halves(from + o3, from + o7);
            var r4 = Halves(from + 4, from + o4 + 4);
            var r5 = Halves(from + o1 + 4, from + o5 + 4);
            var r6 = Halves(from + o2 + 4, from + o6 + 4);
            var r7 = Halves(from + o3 + 4, from + o7 + 4);
            var t0 = Avx.UnpackLow(r0, r1);
            var t1 = Avx.UnpackHigh(r0, r1);
            var t2 = Avx.UnpackLow(r2, r3);
            var t3 = Avx.UnpackHigh(r2, r3);
            var t4 = Avx.UnpackLow(r4, r5);
            var t5 = Avx.UnpackHigh(r4, r5);
            var t6 = Avx.UnpackLow(r6, r7);
            var t7 = Avx.UnpackHigh(r6, r7);
            Avx.Shuffle(t0, t2, 0x44).Store(to);
            Avx.Shuffle(t0, t2, 0xEE).Store(to + width);
            Avx.Shuffle(t1, t3, 0x44).Store(to + 2 * width);
            Avx.Shuffle(t1, t3, 0xEE).Store(to + 3 * width);
            Avx.Shuffle(t4, t6, 0x44).Store(to + 4 * width);
            Avx.Shuffle(t4, t6, 0xEE).Store(to + 5 * width);
            Avx.Shuffle(t5, t7, 0x44).Store(to + 6 * width);
            Avx.Shuffle(t5, t7, 0xEE).Store(to + 7 * width);
        }
        for (; p < depth; p++, from++, to += width)
            for (nint i = 0; i < 8; i++)
                to[i] = from[Math.Min(i, lastRow) * stride];
    }

    /// <summary>Four rows, `stride` apart, become four columns. Rows after number `lastRow` repeat that one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Transpose4(float* from, nint stride, nint lastRow, nint depth, float* to, nint width)
    {
        nint o1 = Math.Min(1, lastRow) * stride, o2 = Math.Min(2, lastRow) * stride, o3 = Math.Min(3, lastRow) * stride, p = 0;
        for (; p + 4 <= depth; p += 4, from += 4, to += 4 * width)
        {
            var r0 = Vector128.Load(from);
            var r1 = Vector128.Load(from + o1);
            var r2 = Vector128.Load(from + o2);
            var r3 = Vector128.Load(from + o3);
            var t0 = Sse.UnpackLow(r0, r1);
            var t1 = Sse.UnpackHigh(r0, r1);
            var t2 = Sse.UnpackLow(r2, r3);
            var t3 = Sse.UnpackHigh(r2, r3);
            Sse.MoveLowToHigh(t0, t2).Store(to);
            Sse.MoveHighToLow(t2, t0).Store(to + width);
            Sse.MoveLowToHigh(t1, t3).Store(to + 2 * width);
            Sse.MoveHighToLow(t3, t1).Store(to + 3 * width);
        }
        for (; p < depth; p++, from++, to += width)
            for (nint i = 0; i < 4; i++)
                to[i] = from[Math.Min(i, lastRow) * stride];
    }

    /// <inheritdoc cref="Transpose4(float*, nint, nint, nint, float*, nint)"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Transpose4(double* from, nint stride, nint lastRow, nint depth, double* to, nint width)
    {
        nint o1 = Math.Min(1, lastRow) * stride, o2 = Math.Min(2, lastRow) * stride, o3 = Math.Min(3, lastRow) * stride, p = 0;
        for (; p + 4 <= depth; p += 4, from += 4, to += 4 * width)
        {
            var r0 = Halves(from, from + o2);
            var r1 = Halves(from + o1, from + o3);
            var r2 = Halves(from + 2, from + o2 + 2);
            var r3 = Halves(from + o1 + 2, from + o3 + 2);
            Avx.UnpackLow(r0, r1).Store(to);
            Avx.UnpackHigh(r0, r1).Store(to + width);
            Avx.UnpackLow(r2, r3).Store(to + 2 * width);
            Avx.UnpackHigh(r2, r3).Store(to + 3 * width);
        }
        for (; p < depth; p++, from++, to += width)
            for (nint i = 0; i < 4; i++)
                to[i] = from[Math.Min(i, lastRow) * stride];
    }
}
