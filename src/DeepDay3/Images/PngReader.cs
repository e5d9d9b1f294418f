using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using DeepDay3.Data;

namespace DeepDay3.Images;

/// <summary>Reads the chunks of one PNG file and unpacks its rows.</summary>
sealed class PngReader(ReadOnlyMemory<byte> file, string name)
{
    // A picture of 16384 x 16384 in grey: more is no picture for a notebook.
    const long MostBytes = 256 << 20;

    // Deflate packs at most so many bytes into one.
    const long LargestRatio = 1_032;

    static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    readonly List<ReadOnlyMemory<byte>> data = [];
    PngHeader header;
    ReadOnlyMemory<byte>? palette;
    ReadOnlyMemory<byte> transparency;
    long dataStart;

    ReadOnlySpan<byte> Bytes => file.Span;

    public Picture Read()
    {
        if (!Bytes.StartsWith(Signature))
            throw Broken(0, "this is no PNG file; the bytes 89 50 4E 47 0D 0A 1A 0A were expected");
        ReadChunks();
        if (header.Color == PngHeader.Palette && palette is null)
            throw Broken(dataStart, "the pixels come without a palette; a \"PLTE\" chunk was expected before them");
        long size = header.DataBytes(), packed = data.Sum(part => (long)part.Length);
        if (size > MostBytes || size > packed * LargestRatio)
            throw Broken(16, $"{header.Width} x {header.Height} pixels are said, {size} bytes, and {packed} packed bytes follow; at most {Math.Min(MostBytes, packed * LargestRatio)} bytes were expected of them");
        return new PngPixels(header, palette ?? default, transparency).Assemble(Unpack((int)size), (pass, row, filter) =>
            Broken(dataStart, $"row {row} of pass {pass} has the filter {filter}; 0 to 4 were expected"));
    }

    void ReadChunks()
    {
        long offset = Signature.Length;
        for (int number = 0; ; number++)
        {
            if (offset + 12 > Bytes.Length)
                throw Broken(Math.Min(offset, Bytes.Length), "the file ends; a chunk was expected, the last of them \"IEND\"");
            long size = BinaryPrimitives.ReadUInt32BigEndian(Bytes[(int)offset..]);
            string type = Encoding.Latin1.GetString(Bytes.Slice((int)offset + 4, 4));
            if (size > Bytes.Length - offset - 12)
                throw Broken(offset, $"the chunk \"{Data.Formats.Printable.Text(type)}\" says {size} bytes, more than the file has");
            ReadOnlyMemory<byte> body = file.Slice((int)offset + 8, (int)size);
            if (Crc32.Of(Bytes.Slice((int)offset + 4, (int)size + 4)) != BinaryPrimitives.ReadUInt32BigEndian(Bytes[(int)(offset + 8 + size)..]))
                throw Broken(offset + 8 + size, $"the checksum of the chunk \"{Data.Formats.Printable.Text(type)}\" is wrong");
            if ((number == 0) != (type == "IHDR"))
                throw Broken(offset + 4, $"the chunk \"{Data.Formats.Printable.Text(type)}\" is number {number}; \"IHDR\" was expected as the first and only there");
            if (type == "IEND")
                break;
            Take(type, body, offset);
            offset += size + 12;
        }
        if (data.Count == 0)
            throw Broken(offset, "the file ends without pixels; an \"IDAT\" chunk was expected");
    }

    void Take(string type, ReadOnlyMemory<byte> body, long offset)
    {
        switch (type)
        {
            case "IHDR":
                header = ReadHeader(body.Span, offset + 8);
                break;
            case "PLTE":
                if (body.Length is 0 or > 768 || body.Length % 3 != 0)
                    throw Broken(offset, $"the palette has {body.Length} bytes; 3 for each of 1 to 256 colours were expected");
                palette = body;
                break;
            case "tRNS":
                if (header.Color is PngHeader.Grey && body.Length != 2 || header.Color is PngHeader.Rgb && body.Length != 6 || body.Length > 256)
                    throw Broken(offset, $"the transparency has {body.Length} bytes; 2 for grey, 6 for RGB, at most 256 for a palette were expected");
                transparency = body;
                break;
            case "IDAT":
                dataStart = data.Count == 0 ? offset + 8 : dataStart;
                data.Add(body);
                break;
            default:
                // A capital first letter: without this chunk the picture cannot be shown.
                if (char.IsAsciiLetterUpper(type[0]))
                    throw Broken(offset + 4, $"the chunk \"{Data.Formats.Printable.Text(type)}\" is not known, and says that it is needed");
                break;
        }
    }

    PngHeader ReadHeader(ReadOnlySpan<byte> body, long offset)
    {
        if (body.Length != 13)
            throw Broken(offset, $"the header has {body.Length} bytes; 13 were expected");
        uint width = BinaryPrimitives.ReadUInt32BigEndian(body), height = BinaryPrimitives.ReadUInt32BigEndian(body[4..]);
        // The limit keeps all sizes in range.
        const uint longest = 1 << 20;
        if (width is 0 or > longest || height is 0 or > longest)
            throw Broken(offset, $"the picture has {width} x {height} pixels; 1 to {longest} each were expected");
        var found = new PngHeader((int)width, (int)height, body[8], body[9], body[12] == 1);
        if (!found.IsValid)
            throw Broken(offset + 8, $"colour type {body[9]} comes with {body[8]} bits; a pair of the standard was expected");
        if (body[10] != 0 || body[11] != 0 || body[12] > 1)
            throw Broken(offset + 10, $"compression {body[10]}, filter {body[11]} and interlace {body[12]} are said; 0, 0 and 0 or 1 were expected");
        return found;
    }

    byte[] Unpack(int size)
    {
        var packed = new MemoryStream();
        foreach (ReadOnlyMemory<byte> part in data)
            packed.Write(part.Span);
        packed.Position = 0;
        var rows = new byte[size];
        try
        {
            using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
            int read = zlib.ReadAtLeast(rows, size, throwOnEndOfStream: false);
            if (read < size)
                throw Broken(dataStart, $"the pixels unpack to {read} bytes; {size} were expected");
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            throw new DataFormatException(name, dataStart, $"the pixels cannot be unpacked ({error.Message.TrimEnd('.')})", error);
        }
        return rows;
    }

    DataFormatException Broken(long offset, string problem) => new(name, offset, problem);
}
