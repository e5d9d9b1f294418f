using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// TorchSharp's file format of a tensor: element type, rank and sizes as LEB128 numbers, then the elements row by row, little-endian. What
/// does not fit the format is refused with the position in the stream, and before memory for it is taken.
/// </summary>
internal static class TensorFormat
{
    const int Chunk = 1 << 20;
    const int MaxName = 1 << 16;

    internal static void Write(BinaryWriter writer, Tensor tensor)
    {
        tensor.RequireLive();
        WriteNumber(writer, (long)tensor.scalarType);
        WriteNumber(writer, tensor.layout.Rank);
        foreach (long size in tensor.layout.Sizes) WriteNumber(writer, size);
        writer.Write(tensor.Compact().bytes);
    }

    internal static void WriteNumber(BinaryWriter writer, long number)
    {
        ulong rest = (ulong)number;
        for (; rest >= 0x80; rest >>= 7) writer.Write((byte)(rest | 0x80));
        writer.Write((byte)rest);
    }

    internal static long ReadNumber(BinaryReader reader, string what)
    {
        ulong result = 0;
        for (int shift = 0; shift < 63; shift += 7)
        {
            byte part = ReadByte(reader, what);
            result |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80) return (long)result;
        }
        throw Malformed(reader, $"{what} is a number of more than 63 bits");
    }

    static byte ReadByte(BinaryReader reader, string what)
    {
        try
        {
            return reader.ReadByte();
        }
        catch (EndOfStreamException)
        {
            throw Malformed(reader, $"the data ends in {what}");
        }
    }

    internal static string ReadName(BinaryReader reader)
    {
        long length = ReadNumber(reader, "the length of a name");
        if (length > MaxName) throw Malformed(reader, $"a name of {length} bytes is longer than {MaxName}");
        var bytes = reader.ReadBytes((int)length);
        if (bytes.Length < length) throw Malformed(reader, "the data ends in a name");
        try
        {
            return new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (ArgumentException)
        {
            throw Malformed(reader, "a name is not UTF-8 text");
        }
    }

    /// <summary>Reads element type and sizes.</summary>
    internal static (ScalarType type, Layout layout) ReadForm(BinaryReader reader)
    {
        long code = ReadNumber(reader, "an element type");
        var type = (ScalarType)code;
        if (code is not ((>= 0 and <= 4) or 6 or 7 or (>= 9 and <= 11))) throw Malformed(reader, code is 5 or (>= 12 and <= 15)
            ? $"element type {type} is not part of this engine, which has float32, float64, complex64, complex128, int64, int32, int16, int8, uint8 and bool"
            : $"{code} is not an element type: expected 0 to 4, 6, 7 or 9 to 11");
        long rank = ReadNumber(reader, "a rank");
        if (rank > Kernels.Strided.MaxRank) throw Malformed(reader, $"a tensor of {rank} dimensions is beyond the limit of {Kernels.Strided.MaxRank}");
        var sizes = new long[rank];
        for (int i = 0; i < rank; i++) sizes[i] = ReadNumber(reader, $"the size of dimension {i}");
        double count = 1, largest = 1;
        for (int i = sizes.Length - 1; i >= 0; i--)
        {
            count *= sizes[i];
            largest = Math.Max(largest, count);
        }
        if (largest > int.MaxValue) throw Malformed(reader, $"a tensor of shape {Layout.Describe(sizes)} is larger than this engine can hold");
        return (type, Layout.Of(sizes));
    }

    /// <summary>Reads a tensor, or reads over it.</summary>
    internal static Tensor? Read(BinaryReader reader, bool skip = false)
    {
        var (type, layout) = ReadForm(reader);
        long bytes = layout.Count * DTypes.Size(type);
        var stream = reader.BaseStream;
        if (stream.CanSeek && stream.Length - stream.Position < bytes) throw Short(reader, layout, bytes, stream.Length - stream.Position);
        if (skip)
        {
            for (long rest = bytes; rest > 0;)
            {
                int read = reader.ReadBytes((int)Math.Min(rest, Chunk)).Length;
                if (read == 0) throw Short(reader, layout, bytes, bytes - rest);
                rest -= read;
            }
            return null;
        }
        // Where the length is unknown, memory for the whole only once that much has come.
        var parts = new List<byte[]>();
        long had = 0;
        while (had < bytes && !stream.CanSeek)
        {
            var part = reader.ReadBytes((int)Math.Min(bytes - had, Chunk));
            if (part.Length == 0) throw Short(reader, layout, bytes, had);
            parts.Add(part);
            had += part.Length;
        }
        var result = Tensor.Allocate(layout, type);
        var target = result.bytes;
        int at = 0;
        foreach (var part in parts)
        {
            part.CopyTo(target[at..]);
            at += part.Length;
        }
        while (at < target.Length)
        {
            int read = reader.Read(target[at..]);
            if (read == 0)
            {
                result.Dispose();
                throw Short(reader, layout, bytes, at);
            }
            at += read;
        }
        // A bool is 0 or 1 in memory, whatever byte stood in the file.
        if (type == ScalarType.Bool)
            foreach (ref byte flag in target) flag = flag == 0 ? (byte)0 : (byte)1;
        return result;
    }

    static InvalidDataException Short(BinaryReader reader, Layout layout, long bytes, long found) =>
        Malformed(reader, $"a tensor of shape {layout.Describe()} needs {bytes} bytes, but only {found} follow");

    internal static InvalidDataException Malformed(BinaryReader reader, string what) =>
        new($"This is not a file of tensors in TorchSharp's format, or it is damaged{(reader.BaseStream.CanSeek ? $", at byte {reader.BaseStream.Position}" : "")}: {what}.");

    /// <summary>Writes a file beside its place first, so that a failure leaves what was there.</summary>
    internal static void WriteFile(string location, Action<BinaryWriter> write)
    {
        string path = Path.GetFullPath(location), beside = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            using (var writer = new BinaryWriter(File.Create(beside))) write(writer);
            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    /// <summary>Reads a file; messages name it.</summary>
    internal static T ReadFile<T>(string location, Func<BinaryReader, T> read)
    {
        using var reader = new BinaryReader(File.OpenRead(location));
        try
        {
            return read(reader);
        }
        catch (InvalidDataException error)
        {
            bool archive = IsArchive(reader.BaseStream);
            throw new InvalidDataException($"{location}: {(archive ? "this is an archive as torch.save writes it in Python; export its state_dict to TorchSharp's format first." : error.Message)}", error);
        }
    }

    static bool IsArchive(Stream stream)
    {
        stream.Position = 0;
        Span<byte> head = stackalloc byte[4];
        int read = stream.ReadAtLeast(head, 4, throwOnEndOfStream: false);
        return read == 4 && (head.SequenceEqual("PK\u0003\u0004"u8) || (head[0] == 0x80 && head[1] is >= 2 and <= 5));
    }
}
