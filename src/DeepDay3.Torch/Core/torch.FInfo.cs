namespace TorchSharp;

public static partial class torch
{
    /// <summary>The limits of a floating-point type; of a complex one those of its parts.</summary>
    public struct FInfo
    {
        public int bits;
        public double eps;
        public double max;
        public double min;
        public double tiny;
        public double smallest_normal;
        public double resolution;
    }

    public static FInfo finfo() => finfo(defaultType);

    public static FInfo finfo(ScalarType dtype) => DTypes.RealOf(dtype) switch
    {
        ScalarType.Float32 => new FInfo
        {
            bits = 32,
            eps = 1.1920928955078125e-07,
            max = float.MaxValue,
            min = float.MinValue,
            tiny = 1.1754943508222875e-38,
            smallest_normal = 1.1754943508222875e-38,
            resolution = 1e-6,
        },
        ScalarType.Float64 => new FInfo
        {
            bits = 64,
            eps = 2.220446049250313e-16,
            max = double.MaxValue,
            min = double.MinValue,
            tiny = 2.2250738585072014e-308,
            smallest_normal = 2.2250738585072014e-308,
            resolution = 1e-15,
        },
        _ => throw new ArgumentException($"finfo() takes a floating-point type, not {dtype}."),
    };

    /// <summary>The largest number of an integer type.</summary>
    public static long max_int_value(ScalarType type) => type switch
    {
        ScalarType.Byte => byte.MaxValue,
        ScalarType.Int8 => sbyte.MaxValue,
        ScalarType.Int16 => short.MaxValue,
        ScalarType.Int32 => int.MaxValue,
        ScalarType.Int64 => long.MaxValue,
        _ => throw new ArgumentException($"{type} is not an integer type."),
    };

    /// <summary>Whether conversion keeps the category (bool, integer, floating point) or goes to a higher one.</summary>
    public static bool can_cast(ScalarType from, ScalarType to) => DTypes.Category(from) <= DTypes.Category(to);
}
