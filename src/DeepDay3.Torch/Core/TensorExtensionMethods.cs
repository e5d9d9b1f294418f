using TorchSharp.Modules;

namespace TorchSharp;

/// <summary>Conversions between tensors, .NET values, text and streams.</summary>
public static partial class TensorExtensionMethods
{
    public static Parameter AsParameter(this torch.Tensor tensor) => new(tensor);

    /// <summary>A tensor of given dimensions from an array in row-major order. The array is copied.</summary>
    public static torch.Tensor ToTensor<T>(this T[] rawArray, long[] dimensions, bool doCopy = false, bool requires_grad = false) =>
        torch.from_array(rawArray, null, null, requires_grad).view(dimensions);

    public static torch.Tensor ToTensor<T>(this T scalar, torch.Device? device = null, bool requires_grad = false) where T : struct =>
        torch.from_array(new[] { scalar }, null, device).reshape().requires_grad_(requires_grad);

    public static float ToSingle(this torch.Tensor value) => (float)value.ToNumber().Double;

    public static double ToDouble(this torch.Tensor value) => value.ToNumber().Double;

    public static sbyte ToSByte(this torch.Tensor value) => (sbyte)value.ToNumber().Int64;

    public static byte ToByte(this torch.Tensor value) => (byte)value.ToNumber().Int64;

    public static short ToInt16(this torch.Tensor value) => (short)value.ToNumber().Int64;

    public static int ToInt32(this torch.Tensor value) => (int)value.ToNumber().Int64;

    public static long ToInt64(this torch.Tensor value) => value.ToNumber().Int64;

    public static bool ToBoolean(this torch.Tensor value) => value.ToNumber().Bool;

    /// <summary>The only element's real and imaginary part.</summary>
    public static (float, float) ToComplexFloat32(this torch.Tensor value)
    {
        var number = value.ToNumber().Complex;
        return ((float)number.Real, (float)number.Imaginary);
    }

    /// <summary>The only element as a complex number.</summary>
    public static System.Numerics.Complex ToComplexFloat64(this torch.Tensor value) => value.ToNumber().Complex;

    public static (float, float) ToComplex32(this torch.Tensor value) => value.ToComplexFloat32();

    public static System.Numerics.Complex ToComplex64(this torch.Tensor value) => value.ToComplexFloat64();

    /// <summary>Bytes per element.</summary>
    public static int ElementSize(this torch.ScalarType type) => DTypes.Size(type);

    /// <summary>The sizes of the dimensions as 32-bit numbers.</summary>
    public static ReadOnlySpan<int> IntShape(this torch.Tensor tensor) => Array.ConvertAll(tensor.shape, size => checked((int)size));

    /// <summary>The number of elements of a shape.</summary>
    public static long TotalSize(this IEnumerable<long> shape)
    {
        long result = 1;
        foreach (long size in shape) result *= size;
        return result;
    }
}
