using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>What an element type is: size, category, promotion. Category order: bool, integer, floating point, complex.</summary>
internal static class DTypes
{
    internal static int Size(ScalarType type) => type switch
    {
        ScalarType.Byte or ScalarType.Int8 or ScalarType.Bool => 1,
        ScalarType.Int16 => 2,
        ScalarType.Int32 or ScalarType.Float32 => 4,
        ScalarType.Int64 or ScalarType.Float64 or ScalarType.ComplexFloat32 => 8,
        ScalarType.ComplexFloat64 => 16,
        _ => throw Unsupported(type),
    };

    internal static Exception Unsupported(ScalarType type) => new NotSupportedException(
        $"Tensors of type {type} are not part of this engine; use float32, float64, complex64, complex128, int64, int32, int16, int8, uint8 or bool.");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsFloat(ScalarType type) => type is ScalarType.Float32 or ScalarType.Float64;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsComplex(ScalarType type) => type is ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64;

    /// <summary>Floating point or complex: the types that have gradients.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsInexact(ScalarType type) => IsFloat(type) || IsComplex(type);

    /// <summary>The type of the parts of a complex number; other types as they are.</summary>
    internal static ScalarType RealOf(ScalarType type) => type switch
    {
        ScalarType.ComplexFloat32 => ScalarType.Float32,
        ScalarType.ComplexFloat64 => ScalarType.Float64,
        _ => type,
    };

    /// <summary>The complex type with parts of a floating-point type; complex types as they are.</summary>
    internal static ScalarType ComplexOf(ScalarType type) => type switch
    {
        ScalarType.Float32 => ScalarType.ComplexFloat32,
        ScalarType.Float64 => ScalarType.ComplexFloat64,
        _ when IsComplex(type) => type,
        _ => throw TorchError.Create($"Unknown Complex ScalarType for {Name(type)}"),
    };

    internal static bool IsIntegral(ScalarType type) =>
        type is ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64 or ScalarType.Bool;

    /// <summary>0 for bool, 1 for integers, 2 for floating point, 3 for complex.</summary>
    internal static int Category(ScalarType type) => type == ScalarType.Bool ? 0 : IsFloat(type) ? 2 : IsComplex(type) ? 3 : 1;

    internal static ScalarType Promote(ScalarType a, ScalarType b)
    {
        if (a == b) return a;
        if (a == ScalarType.Bool) return b;
        if (b == ScalarType.Bool) return a;
        if (IsComplex(a) || IsComplex(b)) return PromoteComplex(a, b);
        if (IsFloat(a)) return IsFloat(b) ? ScalarType.Float64 : a;
        if (IsFloat(b)) return b;
        // uint8 with a signed integer: the next wider signed type holds both.
        if (a == ScalarType.Byte) return b == ScalarType.Int8 ? ScalarType.Int16 : b;
        if (b == ScalarType.Byte) return a == ScalarType.Int8 ? ScalarType.Int16 : a;
        return (int)a > (int)b ? a : b;
    }

    static ScalarType PromoteComplex(ScalarType a, ScalarType b)
    {
        if (!IsInexact(a)) return b;
        if (!IsInexact(b)) return a;
        return RealOf(a) == ScalarType.Float64 || RealOf(b) == ScalarType.Float64 ? ScalarType.ComplexFloat64 : ScalarType.ComplexFloat32;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ScalarType ResultType(Tensor a, Tensor b) => a.scalarType == b.scalarType ? a.scalarType : Mixed(a, b);

    static ScalarType Mixed(Tensor a, Tensor b)
    {
        bool scalarA = a.layout.Rank == 0, scalarB = b.layout.Rank == 0;
        if (scalarA == scalarB) return Promote(a.scalarType, b.scalarType);
        var (whole, single) = scalarA ? (b.scalarType, a.scalarType) : (a.scalarType, b.scalarType);
        if (Category(single) <= Category(whole)) return whole;
        // A complex number makes a floating-point tensor complex, but leaves its precision.
        return IsFloat(whole) ? ComplexOf(whole) : Promote(whole, single);
    }

    /// <summary>The type of tensor (op) number: the number counts only where its category is higher.</summary>
    internal static ScalarType ResultType(ScalarType tensor, in Number number)
    {
        int category = number.Category;
        if (category <= Category(tensor)) return tensor;
        return category switch
        {
            3 => ComplexOf(IsFloat(tensor) ? tensor : get_default_dtype()),
            2 => get_default_dtype(),
            _ => ScalarType.Int64,
        };
    }

    internal static ScalarType Of<T>() =>
        typeof(T) == typeof(float) ? ScalarType.Float32 :
        typeof(T) == typeof(double) ? ScalarType.Float64 :
        typeof(T) == typeof(long) ? ScalarType.Int64 :
        typeof(T) == typeof(int) ? ScalarType.Int32 :
        typeof(T) == typeof(short) ? ScalarType.Int16 :
        typeof(T) == typeof(sbyte) ? ScalarType.Int8 :
        typeof(T) == typeof(byte) ? ScalarType.Byte :
        typeof(T) == typeof(bool) ? ScalarType.Bool :
        typeof(T) == typeof((float, float)) ? ScalarType.ComplexFloat32 :
        typeof(T) == typeof(System.Numerics.Complex) ? ScalarType.ComplexFloat64 :
        throw new NotSupportedException($"There is no tensor element type for {typeof(T)}.");

    /// <summary>PyTorch's name of a type in error messages.</summary>
    internal static string Name(ScalarType type) => type switch
    {
        ScalarType.Byte => "Byte",
        ScalarType.Int8 => "Char",
        ScalarType.Int16 => "Short",
        ScalarType.Int32 => "Int",
        ScalarType.Int64 => "Long",
        ScalarType.Float32 => "Float",
        ScalarType.Float64 => "Double",
        ScalarType.Bool => "Bool",
        ScalarType.ComplexFloat32 => "ComplexFloat",
        ScalarType.ComplexFloat64 => "ComplexDouble",
        _ => type.ToString(),
    };

    /// <summary>Refuses parameters or statistics of another type than what they are for.</summary>
    internal static void RequireSame(torch.Tensor x, params ReadOnlySpan<torch.Tensor?> others)
    {
        foreach (var other in others)
            if (other is not null && other.scalarType != x.scalarType) throw TorchError.Create($"expected scalar type {Name(x.scalarType)} but found {Name(other.scalarType)}");
    }

    /// <summary>
    /// Refuses parameters and statistics of batch normalisation that are of another type than the input, as PyTorch does: by the first that is given
    /// it tells whether types are mixed on purpose, which there means bfloat16 beside float32.
    /// </summary>
    internal static void RequireUnmixed(torch.Tensor x, params ReadOnlySpan<torch.Tensor?> parameters)
    {
        torch.Tensor? first = null;
        bool others = false;
        foreach (var parameter in parameters)
        {
            first ??= parameter;
            others |= parameter is not null && parameter.scalarType != ScalarType.Float32;
        }
        if (!IsFloat(x.scalarType) || first is null) return;
        if (first.scalarType == x.scalarType) RequireSame(x, parameters);
        else throw TorchError.Create(others ? "mixed dtype (CPU): expect parameter to have scalar type of Float" : "mixed dtype (CPU): expect input to have scalar type of BFloat16");
    }
}
