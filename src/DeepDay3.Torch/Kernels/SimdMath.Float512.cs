using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Kernels;

// float32 in vectors of 512 bits; SimdMath.Float256.cs is the same text for 256 bits and gives the same bits.
internal static partial class SimdMath
{
    /// <summary>
    /// With x = n ln 2 + r, |r| at most half of ln 2: returns e^r - 1 = r + r^2 P(r). P is a minimax fit of degree 4, good to 0.06
    /// units in the last place; it is summed in pairs (Estrin), because recurrent cells wait for the length of this chain.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<float> Reduce(Vector512<float> x, out Vector512<float> n)
    {
        n = Vector512.Round(x * Vector512.Create(1.44269504f));
        var r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-0.693359375f), x);
        r = Vector512.FusedMultiplyAdd(n, Vector512.Create(2.12194440e-4f), r);
        var r2 = r * r;
        var p01 = Vector512.FusedMultiplyAdd(r, Vector512.Create(0.16666518303908795f), Vector512.Create(0.5000000095694707f));
        var p23 = Vector512.FusedMultiplyAdd(r, Vector512.Create(0.008368953708372352f), Vector512.Create(0.04166620416602009f));
        var p234 = Vector512.FusedMultiplyAdd(r2, Vector512.Create(0.0013950600302175338f), p23);
        return Vector512.FusedMultiplyAdd(r2, Vector512.FusedMultiplyAdd(r2, p234, p01), r);
    }

    /// <summary>v 2^n for whole n in [-150, 129], rounded once where the result is denormal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<float> Scale(Vector512<float> v, Vector512<float> n)
    {
        if (Avx512F.IsSupported)
            return Avx512F.Scale(v, n);
        // In two factors: 2^n itself need not be a normal number.
        var whole = Vector512.ConvertToInt32Native(n);
        var half = whole >> 1;
        var first = ((half + Vector512.Create(127)) << 23).AsSingle();
        var second = ((whole - half + Vector512.Create(127)) << 23).AsSingle();
        return v * first * second;
    }

    /// <summary>e^x, at most 1 unit in the last place off; infinity above 88.73, zero below -104, denormal in between.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x)
    {
        // The bound comes first: the native minimum and maximum return their second operand when one is NaN.
        x = Vector512.MinNative(Vector512.Create(89f), Vector512.MaxNative(Vector512.Create(-104f), x));
        var q = Reduce(x, out var n);
        return Scale(q + Vector512<float>.One, n);
    }

    /// <summary>1 / (1 + e^-x), computed from e^-|x| so that both tails keep their relative accuracy.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sigmoid(Vector512<float> x)
    {
        var e = Exp(x | Vector512.Create(-0f));
        var top = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512<float>.Zero), e, Vector512<float>.One);
        return top / (Vector512<float>.One + e);
    }

    /// <summary>tanh x = e / (e + 2) with e = e^2|x| - 1, which does not cancel near 0; from 9.1 on it is 1 in float32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x)
    {
        var sign = x & Vector512.Create(-0f);
        var y = Vector512.MinNative(Vector512.Create(9.1f), x ^ sign);
        var q = Reduce(y + y, out var n);
        var s = Scale(Vector512<float>.One, n);
        var e = Vector512.FusedMultiplyAdd(s, q, s - Vector512<float>.One);
        return (e / (e + Vector512.Create(2f))) | sign;
    }

    /// <summary>
    /// ln x. With x = 2^k (1 + f), 1 + f in [sqrt 1/2, sqrt 2), and s = f / (2 + f): ln(1 + f) = 2s + s^3 P(s^2), written as f minus a
    /// small correction so that the leading term is exact.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log(Vector512<float> x)
    {
        var denormal = Vector512.LessThan(x, Vector512.Create(1.17549435e-38f));
        var y = Vector512.ConditionalSelect(denormal, x * Vector512.Create(8388608f), x);
        var bits = y.AsInt32() + Vector512.Create(0x3f800000 - 0x3f3504f3);
        var k = Vector512.ConvertToSingle((bits >> 23) - Vector512.Create(127));
        k -= denormal & Vector512.Create(23f);
        var f = ((bits & Vector512.Create(0x7fffff)) + Vector512.Create(0x3f3504f3)).AsSingle() - Vector512<float>.One;

        var s = f / (f + Vector512.Create(2f));
        var z = s * s;
        var p = Vector512.FusedMultiplyAdd(z, Vector512.Create(0.23583571682549348f), Vector512.Create(0.2853723815217529f));
        p = Vector512.FusedMultiplyAdd(z, p, Vector512.Create(0.4000033622254805f));
        p = Vector512.FusedMultiplyAdd(z, p, Vector512.Create(0.6666666564127403f));
        var half = Vector512.Create(0.5f) * f * f;
        var small = Vector512.FusedMultiplyAdd(s, Vector512.FusedMultiplyAdd(z, p, half), k * Vector512.Create(-2.12194440e-4f));
        var result = Vector512.FusedMultiplyAdd(k, Vector512.Create(0.693359375f), f - (half - small));

        var infinity = Vector512.Create(float.PositiveInfinity);
        result = Vector512.ConditionalSelect(Vector512.Equals(x, Vector512<float>.Zero), -infinity, result);
        result = Vector512.ConditionalSelect(Vector512.Equals(x, infinity), infinity, result);
        // Below zero, and NaN (for which the comparison is false).
        return Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(x, Vector512<float>.Zero), result, Vector512.Create(float.NaN));
    }
}
