using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>Functions of a complex number that the runtime lacks, or has with other limits.</summary>
internal static class ComplexMath
{
    static Complex TimesI(Complex x) => new(-x.Imaginary, x.Real);

    static Complex OverI(Complex x) => new(x.Imaginary, -x.Real);

    // The runtime forgets the sign of a zero: on a branch cut it says from which side the argument comes.

    internal static Complex Sqrt(Complex x)
    {
        var root = Complex.Sqrt(x);
        return new(root.Real, double.CopySign(root.Imaginary, x.Imaginary));
    }

    internal static Complex Asin(Complex x)
    {
        var angle = Complex.Asin(x);
        return new(double.CopySign(angle.Real, x.Real), double.CopySign(angle.Imaginary, x.Imaginary));
    }

    internal static Complex Acos(Complex x)
    {
        var angle = Complex.Acos(x);
        return new(angle.Real, double.CopySign(angle.Imaginary, -x.Imaginary));
    }

    internal static Complex Sigmoid(Complex x) => x.Real >= 0 ? 1 / (1 + Complex.Exp(-x)) : Complex.Exp(x) / (1 + Complex.Exp(x));

    internal static Complex Asinh(Complex x) => OverI(Asin(TimesI(x)));

    /// <summary>The branch with a real part that is not negative.</summary>
    internal static Complex Acosh(Complex x)
    {
        var angle = Acos(x);
        return double.IsNegative(x.Imaginary) ? OverI(angle) : TimesI(angle);
    }

    internal static Complex Atan(Complex x) => OverI(Atanh(TimesI(x)));

    /// <summary>Kahan's form: exact near 0 and for large arguments, where the difference of logarithms is not.</summary>
    internal static Complex Atanh(Complex x)
    {
        double square = x.Imaginary * x.Imaginary, real = 0.25 * double.LogP1(4 * x.Real / (((1 - x.Real) * (1 - x.Real)) + square));
        return new(real, 0.5 * Math.Atan2(2 * x.Imaginary, ((1 - x.Real) * (1 + x.Real)) - square));
    }

    internal static Complex Log2(Complex x) => Complex.Log(x) / Math.Log(2);

    internal static Complex Log10(Complex x) => Complex.Log(x) / Math.Log(10);

    internal static Complex ReciprocalSqrt(Complex x) => 1 / Sqrt(x);

    /// <summary>exp(y log x), with the powers that need no logarithm computed without.</summary>
    internal static ComplexNumber<T> Power<T>(ComplexNumber<T> x, ComplexNumber<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (y.IsZero) return ComplexNumber<T>.One;
        if (x.IsZero) return default;
        return ComplexNumber<T>.From(Complex.Pow(x.ToComplex(), y.ToComplex()));
    }
}
