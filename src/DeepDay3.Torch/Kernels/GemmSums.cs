using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Kernels;

/// <summary>Sums across vectors for the dot-product kernels, four at a time: a transpose and three additions, not four reductions.</summary>
internal static unsafe class GemmSums
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Of(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d) =>
        Of(a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper(), c.GetLower() + c.GetUpper(), d.GetLower() + d.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Of(Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d)
    {
        var sums = Avx.HorizontalAdd(Avx.HorizontalAdd(a, b), Avx.HorizontalAdd(c, d));
        return sums.GetLower() + sums.GetUpper();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Of(Vector512<double> a, Vector512<double> b, Vector512<double> c, Vector512<double> d) =>
        Of(a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper(), c.GetLower() + c.GetUpper(), d.GetLower() + d.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Of(Vector256<double> a, Vector256<double> b, Vector256<double> c, Vector256<double> d)
    {
        var ab = Avx.HorizontalAdd(a, b);
        var cd = Avx.HorizontalAdd(c, d);
        return Avx.Permute2x128(ab, cd, 0x20) + Avx.Permute2x128(ab, cd, 0x31);
    }

    /// <summary>c = alpha sums + beta c for the first <paramref name="columns"/> of four columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store4(Vector128<float> sums, float* c, float alpha, float beta, nint columns)
    {
        sums *= alpha;
        if (columns == 4)
        {
            if (beta != 0)
                sums = Vector128.FusedMultiplyAdd(Vector128.Create(beta), Vector128.Load(c), sums);
            sums.Store(c);
            return;
        }
        for (int j = 0; j < columns; j++)
            c[j] = beta == 0 ? sums.GetElement(j) : MathF.FusedMultiplyAdd(beta, c[j], sums.GetElement(j));
    }

    /// <inheritdoc cref="Store4(Vector128{float}, float*, float, float, nint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store4(Vector256<double> sums, double* c, double alpha, double beta, nint columns)
    {
        sums *= alpha;
        if (columns == 4)
        {
            if (beta != 0)
                sums = Vector256.FusedMultiplyAdd(Vector256.Create(beta), Vector256.Load(c), sums);
            sums.Store(c);
            return;
        }
        for (int j = 0; j < columns; j++)
            c[j] = beta == 0 ? sums.GetElement(j) : Math.FusedMultiplyAdd(beta, c[j], sums.GetElement(j));
    }
}
