using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>The mirror image at the real axis; a real number as it is.</summary>
internal readonly struct Conjugate : INumericUnaryOperation, IComplexOperation
{
    public static T Apply<T>(T x) where T : unmanaged, INumber<T> => x;

    public static void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, INumber<T> => x.CopyTo(d);

    public static ComplexNumber<T> OnComplex<T>(ComplexNumber<T> x) where T : unmanaged, IFloatingPointIeee754<T> => x.Conjugate();
}

/// <summary>x / |x|, and 0 for 0.</summary>
internal readonly struct Direction : INumericUnaryOperation, IComplexOperation
{
    public static T Apply<T>(T x) where T : unmanaged, INumber<T> => Signum.Apply(x);

    public static void Apply<T>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, INumber<T> => Signum.Apply(x, d);

    public static ComplexNumber<T> OnComplex<T>(ComplexNumber<T> x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T size = x.Magnitude;
        return size == T.Zero ? default : new(x.Real / size, x.Imaginary / size);
    }
}

/// <summary>|x|.</summary>
internal readonly struct Magnitude : IComplexToReal
{
    public static T Apply<T>(ComplexNumber<T> x) where T : unmanaged, IFloatingPointIeee754<T> => x.Magnitude;
}

/// <summary>The angle with the positive real axis, from -pi to pi.</summary>
internal readonly struct Angle : IComplexToReal
{
    public static T Apply<T>(ComplexNumber<T> x) where T : unmanaged, IFloatingPointIeee754<T> => T.Atan2(x.Imaginary, x.Real);
}
