namespace TorchSharp;

public static partial class torch
{
    /// <summary>The element types that a tensor can have. Numbers are PyTorch's own and appear in saved files.</summary>
    public enum ScalarType : sbyte
    {
        Byte = 0,
        Int8 = 1,
        Int16 = 2,
        Int32 = 3,
        Int64 = 4,
        Float16 = 5,
        Float32 = 6,
        Float64 = 7,
        ComplexFloat32 = 9,
        ComplexFloat64 = 10,
        Bool = 11,
        QInt8 = 12,
        QUInt8 = 13,
        QInt32 = 14,
        BFloat16 = 15,
    }

    public static readonly ScalarType @bool = ScalarType.Bool;
    public static readonly ScalarType uint8 = ScalarType.Byte;
    public static readonly ScalarType int8 = ScalarType.Int8;
    public static readonly ScalarType int16 = ScalarType.Int16;
    public static readonly ScalarType int32 = ScalarType.Int32;
    public static readonly ScalarType int64 = ScalarType.Int64;
    public static readonly ScalarType float32 = ScalarType.Float32;
    public static readonly ScalarType float64 = ScalarType.Float64;
    public static readonly ScalarType complex64 = ScalarType.ComplexFloat32;
    public static readonly ScalarType complex128 = ScalarType.ComplexFloat64;
    public static readonly ScalarType cfloat = ScalarType.ComplexFloat32;
    public static readonly ScalarType cdouble = ScalarType.ComplexFloat64;
    public static readonly ScalarType @short = ScalarType.Int16;
    public static readonly ScalarType @int = ScalarType.Int32;
    public static readonly ScalarType @long = ScalarType.Int64;
    public static readonly ScalarType @float = ScalarType.Float32;
    public static readonly ScalarType @double = ScalarType.Float64;

    static ScalarType defaultType = ScalarType.Float32;

    /// <summary>The floating-point type that creation functions and integer-to-float operations give.</summary>
    public static ScalarType get_default_dtype() => defaultType;

    /// <summary>Sets the type that <see cref="get_default_dtype"/> returns; float32 or float64.</summary>
    public static void set_default_dtype(ScalarType dtype)
    {
        if (!DTypes.IsFloat(dtype)) throw TorchError.Create($"only floating-point types are supported as the default type, not {dtype}");
        defaultType = dtype;
    }

    public static bool is_integral(ScalarType type) => DTypes.IsIntegral(type);

    public static bool is_floating_point(ScalarType type) => DTypes.IsFloat(type);

    public static bool is_complex(ScalarType type) => DTypes.IsComplex(type);

    /// <summary>The type of an operation on two element types, as PyTorch's promotion table has it.</summary>
    public static ScalarType promote_types(ScalarType type1, ScalarType type2) => DTypes.Promote(type1, type2);

    /// <summary>The type of an operation on two tensors; a 0-d tensor counts only where its category is higher.</summary>
    public static ScalarType result_type(Tensor tensor1, Tensor tensor2) => DTypes.ResultType(tensor1, tensor2);
}
