using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace DeepDay3.Torch.Tests.Golden;

/// <summary>A tensor of a golden case: raw values in row-major order, whatever the memory layout that the case asks for.</summary>
public sealed class GoldenTensor
{
    readonly byte[] bytes;

    internal GoldenTensor(JsonElement json)
    {
        DType = json.GetProperty("dtype").GetString()!;
        Shape = [.. json.GetProperty("shape").EnumerateArray().Select(d => d.GetInt64())];
        bytes = json.GetProperty("data").GetBytesFromBase64();
        Name = json.TryGetProperty("name", out var name) ? name.GetString() : null;
        Layout = json.TryGetProperty("layout", out var layout) ? layout.GetString() : null;
        RequiresGrad = json.TryGetProperty("grad", out var grad) && grad.GetBoolean();
        if (bytes.Length != Count * ElementSize(DType))
            throw new InvalidDataException($"A golden {DType} tensor of {Count} elements needs {Count * ElementSize(DType)} bytes, but has {bytes.Length}.");
    }

    /// <summary>The parameter's name, for inputs that are found by name.</summary>
    public string? Name { get; }

    /// <summary>PyTorch's name: float32, float64, complex64, complex128, int64, int32, int16, int8, uint8 or bool.</summary>
    public string DType { get; }

    /// <summary>Sizes of the dimensions; empty for a scalar.</summary>
    public long[] Shape { get; }

    /// <summary>How an input is to be stored (README.md, "Layouts"), or null for contiguous.</summary>
    public string? Layout { get; }

    /// <summary>True for an input whose gradient the case holds.</summary>
    public bool RequiresGrad { get; }

    /// <summary>Number of elements.</summary>
    public long Count => Shape.Aggregate(1L, (a, b) => a * b);

    /// <summary>The values as an array of the element type that <see cref="DType"/> names.</summary>
    public T[] As<T>()
        where T : unmanaged
    {
        if (typeof(T) != ElementType(DType))
            throw new InvalidOperationException($"A golden {DType} tensor was read as {typeof(T).Name}.");
        return MemoryMarshal.Cast<byte, T>(bytes).ToArray();
    }

    /// <summary>The values widened to double; booleans as 0 and 1, complex numbers as their two parts.</summary>
    public double[] ToDoubles() => DType switch
    {
        "float32" => [.. As<float>().Select(x => (double)x)],
        "float64" => As<double>(),
        "int64" => [.. As<long>().Select(x => (double)x)],
        "int32" => [.. As<int>().Select(x => (double)x)],
        "int16" => [.. As<short>().Select(x => (double)x)],
        "int8" => [.. As<sbyte>().Select(x => (double)x)],
        "uint8" => [.. As<byte>().Select(x => (double)x)],
        "complex64" => [.. MemoryMarshal.Cast<byte, float>(bytes).ToArray().Select(x => (double)x)],
        "complex128" => MemoryMarshal.Cast<byte, double>(bytes).ToArray(),
        _ => [.. As<bool>().Select(x => x ? 1.0 : 0.0)],
    };

    /// <inheritdoc/>
    public override string ToString() => $"{DType}[{string.Join(", ", Shape)}]";

    static Type ElementType(string dtype) => dtype switch
    {
        "float32" => typeof(float),
        "float64" => typeof(double),
        "int64" => typeof(long),
        "int32" => typeof(int),
        "int16" => typeof(short),
        "int8" => typeof(sbyte),
        "uint8" => typeof(byte),
        "bool" => typeof(bool),
        "complex64" => typeof((float, float)),
        "complex128" => typeof(Complex),
        _ => throw new InvalidDataException($"Golden files know no dtype '{dtype}'."),
    };

    static int ElementSize(string dtype) => dtype switch
    {
        "bool" => 1,
        "complex64" => 8,
        "complex128" => 16,
        _ => Marshal.SizeOf(ElementType(dtype)),
    };
}
