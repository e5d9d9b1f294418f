using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A vector from the raw bytes of an array (a copy): <paramref name="count"/> elements (-1: all) from a byte offset on.</summary>
    public static Tensor frombuffer(Array rawArray, ScalarType dtype, long count = -1, long offset = 0, bool requires_grad = false)
    {
        ArgumentNullException.ThrowIfNull(rawArray);
        if (rawArray.GetType().GetElementType() is not { IsPrimitive: true }) throw new ArgumentException($"frombuffer reads arrays of primitive numbers, not {rawArray.GetType()}.");
        long total = Buffer.ByteLength(rawArray);
        int size = DTypes.Size(dtype);
        if (total <= 0) throw new ArgumentException($"both buffer length ({total}) and count ({count}) must not be 0");
        if (offset < 0 || offset >= total) throw new ArgumentException($"offset ({offset} bytes) must be non-negative and no greater than buffer length ({total} bytes) minus 1");
        if (count == 0 || count < -1) throw new ArgumentException($"both buffer length ({total}) and count ({count}) must not be 0");
        if (count < 0 && (total - offset) % size != 0) throw new ArgumentException($"buffer length ({total - offset} bytes) after offset ({offset} bytes) must be a multiple of element size ({size})");
        if (count < 0) count = (total - offset) / size;
        if (offset + (count * size) > total) throw new ArgumentException(
            $"requested buffer length ({count} * {size} bytes) after offset ({offset} bytes) must not be greater than actual buffer length ({total} bytes)");
        var result = Tensor.Allocate(Layout.Of(count), dtype);
        MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetArrayDataReference(rawArray), (int)total).Slice((int)offset, (int)(count * size)).CopyTo(result.bytes);
        return requires_grad ? result.requires_grad_() : result;
    }

    /// <summary>A vector of the first <paramref name="size"/> elements in a file of raw little-endian numbers. The file is read, not mapped.</summary>
    public static Tensor from_file(string filename, bool? shared = null, long? size = 0, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        if (shared == true) throw new NotSupportedException("This engine reads files into memory of its own: from_file with shared: true is not available.");
        Device.RequireCpu(device);
        var type = dtype ?? defaultType;
        long wanted = (size ?? 0) * DTypes.Size(type);
        using var file = File.OpenRead(filename);
        if (file.Length < wanted) throw TorchError.Create($"file <{filename}> size <{file.Length}> is smaller than the required mapping size <{wanted}>");
        var result = Tensor.Allocate(Layout.Of(size ?? 0), type);
        file.ReadExactly(result.bytes);
        return requires_grad ? result.requires_grad_() : result;
    }

    /// <summary>Undefined contents under given strides.</summary>
    public static Tensor empty_strided(long[] size, long[] strides, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        if (size.Length != strides.Length) throw TorchError.Create($"dimensionality of sizes ({size.Length}) must match dimensionality of strides ({strides.Length})");
        foreach (long stride in strides)
            if (stride < 0) throw TorchError.Create($"empty_strided: strides must not be negative, got {Layout.Describe(strides)}");
        var layout = Layout.Of([.. size], [.. strides]);
        var whole = Creation.Empty([layout.Reach], dtype ?? defaultType, device, false, null);
        whole.layout = layout;
        if (names is { Length: > 0 }) whole.SetNames(names);
        return requires_grad ? whole.requires_grad_() : whole;
    }
}
