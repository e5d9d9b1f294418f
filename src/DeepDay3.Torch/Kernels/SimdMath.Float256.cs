using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Kernels;

// float32 in vectors of 256 bits: the text of SimdMath.Float512.cs, where it is explained.
internal static partial class SimdMath
{
    /// <summary>
    /// With x = n ln 2 + r, |r| at most half of ln 2: returns e^r - 1 = r + r^2 P(r). P is a minimax fit of degree 4, good to 0.06
    /// units in the last place; it is summed in pairs (Estrin), because recurrent cells wait for the length of this chain.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<float> Reduce(Vector256<float> x, out Vector256<float> n)
    {
        n = Vector256.Round(x * Vector256.Create(1.44269504f));
        var r = Vector256.FusedMultiplyAdd(n, Vector256.Create(-0.693359375f), x);
        r = Vector256.FusedMultiplyAdd(n, Vector256.Create(2.12194440e-4f), r);
        var r2 = r * r;
        var p01 = Vector256.FusedMultiplyAdd(r, Vector256.Create(0.16666518303908795f), Vector256.Create(0.5000000095694707f));
        var p23 = Vector256.FusedMultiplyAdd(r, Vector256.Create(0.008368953708372352f), Vector256.Create(0.04166620416602009f));
        var p234 = Vector256.FusedMultiplyAdd(r2, Vector256.Create(0.0013950600302175338f), p23);
        return Vector256.FusedMultiplyAdd(r2, Vector256.FusedMultiplyAdd(r2, p234, p01), r);
    }

    /// <summary>v 2^n for whole n in [-150, 129], rounded once where the result is denormal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<float> Scale(Vector256<float> v, Vector256<float> n)
    {
        if (Avx512F.VL.IsSupported)
            return Avx512F.VL.Scale(v, n);
        // In two factors: 2^n itself need not be a normal number.
        var whole = Vector256.ConvertToInt32Native(n);
        var half = whole >> 1;
        var first = ((half + Vector256.Create(127)) << 23).AsSingle();
        var second = ((whole - half + Vector256.Create(127)) << 23).AsSingle();
        return v * first * second;
    }

    /// <summary>e^x, at most 1 unit in the last place off; infinity above 88.73, zero below -104, denormal in between.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x)
    {
        // The bound comes first: the native minimum and maximum return their second operand when one is NaN.
        x = Vector256.MinNative(Vector256.Create(89f), Vector256.MaxNative(Vector256.Create(-104f), x));
        var q = Reduce(x, out var n);
        return Scale(q + Vector256<float>.One, n);
    }

    /// <summary>1 / (1 + e^-x), computed from e^-|x| so that both tails keep their relative accuracy.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x)
    {
        var e = Exp(x | Vector256.Create(-0f));
        var top = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<float>.Zero), e, Vector256<float>.One);
        return top / (Vector256<float>.One + e);
    }

    /// <summary>tanh x = e / (e + 2) with e = e^2|x| - 1, which does not cancel near 0; from 9.1 on it is 1 in float32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x)
    {
        var sign = x & Vector256.Create(-0f);
        var y = Vector256.MinNative(Vector256.Create(9.1f), x ^ sign);
        var q = Reduce(y + y, out var n);
        var s = Scale(Vector256<float>.One, n);
        var e = Vector256.FusedMultiplyAdd(s, q, s - Vector256<float>.One);
        return (e / (e + Vector256.Create(2f))) | sign;
    }

    /// <summary>
    /// ln x. With x = 2^k (1 + f), 1 + f in [sqrt 1/2, sqrt 2), and s = f / (2 + f): ln(1 + f) = 2s + s^3 P(s^2), written as f minus a
    /// small correction so that the leading term is exact.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log(Vector256<float> x)
    {
        var denormal = Vector256.LessThan(x, Vector256.Create(1.17549435e-38f));
        var y = Vector256.ConditionalSelect(denormal, x * Vector256.Create(8388608f), x);
        var bits = y.AsInt32() + Vector256.Create(0x3f800000 - 0x3f3504f3);
        var k = Vector256.ConvertToSingle((bits >> 23) - Vector256.Create(127));
        k -= denormal & Vector256.Create(23f);
        var f = ((bits & Vector256.Create(0x7fffff)) + Vector256.Create(0x3f3504f3)).AsSingle() - Vector256<float>.One;

        var s = f / (f + Vector256.Create(2f));
        var z = s * s;
        var p = Vector256.FusedMultiplyAdd(z, Vector256.Create(0.23583571682549348f), Vector256.Create(0.2853723815217529f));
        p = Vector256.FusedMultiplyAdd(z, p, Vector256.Create(0.4000033622254805f));
        p = Vector256.FusedMultiplyAdd(z, p, Vector256.Create(0.6666666564127403f));
        var half = Vector256.Create(0.5f) * f * f;
        var small = Vector256.FusedMultiplyAdd(s, Vector256.FusedMultiplyAdd(z, p, half), k * Vector256.Create(-2.12194440e-4f));
        var result = Vector256.FusedMultiplyAdd(k, Vector256.Create(0.693359375f), f - (half - small));

        var infinity = Vector256.Create(float.PositiveInfinity);
        result = Vector256.ConditionalSelect(Vector256.Equals(x, Vector256<float>.Zero), -infinity, result);
        result = Vector256.ConditionalSelect(Vector256.Equals(x, infinity), infinity, result);
        // Below zero, and NaN (for which the comparison is false).
        return Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(x, Vector256<float>.Zero), result, Vector256.Create(float.NaN));
    }
}
