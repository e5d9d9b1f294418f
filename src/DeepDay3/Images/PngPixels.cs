using System.Buffers.Binary;

namespace DeepDay3.Images;

/// <summary>Turns the unpacked rows of a PNG file into pixels: undoes the filters, spreads the passes, and applies palette and transparency.</summary>
sealed class PngPixels(PngHeader header, ReadOnlyMemory<byte> palette, ReadOnlyMemory<byte> transparency)
{
    /// <param name="rows">The rows of all passes, each behind its filter byte; changed in place.</param>
    /// <param name="badFilter">Makes the error for a filter that does not exist: of which pass, row and number.</param>
    public Picture Assemble(byte[] rows, Func<int, int, int, Exception> badFilter)
    {
        // Samples of one pixel after another, as wide as the file has them.
        var samples = new ushort[(long)header.Width * header.Height * header.Samples];
        int at = 0, number = 0, pixelBytes = Math.Max(1, header.Samples * header.Depth / 8);
        foreach (var pass in header.Passes())
        {
            int length = (int)header.RowBytes(pass.Width);
            Span<byte> above = new byte[length];
            for (int row = 0; row < pass.Height; row++)
            {
                int filter = rows[at];
                Span<byte> line = rows.AsSpan(at + 1, length);
                if (!PngFilters.Undo(filter, line, above, pixelBytes))
                    throw badFilter(number, row, filter);
                Spread(line, pass.Width, samples, ((pass.Y + row * pass.StepY) * header.Width + pass.X) * header.Samples, pass.StepX * header.Samples);
                above = line;
                at += 1 + length;
            }
            number++;
        }
        return header.Color == PngHeader.Palette ? FromPalette(samples) : FromSamples(samples);
    }

    void Spread(ReadOnlySpan<byte> line, int pixels, ushort[] samples, int start, int step)
    {
        int depth = header.Depth, count = header.Samples;
        for (int i = 0; i < pixels * count; i++)
        {
            int value = depth switch
            {
                16 => BinaryPrimitives.ReadUInt16BigEndian(line[(2 * i)..]),
                8 => line[i],
                _ => line[i * depth / 8] >> 8 - depth - i * depth % 8 & (1 << depth) - 1,
            };
            samples[start + i / count * step + i % count] = (ushort)value;
        }
    }

    Picture FromPalette(ushort[] indices)
    {
        ReadOnlySpan<byte> colors = palette.Span, alpha = transparency.Span;
        int channels = alpha.IsEmpty ? 3 : 4;
        var pixels = new byte[indices.Length * channels];
        for (int i = 0; i < indices.Length; i++)
        {
            // An index beyond the palette is an error that decoders show as black.
            if (3 * indices[i] < colors.Length)
                colors.Slice(3 * indices[i], 3).CopyTo(pixels.AsSpan(i * channels));
            if (channels == 4)
                pixels[4 * i + 3] = indices[i] < alpha.Length ? alpha[indices[i]] : byte.MaxValue;
        }
        return new Picture(header.Width, header.Height, channels, pixels);
    }

    Picture FromSamples(ushort[] samples)
    {
        int count = header.Samples, largest = (1 << header.Depth) - 1;
        bool isKeyed = !transparency.IsEmpty && (header.Color is PngHeader.Grey or PngHeader.Rgb);
        int channels = isKeyed ? count + 1 : count;
        var key = new ushort[count];
        for (int i = 0; isKeyed && i < count; i++)
            key[i] = BinaryPrimitives.ReadUInt16BigEndian(transparency.Span[(2 * i)..]);
        var values = isKeyed ? new ushort[samples.Length / count * channels] : samples;
        for (int i = 0; isKeyed && i < samples.Length / count; i++)
        {
            ReadOnlySpan<ushort> pixel = samples.AsSpan(i * count, count);
            pixel.CopyTo(values.AsSpan(i * channels));
            values[i * channels + count] = (ushort)(pixel.SequenceEqual(key) ? 0 : largest);
        }
        byte[] pixels = header.Depth == 16
            // The nearest of 256 steps, as the standard recommends.
            ? Array.ConvertAll(values, value => (byte)((value * 255 + 32895) >> 16))
            : Array.ConvertAll(values, value => (byte)(value * (255 / largest)));
        return new Picture(header.Width, header.Height, channels, pixels, header.Depth == 16 ? values : null);
    }
}
