using System.Numerics;

namespace TorchSharp.Kernels;

// The functions of one complex number. All go by way of double precision; the branches are those of C.

internal readonly partial struct ExpFunction : IComplexOperation
{
    public static ComplexNumber<T> OnComplex<T>(ComplexNumber<T> x) where T : unmanaged, IFloatingPointIeee754<T> => ComplexNumber<T>.From(Complex.Exp(x.ToComplex()));
}

internal readonly partial struct LogFunction : IComplexOperation
{
    public static ComplexNumber<T> OnComplex<T>(ComplexNumber<T> x) where T : unmanaged, IFloatingPointIeee754<T> => ComplexNumber<T>.From(Complex.Log(x.ToComplex()));
}

internal readonly partial struct TanhFunction : IComplexOperation
{
    public static ComplexNumber<T> OnComplex<T>(ComplexNumber<T> x) where T : unmanaged, IFloatingPointIeee754<T> => ComplexNumber<T>.From(Complex.Tanh(x.ToComplex()));
}

internal readonly partial struct SigmoidFunction : IComplexOperation
{
    public static ComplexNumber<T> OnComplex<T>(ComplexNumber<T> x) where T : unmanaged, IFloatingPointIeee754<T> => ComplexNumber<T>.From(ComplexMath.Sigmoid(x.ToComplex()));
}

internal readonly partial struct SinFunction : IComplexOperation
{
    public static ComplexNumber<T> OnComplex<T>(ComplexNumber<T> x) where T : unmanaged, IFloatingPointIeee754<T> => ComplexNumber<T>.From(Complex.Sin(x.ToComplex()));
}

internal readonly partial struct CosFunction : IComplexOperation
{
    public static ComplexNumber<T> OnComplex<T>(ComplexNumber<T> x) where T : unmanaged, IFloatingPointIeee754<T> => ComplexNumber<T>.From(Complex.Cos(x.ToComplex()));
}

internal readonly partial struct SqrtFunction : IComplexOperation
{
    public static ComplexNumber<T> OnComplex<T>(ComplexNumber<T> x) where T : unmanaged, IFloatingPointIeee754<T> => ComplexNumber<T>.From(ComplexMath.Sqrt(x.ToComplex()));
}

internal readonly partial struct TanFunction : IComplexOperation
{
    public static ComplexNumber<T> OnComplex<T>(ComplexNumber<T> x) where T : unmanaged, IFloatingPointIeee754<T> => ComplexNumber<T>.From(Complex.Tan(x.ToComplex()));
}

internal readonly partial struct AsinFunction : IComplexOperation
{
    public static ComplexNumber<T> OnComplex<T>(ComplexNumber<T> x) where T : unmanaged, IFloatingPointIeee754<T> => ComplexNumber<T>.From(ComplexMath.Asin(x.ToComplex()));
}

internal readonly partial struct AcosFunction : IComplexOperation
{
    public static ComplexNumber<T> OnComplex<T>(ComplexNumber<T> x) where T : unmanaged, IFloatingPointIeee754<T> => ComplexNumber<T>.From(ComplexMath.Acos(x.ToComplex()));
}

internal readonly partial struct AtanFunction : IComplexOperation
{
    public static ComplexNumber<T> OnComplex<T>(ComplexNumber<T> x) where T : unmanaged, IFloatingPointIeee754<T> => ComplexNumber<T>.From(ComplexMath.Atan(x.ToComplex()));
}

internal readonly partial struct SinhFunction : IComplexOperation
{
    public static ComplexNumber<T> OnComplex<T>(ComplexNumber<T> x) where T : unmanaged, IFloatingPointIeee754<T> => ComplexNumber<T>.From(Complex.Sinh(x.ToComplex()));
}

internal readonly partial struct CoshFunction : IComplexOperation
{
    public static ComplexNumber<T> OnComplex<T>(ComplexNumber<T> x) where T : unmanaged, IFloatingPointIeee754<T> => ComplexNumber<T>.From(Complex.Cosh(x.ToComplex()));
}

internal readonly partial struct AsinhFunction : IComplexOperation
{
    public static ComplexNumber<T> OnComplex<T>(ComplexNumber<T> x) where T : unmanaged, IFloatingPointIeee754<T> => ComplexNumber<T>.From(ComplexMath.Asinh(x.ToComplex()));
}

internal readonly partial struct AcoshFunction : IComplexOperation
{
    public static ComplexNumber<T> OnComplex<T>(ComplexNumber<T> x) where T : unmanaged, IFloatingPointIeee754<T> => ComplexNumber<T>.From(ComplexMath.Acosh(x.ToComplex()));
}

internal readonly partial struct AtanhFunction : IComplexOperation
{
    public static ComplexNumber<T> OnComplex<T>(ComplexNumber<T> x) where T : unmanaged, IFloatingPointIeee754<T> => ComplexNumber<T>.From(ComplexMath.Atanh(x.ToComplex()));
}

internal readonly partial struct Log2Function : IComplexOperation
{
    public static ComplexNumber<T> OnComplex<T>(ComplexNumber<T> x) where T : unmanaged, IFloatingPointIeee754<T> => ComplexNumber<T>.From(ComplexMath.Log2(x.ToComplex()));
}

internal readonly partial struct Log10Function : IComplexOperation
{
    public static ComplexNumber<T> OnComplex<T>(ComplexNumber<T> x) where T : unmanaged, IFloatingPointIeee754<T> => ComplexNumber<T>.From(ComplexMath.Log10(x.ToComplex()));
}

internal readonly partial struct ReciprocalSqrtFunction : IComplexOperation
{
    public static ComplexNumber<T> OnComplex<T>(ComplexNumber<T> x) where T : unmanaged, IFloatingPointIeee754<T> => ComplexNumber<T>.From(ComplexMath.ReciprocalSqrt(x.ToComplex()));
}

internal readonly partial struct ReciprocalFunction : IComplexOperation
{
    public static ComplexNumber<T> OnComplex<T>(ComplexNumber<T> x) where T : unmanaged, IFloatingPointIeee754<T> => ComplexNumber<T>.One / x;
}
