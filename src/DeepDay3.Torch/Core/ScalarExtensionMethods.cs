namespace TorchSharp;

/// <summary>Conversions between primitive numbers and <see cref="Scalar"/>.</summary>
public static class ScalarExtensionMethods
{
    public static Scalar ToScalar(this byte value) => value;

    public static Scalar ToScalar(this sbyte value) => value;

    public static Scalar ToScalar(this short value) => value;

    public static Scalar ToScalar(this int value) => value;

    public static Scalar ToScalar(this long value) => value;

    public static Scalar ToScalar(this float value) => value;

    public static Scalar ToScalar(this double value) => value;

    public static Scalar ToScalar(this bool value) => value;

    public static Scalar ToScalar(this Half value) => value;

    public static Scalar ToScalar(this (float, float) value) => value;

    public static Scalar ToScalar(this System.Numerics.Complex value) => value;

    /// <summary>Real and imaginary part; the latter is 0 for a real number.</summary>
    public static (float, float) ToComplexFloat32(this Scalar value) => ((float)value.Value.Complex.Real, (float)value.Value.Complex.Imaginary);

    /// <summary>The number as a complex one.</summary>
    public static System.Numerics.Complex ToComplexFloat64(this Scalar value) => value.Value.Complex;

    public static Half ToHalf(this Scalar value) => (Half)value.Value.Double;

    public static float ToSingle(this Scalar value) => (float)value.Value.Double;

    public static double ToDouble(this Scalar value) => value.Value.Double;

    public static sbyte ToSByte(this Scalar value) => (sbyte)value.Value.Int64;

    public static byte ToByte(this Scalar value) => (byte)value.Value.Int64;

    public static short ToInt16(this Scalar value) => (short)value.Value.Int64;

    public static int ToInt32(this Scalar value) => (int)value.Value.Int64;

    public static long ToInt64(this Scalar value) => value.Value.Int64;

    public static bool ToBoolean(this Scalar value) => value.Value.Bool;
}
