using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp.Optim;

/// <summary>
/// Tensors in a stream: element type, rank and sizes as LEB128, then the elements row-major and little-endian. What is read may be
/// anything: it is checked before memory is taken for it.
/// </summary>
internal static class StateStream
{
    const int Chunk = 1 << 20;

    internal static void Write(BinaryWriter writer, Tensor tensor)
    {
        writer.Write7BitEncodedInt((int)tensor.dtype);
        writer.Write7BitEncodedInt(tensor.layout.Rank);
        foreach (long size in tensor.layout.Sizes) writer.Write7BitEncodedInt64(size);
        var dense = tensor.Compact();
        writer.Write(dense.bytes);
        if (!ReferenceEquals(dense, tensor)) dense.Dispose();
    }

    /// <exception cref="InvalidDataException">This is no tensor, or one that this engine does not hold.</exception>
    /// <exception cref="EndOfStreamException">The stream ends within it.</exception>
    internal static Tensor ReadTensor(BinaryReader reader)
    {
        int code = Number(reader, "element type", 127);
        var type = (ScalarType)code;
        if (!DTypes.IsIntegral(type) && !DTypes.IsFloat(type)) throw new InvalidDataException($"The optimizer state names an unknown element type, {code}.");
        int rank = Number(reader, "rank", Strided.MaxRank);
        var sizes = new long[rank];
        long count = 1;
        for (int i = 0; i < rank; i++)
        {
            sizes[i] = Number(reader, "size", int.MaxValue);
            count *= sizes[i];
            if (count > int.MaxValue) throw new InvalidDataException($"The optimizer state holds a tensor of shape {Layout.Describe(sizes)}, which is larger than this engine holds.");
        }
        return Fill(reader, sizes, type, count * DTypes.Size(type));
    }

    /// <summary>Reads piece by piece, so that a stream that promises more than it holds costs no more memory than it has.</summary>
    static Tensor Fill(BinaryReader reader, long[] sizes, ScalarType type, long length)
    {
        var pieces = new List<byte[]>();
        for (long left = length; left > 0; left -= pieces[^1].Length)
        {
            var piece = reader.ReadBytes((int)Math.Min(left, Chunk));
            if (piece.Length == 0) throw new EndOfStreamException($"The optimizer state ends {left} bytes before the end of a tensor of shape {Layout.Describe(sizes)}.");
            pieces.Add(piece);
        }
        var tensor = StateTensor.Filled(Layout.Of(sizes), 0, type);
        var target = tensor.bytes;
        foreach (var piece in pieces)
        {
            piece.CopyTo(target);
            target = target[piece.Length..];
        }
        return tensor;
    }

    /// <summary>A truth value, which is one byte of 0 or 1.</summary>
    internal static bool ReadFlag(BinaryReader reader)
    {
        byte value = reader.ReadByte();
        return value <= 1 ? value == 1 : throw new InvalidDataException($"The optimizer state has {value} where a truth value, 0 or 1, was expected.");
    }

    /// <summary>A count from 0 up to a limit.</summary>
    internal static int Number(BinaryReader reader, string what, int limit)
    {
        long value;
        try
        {
            value = reader.Read7BitEncodedInt64();
        }
        catch (FormatException)
        {
            throw new InvalidDataException($"The optimizer state has no readable number where a {what} was expected.");
        }
        return value >= 0 && value <= limit ? (int)value : throw new InvalidDataException($"The optimizer state has {value} where a {what} from 0 to {limit} was expected.");
    }
}
