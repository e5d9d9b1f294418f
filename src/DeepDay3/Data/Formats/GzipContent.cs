using System.Buffers.Binary;
using System.IO.Compression;

namespace DeepDay3.Data.Formats;

/// <summary>Unpacks gzip files (RFC 1952) of one member, within a limit.</summary>
static class GzipContent
{
    /// <exception cref="DataFormatException">The file is broken, or unpacks to more than the limit.</exception>
    public static byte[] Unpack(byte[] packed, string name, long limit)
    {
        if (packed.Length < 18 || packed[0] != 0x1F || packed[1] != 0x8B)
            throw new DataFormatException(name, 0, "this is no gzip file; the bytes 1F 8B and at least 18 in all were expected");
        // The size in the trailer is believed only where it is possible: deflate packs at most 1,032 : 1.
        uint said = BinaryPrimitives.ReadUInt32LittleEndian(packed.AsSpan(packed.Length - 4));
        using var stream = new MemoryStream(packed, writable: false);
        using var unpacked = new MemoryStream((int)Math.Min(Math.Min(said, limit), packed.Length * 1032L));
        try
        {
            using var gzip = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
            var buffer = new byte[81_920];
            for (int read; (read = gzip.Read(buffer)) > 0;)
            {
                if (unpacked.Length + read > limit)
                    throw new DataFormatException(name, stream.Position, $"the file unpacks to more than the {limit} bytes that were expected");
                unpacked.Write(buffer, 0, read);
            }
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or IOException)
        {
            throw new DataFormatException(name, stream.Position, $"this is no intact gzip file ({error.Message.TrimEnd('.')})", error);
        }
        if (unpacked.Length != said)
            throw new DataFormatException(name, packed.Length - 4, $"the file unpacks to {unpacked.Length} bytes where its trailer says {said}");
        return unpacked.Capacity == unpacked.Length ? unpacked.GetBuffer() : unpacked.ToArray();
    }
}
