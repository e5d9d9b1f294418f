using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using DeepDay3.Data;

namespace DeepDay3.Images;

/// <summary>Writes one PNG file; each row gets the filter that leaves the smallest numbers.</summary>
static class PngWriter
{
    public static void Write(Stream png, Picture picture)
    {
        int depth = picture.Pixels16 is null ? 8 : 16;
        Begin(png, picture.Width, picture.Height, depth, picture.Channels switch { 1 => PngHeader.Grey, 2 => PngHeader.GreyAlpha, 3 => PngHeader.Rgb, _ => PngHeader.RgbAlpha });
        Chunk(png, "IDAT", Pack(picture, depth / 8));
        Chunk(png, "IEND", []);
    }

    /// <summary>Writes the signature and the header.</summary>
    internal static void Begin(Stream png, int width, int height, int depth, byte colorType)
    {
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = ((byte)depth, colorType);
        Chunk(png, "IHDR", header);
    }

    static byte[] Pack(Picture picture, int sampleBytes)
    {
        int length = picture.Width * picture.Channels * sampleBytes;
        var (row, above, best, trial) = (new byte[length], new byte[length], new byte[length + 1], new byte[length]);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (int y = 0; y < picture.Height; y++)
            {
                FillRow(picture, y, row);
                long smallest = long.MaxValue;
                for (int filter = 0; filter < PngFilters.Count; filter++)
                {
                    PngFilters.Apply(filter, row, above, picture.Channels * sampleBytes, trial);
                    long sum = 0;
                    foreach (byte value in trial)
                        sum += Math.Abs((int)(sbyte)value);
                    if (sum >= smallest)
                        continue;
                    smallest = sum;
                    best[0] = (byte)filter;
                    trial.CopyTo(best, 1);
                }
                zlib.Write(best);
                (row, above) = (above, row);
            }
        }
        return packed.ToArray();
    }

    static void FillRow(Picture picture, int y, byte[] row)
    {
        int samples = picture.Width * picture.Channels;
        if (picture.Pixels16 is not { } wide)
        {
            picture.Pixels.AsSpan(y * samples, samples).CopyTo(row);
            return;
        }
        for (int i = 0; i < samples; i++)
            BinaryPrimitives.WriteUInt16BigEndian(row.AsSpan(2 * i), wide[y * samples + i]);
    }

    /// <summary>Writes a chunk with its length and its checksum.</summary>
    internal static void Chunk(Stream png, string type, byte[] data)
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
