using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using DeepDay3.Data;

namespace DeepDay3.Plotting.Svg;

/// <summary>Writes pictures as PNG (ISO/IEC 15948).</summary>
static class PngImage
{
    /// <summary>The palette index that is transparent.</summary>
    public const byte Transparent = 0;

    /// <param name="pixels">Palette indices, row by row.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="palette">The colours of the indices 1 to 255.</param>
    public static byte[] Write(ReadOnlySpan<byte> pixels, int width, Func<int, (byte R, byte G, byte B)> palette)
    {
        var colors = new byte[256 * 3];
        for (int i = 1; i < 256; i++)
            (colors[3 * i], colors[3 * i + 1], colors[3 * i + 2]) = palette(i);
        return Write(pixels, width, colorType: 3, bytesPerPixel: 1, png =>
        {
            Chunk(png, "PLTE", colors);
            Chunk(png, "tRNS", [0]);
        });
    }

    /// <param name="rgba">Red, green, blue and opacity of each pixel, row by row.</param>
    /// <param name="width">Pixels in a row.</param>
    public static byte[] WriteRgba(ReadOnlySpan<byte> rgba, int width) => Write(rgba, width, colorType: 6, bytesPerPixel: 4, _ => { });

    static byte[] Write(ReadOnlySpan<byte> pixels, int width, byte colorType, int bytesPerPixel, Action<Stream> afterHeader)
    {
        int stride = width * bytesPerPixel, height = pixels.Length / stride;
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, colorType);
        Chunk(png, "IHDR", header);
        afterHeader(png);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (int row = 0; row < height; row++)
            {
                zlib.WriteByte(0);
                zlib.Write(pixels.Slice(row * stride, stride));
            }
        }
        Chunk(png, "IDAT", packed.ToArray());
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    static void Chunk(Stream png, string type, byte[] data)
    {
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of(body));
        png.Write(number);
    }
}
