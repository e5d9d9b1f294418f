using System.IO.Compression;
using DeepDay3.Images;

namespace DeepDay3.Plotting.Svg;

/// <summary>Pictures inside of figures: PNG without filters, which suits flat colours and is quick.</summary>
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
        return Write(pixels, width, PngHeader.Palette, bytesPerPixel: 1, png =>
        {
            PngWriter.Chunk(png, "PLTE", colors);
            PngWriter.Chunk(png, "tRNS", [0]);
        });
    }

    /// <param name="rgba">Red, green, blue and opacity of each pixel, row by row.</param>
    /// <param name="width">Pixels in a row.</param>
    public static byte[] WriteRgba(ReadOnlySpan<byte> rgba, int width) => Write(rgba, width, PngHeader.RgbAlpha, bytesPerPixel: 4, _ => { });

    static byte[] Write(ReadOnlySpan<byte> pixels, int width, byte colorType, int bytesPerPixel, Action<Stream> afterHeader)
    {
        int stride = width * bytesPerPixel, height = pixels.Length / stride;
        using var png = new MemoryStream();
        PngWriter.Begin(png, width, height, depth: 8, colorType);
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
        PngWriter.Chunk(png, "IDAT", packed.ToArray());
        PngWriter.Chunk(png, "IEND", []);
        return png.ToArray();
    }
}
