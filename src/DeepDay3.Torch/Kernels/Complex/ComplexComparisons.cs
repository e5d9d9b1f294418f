using System.Numerics;

namespace TorchSharp.Kernels;

// The questions about a pair that complex numbers answer; they have no order.

internal readonly partial struct Equal : IComplexOperation
{
    public static bool OnComplex<T>(ComplexNumber<T> x, ComplexNumber<T> y) where T : unmanaged, IFloatingPointIeee754<T> => x == y;
}

internal readonly partial struct NotEqual : IComplexOperation
{
    public static bool OnComplex<T>(ComplexNumber<T> x, ComplexNumber<T> y) where T : unmanaged, IFloatingPointIeee754<T> => x != y;
}

internal readonly partial struct LogicalAnd : IComplexOperation
{
    public static bool OnComplex<T>(ComplexNumber<T> x, ComplexNumber<T> y) where T : unmanaged, IFloatingPointIeee754<T> => !x.IsZero && !y.IsZero;
}

internal readonly partial struct LogicalOr : IComplexOperation
{
    public static bool OnComplex<T>(ComplexNumber<T> x, ComplexNumber<T> y) where T : unmanaged, IFloatingPointIeee754<T> => !x.IsZero || !y.IsZero;
}

internal readonly partial struct LogicalXor : IComplexOperation
{
    public static bool OnComplex<T>(ComplexNumber<T> x, ComplexNumber<T> y) where T : unmanaged, IFloatingPointIeee754<T> => x.IsZero != y.IsZero;
}
