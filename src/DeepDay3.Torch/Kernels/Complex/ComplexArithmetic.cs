using System.Numerics;

namespace TorchSharp.Kernels;

// The complex forms of the arithmetic operations.

internal readonly partial struct Add : IComplexOperation
{
    public static ComplexNumber<T> OnComplex<T>(ComplexNumber<T> x, ComplexNumber<T> y) where T : unmanaged, IFloatingPointIeee754<T> => x + y;
}

internal readonly partial struct Subtract : IComplexOperation
{
    public static ComplexNumber<T> OnComplex<T>(ComplexNumber<T> x, ComplexNumber<T> y) where T : unmanaged, IFloatingPointIeee754<T> => x - y;
}

internal readonly partial struct Multiply : IComplexOperation
{
    public static ComplexNumber<T> OnComplex<T>(ComplexNumber<T> x, ComplexNumber<T> y) where T : unmanaged, IFloatingPointIeee754<T> => x * y;
}

internal readonly partial struct Divide : IComplexOperation
{
    public static ComplexNumber<T> OnComplex<T>(ComplexNumber<T> x, ComplexNumber<T> y) where T : unmanaged, IFloatingPointIeee754<T> => x / y;
}

internal readonly partial struct ReverseSubtract : IComplexOperation
{
    public static ComplexNumber<T> OnComplex<T>(ComplexNumber<T> x, ComplexNumber<T> y) where T : unmanaged, IFloatingPointIeee754<T> => y - x;
}

internal readonly partial struct ReverseDivide : IComplexOperation
{
    public static ComplexNumber<T> OnComplex<T>(ComplexNumber<T> x, ComplexNumber<T> y) where T : unmanaged, IFloatingPointIeee754<T> => y / x;
}

internal readonly partial struct Power : IComplexOperation
{
    public static ComplexNumber<T> OnComplex<T>(ComplexNumber<T> x, ComplexNumber<T> y) where T : unmanaged, IFloatingPointIeee754<T> => ComplexMath.Power(x, y);
}

internal readonly partial struct Negate : IComplexOperation
{
    public static ComplexNumber<T> OnComplex<T>(ComplexNumber<T> x) where T : unmanaged, IFloatingPointIeee754<T> => -x;
}
