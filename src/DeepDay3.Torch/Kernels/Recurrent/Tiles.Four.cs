using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

// Tiles of four rows: up to 12 accumulators, which fit 16 registers; the widest needs 32.
internal static unsafe partial class Tiles<T, V, S>
    where T : unmanaged, IFloatingPointIeee754<T>
    where S : struct, ISimd<T, V>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Tile4x1(nint k, T* a, nint aRow, nint aStep, T* b, nint bStep, T* c, nint cRow, bool add)
    {
        V c00 = S.Zero;
        V c10 = S.Zero;
        V c20 = S.Zero;
        V c30 = S.Zero;
        nint a1 = aRow, a2 = 2 * aRow, a3 = 3 * aRow;
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
            a += aStep;
            b += bStep;
        }
        while (--k != 0);
        Put(c00, c, add);
        Put(c10, c + cRow, add);
        Put(c20, c + 2 * cRow, add);
        Put(c30, c + 3 * cRow, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Tile4x2(nint k, T* a, nint aRow, nint aStep, T* b, nint bStep, T* c, nint cRow, bool add)
    {
        V c00 = S.Zero, c01 = S.Zero;
        V c10 = S.Zero, c11 = S.Zero;
        V c20 = S.Zero, c21 = S.Zero;
        V c30 = S.Zero, c31 = S.Zero;
        nint a1 = aRow, a2 = 2 * aRow, a3 = 3 * aRow;
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
            a += aStep;
            b += bStep;
        }
        while (--k != 0);
        Put(c00, c01, c, add);
        Put(c10, c11, c + cRow, add);
        Put(c20, c21, c + 2 * cRow, add);
        Put(c30, c31, c + 3 * cRow, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Tile4x3(nint k, T* a, nint aRow, nint aStep, T* b, nint bStep, T* c, nint cRow, bool add)
    {
        V c00 = S.Zero, c01 = S.Zero, c02 = S.Zero;
        V c10 = S.Zero, c11 = S.Zero, c12 = S.Zero;
        V c20 = S.Zero, c21 = S.Zero, c22 = S.Zero;
        V c30 = S.Zero, c31 = S.Zero, c32 = S.Zero;
        nint a1 = aRow, a2 = 2 * aRow, a3 = 3 * aRow;
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
            a += aStep;
            b += bStep;
        }
        while (--k != 0);
        Put(c00, c01, c02, c, add);
        Put(c10, c11, c12, c + cRow, add);
        Put(c20, c21, c22, c + 2 * cRow, add);
        Put(c30, c31, c32, c + 3 * cRow, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Tile4x4(nint k, T* a, nint aRow, nint aStep, T* b, nint bStep, T* c, nint cRow, bool add)
    {
        V c00 = S.Zero, c01 = S.Zero, c02 = S.Zero, c03 = S.Zero;
        V c10 = S.Zero, c11 = S.Zero, c12 = S.Zero, c13 = S.Zero;
        V c20 = S.Zero, c21 = S.Zero, c22 = S.Zero, c23 = S.Zero;
        V c30 = S.Zero, c31 = S.Zero, c32 = S.Zero, c33 = S.Zero;
        nint a1 = aRow, a2 = 2 * aRow, a3 = 3 * aRow;
        nint lanes = S.Lanes;
        do
        {
            V b0 = S.Load(b), b1 = S.Load(b + lanes), b2 = S.Load(b + 2 * lanes), b3 = S.Load(b + 3 * lanes), x;
            x = S.Create(*a);
            c00 = S.MultiplyAdd(x, b0, c00); c01 = S.MultiplyAdd(x, b1, c01); c02 = S.MultiplyAdd(x, b2, c02); c03 = S.MultiplyAdd(x, b3, c03);
            x = S.Create(a[a1]);
            c10 = S.MultiplyAdd(x, b0, c10); c11 = S.MultiplyAdd(x, b1, c11); c12 = S.MultiplyAdd(x, b2, c12); c13 = S.MultiplyAdd(x, b3, c13);
            x = S.Create(a[a2]);
            c20 = S.MultiplyAdd(x, b0, c20); c21 = S.MultiplyAdd(x, b1, c21); c22 = S.MultiplyAdd(x, b2, c22); c23 = S.MultiplyAdd(x, b3, c23);
            x = S.Create(a[a3]);
            c30 = S.MultiplyAdd(x, b0, c30); c31 = S.MultiplyAdd(x, b1, c31); c32 = S.MultiplyAdd(x, b2, c32); c33 = S.MultiplyAdd(x, b3, c33);
            a += aStep;
            b += bStep;
        }
        while (--k != 0);
        Put(c00, c01, c02, c03, c, add);
        Put(c10, c11, c12, c13, c + cRow, add);
        Put(c20, c21, c22, c23, c + 2 * cRow, add);
        Put(c30, c31, c32, c33, c + 3 * cRow, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Put(V v0, T* c, bool add)
    {
        if (add)
        {
            v0 = S.Add(v0, S.Load(c));
        }
        S.Store(v0, c);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Put(V v0, V v1, T* c, bool add)
    {
        if (add)
        {
            v0 = S.Add(v0, S.Load(c));
            v1 = S.Add(v1, S.Load(c + S.Lanes));
        }
        S.Store(v0, c);
        S.Store(v1, c + S.Lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Put(V v0, V v1, V v2, T* c, bool add)
    {
        if (add)
        {
            v0 = S.Add(v0, S.Load(c));
            v1 = S.Add(v1, S.Load(c + S.Lanes));
            v2 = S.Add(v2, S.Load(c + 2 * S.Lanes));
        }
        S.Store(v0, c);
        S.Store(v1, c + S.Lanes);
        S.Store(v2, c + 2 * S.Lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Put(V v0, V v1, V v2, V v3, T* c, bool add)
    {
        if (add)
        {
            v0 = S.Add(v0, S.Load(c));
            v1 = S.Add(v1, S.Load(c + S.Lanes));
            v2 = S.Add(v2, S.Load(c + 2 * S.Lanes));
            v3 = S.Add(v3, S.Load(c + 3 * S.Lanes));
        }
        S.Store(v0, c);
        S.Store(v1, c + S.Lanes);
        S.Store(v2, c + 2 * S.Lanes);
        S.Store(v3, c + 3 * S.Lanes);
    }
}
