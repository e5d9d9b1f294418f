using System.Buffers.Binary;
using System.Text.Json;
using DeepDay3.Data;
using DeepDay3.Images;
using DeepDay3.Plotting.Rendering;
using TorchSharp;

namespace DeepDay3.Tests.Images;

public class PngFileTests
{
    static readonly JsonElement Cases = Golden.Json("png.json");

    static byte[] Bytes(Picture picture)
    {
        var png = new MemoryStream();
        PngFile.Write(png, picture);
        return png.ToArray();
    }

    static Picture Noise(int channels, bool wide = false)
    {
        var random = new Random(channels);
        ushort[] values = [.. Enumerable.Range(0, 7 * 5 * channels).Select(_ => (ushort)random.Next(65536))];
        return new Picture(7, 5, channels, Array.ConvertAll(values, value => (byte)Math.Round(value / 257.0)), wide ? values : null);
    }

    [Fact]
    public void All_colour_types_and_depths_are_read_as_Pillow_reads_them()
    {
        foreach (JsonElement one in Cases.GetProperty("cases").EnumerateArray())
        {
            string name = one.GetProperty("name").GetString()!;
            int[] expected = [.. one.GetProperty("expected").EnumerateArray().Select(value => value.GetInt32())];

            Picture picture = PngFile.Read(one.GetProperty("png").GetBytesFromBase64(), name);

            Assert.Equal((11, 9), (picture.Width, picture.Height));
            Assert.True(one.GetProperty("channels").GetInt32() == picture.Channels, name);
            Assert.Equal(one.GetProperty("depth").GetInt32() == 16, picture.Pixels16 is not null);
            if (picture.Pixels16 is { } wide)
            {
                Assert.True(expected.SequenceEqual(wide.Select(value => (int)value)), name);
                Assert.Equal(wide.Select(value => (byte)Math.Round(value / 257.0)), picture.Pixels);
            }
            else
            {
                Assert.True(expected.SequenceEqual(picture.Pixels.Select(value => (int)value)), name);
            }
        }
        Assert.Equal(52, Cases.GetProperty("cases").GetArrayLength());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void What_is_written_is_read_back(int channels)
    {
        Assert.Equal(Noise(channels).Pixels, PngFile.Read(Bytes(Noise(channels))).Pixels);
        Assert.Equal(Noise(channels, wide: true).Pixels16, PngFile.Read(Bytes(Noise(channels, wide: true))).Pixels16);
    }

    [Fact]
    public void A_tensor_has_channels_first_and_numbers_to_1_and_goes_back()
    {
        Picture picture = Noise(3);
        using torch.Tensor image = picture.ToTensor();

        Assert.Equal([3, 5, 7], image.shape);
        Assert.Equal(picture.Pixels[(2 * 7 + 4) * 3 + 1] / 255f, image[1, 2, 4].item<float>());
        Assert.Equal(picture.Pixels, Picture.FromTensor(image).Pixels);
        Assert.Equal([0, 255, 128, 0], Picture.FromTensor(torch.tensor(new[] { -1f, 2f, 0.5f, float.NaN }, [2, 2])).Pixels);
        Assert.Contains("shape [5, 2, 2]", Assert.Throws<ArgumentException>(() => Picture.FromTensor(torch.zeros(5, 2, 2))).Message);
    }

    [Fact]
    public void What_cannot_be_is_named_with_its_byte()
    {
        byte[] good = Bytes(Noise(3));
        void Refused(byte[] bytes, long offset, string message)
        {
            var error = Assert.Throws<DataFormatException>(() => PngFile.Read(bytes, "a.png"));
            Assert.Equal(offset, error.Offset);
            Assert.Contains(message, error.Message);
        }

        Refused([1, 2, 3], 0, "a.png, byte 0: this is no PNG file");
        Refused(good[..^12], good.Length - 12, "the file ends; a chunk was expected");
        Refused(good[..60], 33, "the chunk \"IDAT\" says");
        byte[] changed = [.. good];
        changed[20] ^= 1;
        Refused(changed, 29, "the checksum of the chunk \"IHDR\" is wrong");
        Refused(Mend([.. good[..24], 3, .. good.AsSpan(25)]), 24, "colour type 2 comes with 3 bits");
        Refused(Mend([.. good[..16], 0, 15, 255, 255, .. good.AsSpan(20)]), 16, "1048575 x 5 pixels are said");
    }

    [Fact]
    public void Damaged_files_are_read_or_refused()
    {
        byte[][] samples = [.. Cases.GetProperty("cases").EnumerateArray().Select(one => one.GetProperty("png").GetBytesFromBase64())];
        Fuzz.Run(samples, (bytes, name) => PngFile.Read(bytes, name), seed: 9, mend: Mend);
    }

    [Fact]
    public void A_picture_shows_itself_enlarged_with_a_description()
    {
        var writer = new StringWriter();
        var html = (Formatter<Picture>)new PictureFormatterSource().CreateTypeFormatters().First();

        Assert.True(html.Format(Noise(3), writer));
        Assert.Contains("width=\"126\" height=\"90\" style=\"image-rendering:pixelated\" alt=\"Picture: 7 x 5, RGB\"", writer.ToString());
    }

    /// <summary>Puts the right checksums into all chunks that can be found.</summary>
    static byte[] Mend(byte[] bytes)
    {
        for (long at = 8; at + 12 <= bytes.Length;)
        {
            long size = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan((int)at));
            if (at + 12 + size > bytes.Length)
                break;
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan((int)(at + 8 + size)), Crc32.Of(bytes.AsSpan((int)at + 4, (int)size + 4)));
            at += 12 + size;
        }
        return bytes;
    }
}
