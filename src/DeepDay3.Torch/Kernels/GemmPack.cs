using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Kernels;

/// <summary>Rearranges a panel of a matrix so that a micro-kernel reads it from front to back.</summary>
internal static unsafe class GemmPack
{
    /// <summary>
    /// to[p * width + i] = from[p * depthStride + i * laneStride] for depth p below <paramref name="depth"/> and lane i below
    /// <paramref name="lanes"/>; zero in the lanes from there to <paramref name="width"/>.
    /// </summary>
    public static void Panel<T>(T* from, nint laneStride, nint depthStride, nint depth, nint lanes, nint width, T* to) where T : unmanaged
    {
        if (laneStride == 1)
        {
            Rows(from, depthStride, depth, lanes, width, to);
            return;
        }
        nint done = 0;
        if (depthStride == 1 && Avx.IsSupported)
        {
            if (sizeof(T) == 4)
                for (; done + 8 <= lanes; done += 8)
                    Transpose8((float*)from + done * laneStride, laneStride, depth, (float*)to + done, width);
            else
                for (; done + 4 <= lanes; done += 4)
                    Transpose4((double*)from + done * laneStride, laneStride, depth, (double*)to + done, width);
        }
        for (; done < lanes; done++)
            for (nint p = 0; p < depth; p++)
                to[p * width + done] = from[p * depthStride + done * laneStride];
        for (; done < width; done++)
            for (nint p = 0; p < depth; p++)
                to[p * width + done] = default;
    }

    /// <summary>Copies rows of `lanes` elements and fills them with zeros up to `width`.</summary>
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
                to[i] = default;
        }
    }

    /// <summary>Eight rows, `stride` apart, become eight columns.</summary>
    static void Transpose8(float* from, nint stride, nint depth, float* to, nint width)
    {
        nint p = 0;
        for (; p + 8 <= depth; p += 8, from += 8, to += 8 * width)
        {
            var r0 = Vector256.Load(from);
            var r1 = Vector256.Load(from + stride);
            var r2 = Vector256.Load(from + 2 * stride);
            var r3 = Vector256.Load(from + 3 * stride);
            var r4 = Vector256.Load(from + 4 * stride);
            var r5 = Vector256.Load(from + 5 * stride);
            var r6 = Vector256.Load(from + 6 * stride);
            var r7 = Vector256.Load(from + 7 * stride);
            // Pairs of single elements, pairs of pairs, then halves.
            var t0 = Avx.UnpackLow(r0, r1);
            var t1 = Avx.UnpackHigh(r0, r1);
            var t2 = Avx.UnpackLow(r2, r3);
            var t3 = Avx.UnpackHigh(r2, r3);
            var t4 = Avx.UnpackLow(r4, r5);
            var t5 = Avx.UnpackHigh(r4, r5);
            var t6 = Avx.UnpackLow(r6, r7);
            var t7 = Avx.UnpackHigh(r6, r7);
            r0 = Avx.Shuffle(t0, t2, 0x44);
            r1 = Avx.Shuffle(t0, t2, 0xEE);
            r2 = Avx.Shuffle(t1, t3, 0x44);
            r3 = Avx.Shuffle(t1, t3, 0xEE);
            r4 = Avx.Shuffle(t4, t6, 0x44);
            r5 = Avx.Shuffle(t4, t6, 0xEE);
            r6 = Avx.Shuffle(t5, t7, 0x44);
            r7 = Avx.Shuffle(t5, t7, 0xEE);
            Avx.Permute2x128(r0, r4, 0x20).Store(to);
            Avx.Permute2x128(r1, r5, 0x20).Store(to + width);
            Avx.Permute2x128(r2, r6, 0x20).Store(to + 2 * width);
            Avx.Permute2x128(r3, r7, 0x20).Store(to + 3 * width);
            Avx.Permute2x128(r0, r4, 0x31).Store(to + 4 * width);
            Avx.Permute2x128(r1, r5, 0x31).Store(to + 5 * width);
            Avx.Permute2x128(r2, r6, 0x31).Store(to + 6 * width);
            Avx.Permute2x128(r3, r7, 0x31).Store(to + 7 * width);
        }
        for (; p < depth; p++, from++, to += width)
            for (int i = 0; i < 8; i++)
                to[i] = from[i * stride];
    }

    /// <summary>Four rows, `stride` apart, become four columns.</summary>
    static void Transpose4(double* from, nint stride, nint depth, double* to, nint width)
    {
        nint p = 0;
        for (; p + 4 <= depth; p += 4, from += 4, to += 4 * width)
        {
            var r0 = Vector256.Load(from);
            var r1 = Vector256.Load(from + stride);
            var r2 = Vector256.Load(from + 2 * stride);
            var r3 = Vector256.Load(from + 3 * stride);
            var t0 = Avx.UnpackLow(r0, r1);
            var t1 = Avx.UnpackHigh(r0, r1);
            var t2 = Avx.UnpackLow(r2, r3);
            var t3 = Avx.UnpackHigh(r2, r3);
            Avx.Permute2x128(t0, t2, 0x20).Store(to);
            Avx.Permute2x128(t1, t3, 0x20).Store(to + width);
            Avx.Permute2x128(t0, t2, 0x31).Store(to + 2 * width);
            Avx.Permute2x128(t1, t3, 0x31).Store(to + 3 * width);
        }
        for (; p < depth; p++, from++, to += width)
            for (int i = 0; i < 4; i++)
                to[i] = from[i * stride];
    }
}
