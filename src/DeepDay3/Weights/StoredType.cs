using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace DeepDay3.Weights;

/// <summary>A kind of number in a file of weights. All are little-endian there, as on every machine that .NET's tensors run on.</summary>
/// <param name="SafeTensorsName">What safetensors calls it.</param>
/// <param name="StorageName">What PyTorch calls its storage.</param>
/// <param name="Size">Bytes of a number.</param>
/// <param name="Type">What it is called here.</param>
sealed record StoredType(string SafeTensorsName, string StorageName, int Size, ScalarType Type)
{
    public static IReadOnlyList<StoredType> All { get; } =
    [
        new("F64", "DoubleStorage", 8, ScalarType.Float64),
        new("F32", "FloatStorage", 4, ScalarType.Float32),
        new("F16", "HalfStorage", 2, ScalarType.Float16),
        new("BF16", "BFloat16Storage", 2, ScalarType.BFloat16),
        new("I64", "LongStorage", 8, ScalarType.Int64),
        new("I32", "IntStorage", 4, ScalarType.Int32),
        new("I16", "ShortStorage", 2, ScalarType.Int16),
        new("I8", "CharStorage", 1, ScalarType.Int8),
        new("U8", "ByteStorage", 1, ScalarType.Byte),
        new("BOOL", "BoolStorage", 1, ScalarType.Bool),
    ];

    /// <summary>A tensor of bytes as they are in a file; 16-bit floats become float32.</summary>
    /// <param name="shape">The shape, whose product is the number of numbers.</param>
    /// <param name="bytes">The numbers.</param>
    public Tensor MakeTensor(long[] shape, ReadOnlySpan<byte> bytes)
    {
        if (Type is ScalarType.Float16 or ScalarType.BFloat16)
        {
            ReadOnlySpan<ushort> halves = MemoryMarshal.Cast<byte, ushort>(bytes);
            var floats = new float[halves.Length];
            for (int i = 0; i < floats.Length; i++)
                floats[i] = Type == ScalarType.Float16 ? (float)BitConverter.UInt16BitsToHalf(halves[i]) : BitConverter.UInt32BitsToSingle((uint)halves[i] << 16);
            return tensor(floats, shape);
        }
        Tensor result = empty(shape, Type);
        if (bytes.Length > 0)
            result.bytes = bytes.ToArray();
        return result;
    }
}
