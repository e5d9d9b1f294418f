using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>A complex number as it lies in the memory of a tensor: two numbers, the real part first.</summary>
internal readonly struct ComplexNumber<T>(T real, T imaginary) where T : unmanaged, IFloatingPointIeee754<T>
{
    internal readonly T Real = real;
    internal readonly T Imaginary = imaginary;

    internal static ComplexNumber<T> One => new(T.One, T.Zero);

    internal bool IsZero => Real == T.Zero && Imaginary == T.Zero;

    internal static ComplexNumber<T> From(Complex value) => new(T.CreateTruncating(value.Real), T.CreateTruncating(value.Imaginary));

    internal Complex ToComplex() => new(double.CreateTruncating(Real), double.CreateTruncating(Imaginary));

    internal ComplexNumber<T> Conjugate() => new(Real, -Imaginary);

    /// <summary>The distance from 0, without overflow on the way.</summary>
    internal T Magnitude => T.Hypot(Real, Imaginary);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexNumber<T> operator +(ComplexNumber<T> x, ComplexNumber<T> y) => new(x.Real + y.Real, x.Imaginary + y.Imaginary);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexNumber<T> operator -(ComplexNumber<T> x, ComplexNumber<T> y) => new(x.Real - y.Real, x.Imaginary - y.Imaginary);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexNumber<T> operator -(ComplexNumber<T> x) => new(-x.Real, -x.Imaginary);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexNumber<T> operator *(ComplexNumber<T> x, ComplexNumber<T> y) =>
        new((x.Real * y.Real) - (x.Imaginary * y.Imaginary), (x.Real * y.Imaginary) + (x.Imaginary * y.Real));

    /// <summary>
    /// Smith's division (Communications of the ACM 5, 1962, algorithm 116): scaled by the larger part of the divisor, so that its square does not overflow.
    /// A divisor of 0 divides both parts by zero.
    /// </summary>
    public static ComplexNumber<T> operator /(ComplexNumber<T> x, ComplexNumber<T> y)
    {
        if (T.Abs(y.Real) >= T.Abs(y.Imaginary))
        {
            if (y.IsZero) return new(x.Real / T.Abs(y.Real), x.Imaginary / T.Abs(y.Imaginary));
            T ratio = y.Imaginary / y.Real, scale = T.One / (y.Real + (y.Imaginary * ratio));
            return new((x.Real + (x.Imaginary * ratio)) * scale, (x.Imaginary - (x.Real * ratio)) * scale);
        }
        else
        {
            T ratio = y.Real / y.Imaginary, scale = T.One / ((y.Real * ratio) + y.Imaginary);
            return new(((x.Real * ratio) + x.Imaginary) * scale, ((x.Imaginary * ratio) - x.Real) * scale);
        }
    }

    public static bool operator ==(ComplexNumber<T> x, ComplexNumber<T> y) => x.Real == y.Real && x.Imaginary == y.Imaginary;

    public static bool operator !=(ComplexNumber<T> x, ComplexNumber<T> y) => !(x == y);

    public override bool Equals(object? obj) => obj is ComplexNumber<T> other && Real.Equals(other.Real) && Imaginary.Equals(other.Imaginary);

    public override int GetHashCode() => HashCode.Combine(Real, Imaginary);
}
