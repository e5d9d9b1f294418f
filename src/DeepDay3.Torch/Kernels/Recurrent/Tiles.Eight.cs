using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

// Tiles of eight rows: 8, 16 or 24 accumulators, for machines with 32 vector registers.
internal static unsafe partial class Tiles<T, V, S>
    where T : unmanaged, IFloatingPointIeee754<T>
    where S : struct, ISimd<T, V>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Tile8x1(nint k, T* a, nint aRow, nint aStep, T* b, nint bStep, T* c, nint cRow, bool add)
    {
        V c00 = S.Zero;
        V c10 = S.Zero;
        V c20 = S.Zero;
        V c30 = S.Zero;
        V c40 = S.Zero;
        V c50 = S.Zero;
        V c60 = S.Zero;
        V c70 = S.Zero;
        nint a1 = aRow, a2 = 2 * aRow, a3 = 3 * aRow, a4 = 4 * aRow, a5 = 5 * aRow, a6 = 6 * aRow, a7 = 7 * aRow;
        do
        {
            V b0 = S.Load(b), x;
            x = S.Create(*a);
            c00 = S.MultiplyAdd(x, b0, c00);
            x = S.Create(a[a1]);
            c10 = S.MultiplyAdd(x, b0, c10);
            x = S.Create(a[a2]);
            c20 = S.MultiplyAdd(x, b0, c20);
            x = S.Create(a[a3]);
            c30 = S.MultiplyAdd(x, b0, c30);
            x = S.Create(a[a4]);
            c40 = S.MultiplyAdd(x, b0, c40);
            x = S.Create(a[a5]);
            c50 = S.MultiplyAdd(x, b0, c50);
            x = S.Create(a[a6]);
            c60 = S.MultiplyAdd(x, b0, c60);
            x = S.Create(a[a7]);
            c70 = S.MultiplyAdd(x, b0, c70);
            a += aStep;
            b += bStep;
        }
        while (--k != 0);
        Put(c00, c, add);
        Put(c10, c + cRow, add);
        Put(c20, c + 2 * cRow, add);
        Put(c30, c + 3 * cRow, add);
        Put(c40, c + 4 * cRow, add);
        Put(c50, c + 5 * cRow, add);
        Put(c60, c + 6 * cRow, add);
        Put(c70, c + 7 * cRow, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Tile8x2(nint k, T* a, nint aRow, nint aStep, T* b, nint bStep, T* c, nint cRow, bool add)
    {
        V c00 = S.Zero, c01 = S.Zero;
        V c10 = S.Zero, c11 = S.Zero;
        V c20 = S.Zero, c21 = S.Zero;
        V c30 = S.Zero, c31 = S.Zero;
        V c40 = S.Zero, c41 = S.Zero;
        V c50 = S.Zero, c51 = S.Zero;
        V c60 = S.Zero, c61 = S.Zero;
        V c70 = S.Zero, c71 = S.Zero;
        nint a1 = aRow, a2 = 2 * aRow, a3 = 3 * aRow, a4 = 4 * aRow, a5 = 5 * aRow, a6 = 6 * aRow, a7 = 7 * aRow;
        nint lanes = S.Lanes;
        do
        {
            V b0 = S.Load(b), b1 = S.Load(b + lanes), x;
            x = S.Create(*a);
            c00 = S.MultiplyAdd(x, b0, c00); c01 = S.MultiplyAdd(x, b1, c01);
            x = S.Create(a[a1]);
            c10 = S.MultiplyAdd(x, b0, c10); c11 = S.MultiplyAdd(x, b1, c11);
            x = S.Create(a[a2]);
            c20 = S.MultiplyAdd(x, b0, c20); c21 = S.MultiplyAdd(x, b1, c21);
            x = S.Create(a[a3]);
            c30 = S.MultiplyAdd(x, b0, c30); c31 = S.MultiplyAdd(x, b1, c31);
            x = S.Create(a[a4]);
            c40 = S.MultiplyAdd(x, b0, c40); c41 = S.MultiplyAdd(x, b1, c41);
            x = S.Create(a[a5]);
            c50 = S.MultiplyAdd(x, b0, c50); c51 = S.MultiplyAdd(x, b1, c51);
            x = S.Create(a[a6]);
            c60 = S.MultiplyAdd(x, b0, c60); c61 = S.MultiplyAdd(x, b1, c61);
            x = S.Create(a[a7]);
            c70 = S.MultiplyAdd(x, b0, c70); c71 = S.MultiplyAdd(x, b1, c71);
            a += aStep;
            b += bStep;
        }
        while (--k != 0);
        Put(c00, c01, c, add);
        Put(c10, c11, c + cRow, add);
        Put(c20, c21, c + 2 * cRow, add);
        Put(c30, c31, c + 3 * cRow, add);
        Put(c40, c41, c + 4 * cRow, add);
        Put(c50, c51, c + 5 * cRow, add);
        Put(c60, c61, c + 6 * cRow, add);
        Put(c70, c71, c + 7 * cRow, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Tile8x3(nint k, T* a, nint aRow, nint aStep, T* b, nint bStep, T* c, nint cRow, bool add)
    {
        V c00 = S.Zero, c01 = S.Zero, c02 = S.Zero;
        V c10 = S.Zero, c11 = S.Zero, c12 = S.Zero;
        V c20 = S.Zero, c21 = S.Zero, c22 = S.Zero;
        V c30 = S.Zero, c31 = S.Zero, c32 = S.Zero;
        V c40 = S.Zero, c41 = S.Zero, c42 = S.Zero;
        V c50 = S.Zero, c51 = S.Zero, c52 = S.Zero;
        V c60 = S.Zero, c61 = S.Zero, c62 = S.Zero;
        V c70 = S.Zero, c71 = S.Zero, c72 = S.Zero;
        nint a1 = aRow, a2 = 2 * aRow, a3 = 3 * aRow, a4 = 4 * aRow, a5 = 5 * aRow, a6 = 6 * aRow, a7 = 7 * aRow;
        nint lanes = S.Lanes;
        do
        {
            V b0 = S.Load(b), b1 = S.Load(b + lanes), b2 = S.Load(b + 2 * lanes), x;
            x = S.Create(*a);
            c00 = S.MultiplyAdd(x, b0, c00); c01 = S.MultiplyAdd(x, b1, c01); c02 = S.MultiplyAdd(x, b2, c02);
            x = S.Create(a[a1]);
            c10 = S.MultiplyAdd(x, b0, c10); c11 = S.MultiplyAdd(x, b1, c11); c12 = S.MultiplyAdd(x, b2, c12);
            x = S.Create(a[a2]);
            c20 = S.MultiplyAdd(x, b0, c20); c21 = S.MultiplyAdd(x, b1, c21); c22 = S.MultiplyAdd(x, b2, c22);
            x = S.Create(a[a3]);
            c30 = S.MultiplyAdd(x, b0, c30); c31 = S.MultiplyAdd(x, b1, c31); c32 = S.MultiplyAdd(x, b2, c32);
            x = S.Create(a[a4]);
            c40 = S.MultiplyAdd(x, b0, c40); c41 = S.MultiplyAdd(x, b1, c41); c42 = S.MultiplyAdd(x, b2, c42);
            x = S.Create(a[a5]);
            c50 = S.MultiplyAdd(x, b0, c50); c51 = S.MultiplyAdd(x, b1, c51); c52 = S.MultiplyAdd(x, b2, c52);
            x = S.Create(a[a6]);
            c60 = S.MultiplyAdd(x, b0, c60); c61 = S.MultiplyAdd(x, b1, c61); c62 = S.MultiplyAdd(x, b2, c62);
            x = S.Create(a[a7]);
            c70 = S.MultiplyAdd(x, b0, c70); c71 = S.MultiplyAdd(x, b1, c71); c72 = S.MultiplyAdd(x, b2, c72);
            a += aStep;
            b += bStep;
        }
        while (--k != 0);
        Put(c00, c01, c02, c, add);
        Put(c10, c11, c12, c + cRow, add);
        Put(c20, c21, c22, c + 2 * cRow, add);
        Put(c30, c31, c32, c + 3 * cRow, add);
        Put(c40, c41, c42, c + 4 * cRow, add);
        Put(c50, c51, c52, c + 5 * cRow, add);
        Put(c60, c61, c62, c + 6 * cRow, add);
        Put(c70, c71, c72, c + 7 * cRow, add);
    }
}
