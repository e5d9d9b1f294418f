using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Kernels;

// float64 in vectors of 512 bits; SimdMath.Double256.cs is the same text for 256 bits and gives the same bits.
internal static partial class SimdMath
{
    /// <summary>As for float32: e^r - 1 = r + r^2 P(r), here with P of degree 9, good to 0.03 units in the last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<double> Reduce(Vector512<double> x, out Vector512<double> n)
    {
        n = Vector512.Round(x * Vector512.Create(1.4426950408889634));
        var r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-6.93147180369123816490e-01), x);
        r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-1.90821492927058770002e-10), r);
        var r2 = r * r;
        var r4 = r2 * r2;
        var p01 = Vector512.FusedMultiplyAdd(r, Vector512.Create(0.16666666666666696), Vector512.Create(0.5000000000000013));
        var p23 = Vector512.FusedMultiplyAdd(r, Vector512.Create(0.008333333333308778), Vector512.Create(0.04166666666651401));
        var p45 = Vector512.FusedMultiplyAdd(r, Vector512.Create(0.00019841269914258765), Vector512.Create(0.0013888888947398662));
        var p67 = Vector512.FusedMultiplyAdd(r, Vector512.Create(2.7557218909373586e-06), Vector512.Create(2.480148953087318e-05));
        var p89 = Vector512.FusedMultiplyAdd(r, Vector512.Create(2.511708007438105e-08), Vector512.Create(2.7631432592612876e-07));
        var low = Vector512.FusedMultiplyAdd(r2, p23, p01);
        var high = Vector512.FusedMultiplyAdd(r4, p89, Vector512.FusedMultiplyAdd(r2, p67, p45));
        return Vector512.FusedMultiplyAdd(r2, Vector512.FusedMultiplyAdd(r4, high, low), r);
    }

    /// <summary>v 2^n for whole n in [-1075, 1025], rounded once where the result is denormal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<double> Scale(Vector512<double> v, Vector512<double> n)
    {
        if (Avx512F.IsSupported)
            return Avx512F.Scale(v, n);
        // Adding 1.5 * 2^52 leaves the whole number in the low bits: AVX2 has no conversion to 64-bit integers, nor their arithmetic shift.
        var magic = Vector512.Create(6755399441055744.0);
        var half = Vector512.Round(n * Vector512.Create(0.5));
        var first = ((half + magic).AsInt64() + Vector512.Create(1023L)) << 52;
        var second = ((n - half + magic).AsInt64() + Vector512.Create(1023L)) << 52;
        return v * first.AsDouble() * second.AsDouble();
    }

    /// <summary>e^x, about 1 unit in the last place off; infinity above 709.79, zero below -745.2, denormal in between.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp(Vector512<double> x)
    {
        x = Vector512.MinNative(Vector512.Create(710.0), Vector512.MaxNative(Vector512.Create(-745.5), x));
        var q = Reduce(x, out var n);
        return Scale(q + Vector512<double>.One, n);
    }

    /// <inheritdoc cref="Sigmoid(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Sigmoid(Vector512<double> x)
    {
        var e = Exp(x | Vector512.Create(-0.0));
        var top = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512<double>.Zero), e, Vector512<double>.One);
        return top / (Vector512<double>.One + e);
    }

    /// <summary>tanh x = e / (e + 2) with e = e^2|x| - 1; from 19.1 on it is 1 in float64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Tanh(Vector512<double> x)
    {
        var sign = x & Vector512.Create(-0.0);
        var y = Vector512.MinNative(Vector512.Create(19.1), x ^ sign);
        var q = Reduce(y + y, out var n);
        var s = Scale(Vector512<double>.One, n);
        var e = Vector512.FusedMultiplyAdd(s, q, s - Vector512<double>.One);
        return (e / (e + Vector512.Create(2.0))) | sign;
    }

    /// <inheritdoc cref="Log(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Log(Vector512<double> x)
    {
        const long One = 0x3ff0000000000000, RootHalf = 0x3fe6a09e667f3bcd;
        var denormal = Vector512.LessThan(x, Vector512.Create(2.2250738585072014e-308));
        var y = Vector512.ConditionalSelect(denormal, x * Vector512.Create(4503599627370496.0), x);
        var bits = y.AsInt64() + Vector512.Create(One - RootHalf);
        // The exponent's bits under those of 2^52 make the number 2^52 + exponent.
        var exponent = (bits.AsUInt64() >> 52) | Vector512.Create(0x4330000000000000UL);
        var k = exponent.AsDouble() - Vector512.Create(4503599627370496.0 + 1023);
        k -= denormal.AsDouble() & Vector512.Create(52.0);
        var f = ((bits & Vector512.Create(0xfffffffffffffL)) + Vector512.Create(RootHalf)).AsDouble() - Vector512<double>.One;

        var s = f / (f + Vector512.Create(2.0));
        var z = s * s;
        var p = Vector512.FusedMultiplyAdd(z, Vector512.Create(0.14797535524597466), Vector512.Create(0.15313900276340248));
        p = Vector512.FusedMultiplyAdd(z, p, Vector512.Create(0.18183569865355403));
        p = Vector512.FusedMultiplyAdd(z, p, Vector512.Create(0.22222198473331978));
        p = Vector512.FusedMultiplyAdd(z, p, Vector512.Create(0.28571428743291727));
        p = Vector512.FusedMultiplyAdd(z, p, Vector512.Create(0.3999999999941094));
        p = Vector512.FusedMultiplyAdd(z, p, Vector512.Create(0.6666666666666735));
        var half = Vector512.Create(0.5) * f * f;
        var small = Vector512.FusedMultiplyAdd(s, Vector512.FusedMultiplyAdd(z, p, half), k * Vector512.Create(1.90821492927058770002e-10));
        var result = Vector512.FusedMultiplyAdd(k, Vector512.Create(6.93147180369123816490e-01), f - (half - small));

        var infinity = Vector512.Create(double.PositiveInfinity);
        result = Vector512.ConditionalSelect(Vector512.Equals(x, Vector512<double>.Zero), -infinity, result);
        result = Vector512.ConditionalSelect(Vector512.Equals(x, infinity), infinity, result);
        return Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(x, Vector512<double>.Zero), result, Vector512.Create(double.NaN));
    }
}
