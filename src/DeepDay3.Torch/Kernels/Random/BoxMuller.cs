using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>
/// The transform of Box and Muller (1958) over blocks of 16 uniforms: element j and element j + 8 become one pair.
/// </summary>
/// <remarks>
/// The float form computes log, sin and cos by the polynomials of the Cephes library (S. Moshier) with fused multiply-adds where
/// PyTorch's AVX2 kernel has them, so that its results agree with PyTorch's bit by bit, on any machine.
/// </remarks>
internal static class BoxMuller
{
    /// <summary>Uniforms that are transformed together.</summary>
    public const int BlockLength = 16;

    /// <summary>Transforms 16 uniforms in [0, 1) in place.</summary>
    public static void Transform(Span<double> block, double mean, double std)
    {
        for (int j = 0; j < BlockLength / 2; j++)
        {
            double radius = Math.Sqrt(-2 * Math.Log(1 - block[j]));
            double theta = 2.0 * Math.PI * block[j + 8];
            block[j] = Math.FusedMultiplyAdd(radius * Math.Cos(theta), std, mean);
            block[j + 8] = Math.FusedMultiplyAdd(radius * Math.Sin(theta), std, mean);
        }
    }

    /// <inheritdoc cref="Transform(Span{double}, double, double)"/>
    public static void Transform(Span<float> block, float mean, float std)
    {
        ref float first = ref MemoryMarshal.GetReference(block);
        var u1 = Vector256<float>.One - Vector256.LoadUnsafe(ref first);
        var u2 = Vector256.LoadUnsafe(ref first, 8);
        var radius = Vector256.Sqrt(Log(u1) * -2f);
        var (sin, cos) = SinCos(u2 * (float)(2.0 * Math.PI));
        Fma(radius * cos, Vector256.Create(std), Vector256.Create(mean)).StoreUnsafe(ref first);
        Fma(radius * sin, Vector256.Create(std), Vector256.Create(mean)).StoreUnsafe(ref first, 8);
    }

    /// <summary>log of positive normal numbers: the exponent apart, a polynomial over [sqrt(1/2), sqrt(2)).</summary>
    static Vector256<float> Log(Vector256<float> x)
    {
        var bits = x.AsInt32();
        var exponent = Vector256.ConvertToSingle((bits >>> 23) - Vector256.Create(0x7e));
        x = ((bits & Vector256.Create(0x007fffff)) | Vector256.Create(0x3f000000)).AsSingle();
        var small = Vector256.LessThan(x, Vector256.Create(0.707106781186547524f));
        exponent -= Vector256<float>.One & small;
        x = x - Vector256<float>.One + (x & small);
        var square = x * x;
        var y = Vector256.Create(7.0376836292e-2f);
        y = Fma(y, x, -1.1514610310e-1f);
        y = Fma(y, x, 1.1676998740e-1f);
        y = Fma(y, x, -1.2420140846e-1f);
        y = Fma(y, x, 1.4249322787e-1f);
        y = Fma(y, x, -1.6668057665e-1f);
        y = Fma(y, x, 2.0000714765e-1f);
        y = Fma(y, x, -2.4999993993e-1f);
        y = Fma(y, x, 3.3333331174e-1f);
        y *= x;

        // log(2) in two parts, the first exact in float.
        y = Fma(y, square, exponent * -2.12194440e-4f);
        y = Fma(-square, Vector256.Create(0.5f), y);
        return Fma(exponent, Vector256.Create(0.693359375f), x + y);
    }

    /// <summary>sin and cos of x >= 0: reduced to the nearest even multiple of pi/4, then one of two polynomials each.</summary>
    static (Vector256<float> Sin, Vector256<float> Cos) SinCos(Vector256<float> x)
    {
        var octant = (Vector256.ConvertToInt32(x * 1.27323954473516f) + Vector256<int>.One) & Vector256.Create(~1);
        var y = Vector256.ConvertToSingle(octant);

        // pi/4 in three parts, so that the remainder keeps its bits.
        x = Fma(y, Vector256.Create(-0.78515625f), x);
        x = Fma(y, Vector256.Create(-2.4187564849853515625e-4f), x);
        x = Fma(y, Vector256.Create(-3.77489497744594108e-8f), x);
        var square = x * x;

        var even = Vector256.Create(2.443315711809948e-5f);
        even = Fma(even, square, -1.388731625493765e-3f);
        even = Fma(even, square, 4.166664568298827e-2f);
        even = Fma(even * square, square, -(square * 0.5f)) + Vector256<float>.One;

        var odd = Vector256.Create(-1.9515295891e-4f);
        odd = Fma(odd, square, 8.3321608736e-3f);
        odd = Fma(odd, square, -1.6666654611e-1f);
        odd = Fma(odd * square, x, x);

        var straight = Vector256.Equals(octant & Vector256.Create(2), Vector256<int>.Zero).AsSingle();
        var sinSign = ((octant & Vector256.Create(4)) << 29).AsSingle();
        var cosSign = ((~(octant - Vector256.Create(2)) & Vector256.Create(4)) << 29).AsSingle();
        return (Vector256.ConditionalSelect(straight, odd, even) ^ sinSign, Vector256.ConditionalSelect(straight, even, odd) ^ cosSign);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<float> Fma(Vector256<float> a, Vector256<float> b, float c) => Vector256.FusedMultiplyAdd(a, b, Vector256.Create(c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<float> Fma(Vector256<float> a, Vector256<float> b, Vector256<float> c) => Vector256.FusedMultiplyAdd(a, b, c);
}
