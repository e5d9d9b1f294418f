using DeepDay3.Plotting.Rendering;
using static TorchSharp.torch;

namespace DeepDay3.Images;

/// <summary>A picture: rows of pixels with 1 to 4 channels (grey, grey and alpha, RGB, RGB and alpha).</summary>
[TypeFormatterSource(typeof(PictureFormatterSource),
    PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Plain],
    KernelMimeTypes = [MimeTypes.Html, MimeTypes.Plain])]
public sealed class Picture
{
    /// <summary>Makes a picture of pixels; the arrays are not copied.</summary>
    /// <param name="width">Pixels in a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="channels">1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha.</param>
    /// <param name="pixels">Values row by row, the channels of a pixel together.</param>
    /// <param name="pixels16">The 16-bit values that <paramref name="pixels"/> were made from, where there were such.</param>
    /// <exception cref="ArgumentException">The numbers do not fit together.</exception>
    public Picture(int width, int height, int channels, byte[] pixels, ushort[]? pixels16 = null)
    {
        if (width < 1 || height < 1 || channels is not (>= 1 and <= 4) || pixels.Length != (long)width * height * channels)
            throw new ArgumentException($"A picture got {pixels.Length} values for {width} x {height} pixels of {channels} channels: width x height x channels of them, and 1 to 4 channels, were expected.");
        if (pixels16 is not null && pixels16.Length != pixels.Length)
            throw new ArgumentException($"A picture got {pixels.Length} values and {pixels16.Length} 16-bit values: the same number was expected.");
        (Width, Height, Channels, Pixels, Pixels16) = (width, height, channels, pixels, pixels16);
    }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha.</summary>
    public int Channels { get; }

    /// <summary>Values 0 to 255 row by row, the channels of a pixel together.</summary>
    public byte[] Pixels { get; }

    /// <summary>The values as 16-bit integers, where the file had such; else null.</summary>
    public ushort[]? Pixels16 { get; }

    /// <summary>The picture as numbers in [0, 1], as torchvision's ToTensor makes them.</summary>
    /// <returns>float32 of shape [channels, height, width].</returns>
    public Tensor ToTensor()
    {
        var values = new float[Pixels.Length];
        int plane = Width * Height;
        for (int i = 0; i < plane; i++)
        {
            for (int channel = 0; channel < Channels; channel++)
                values[channel * plane + i] = Pixels16 is null ? Pixels[i * Channels + channel] / 255f : Pixels16[i * Channels + channel] / 65535f;
        }
        return tensor(values, [Channels, Height, Width]);
    }

    /// <summary>A picture of a tensor's numbers; those outside of [0, 1] are cut off, and NaN becomes 0.</summary>
    /// <param name="image">Shape [height, width] or [channels, height, width] with 1 to 4 channels.</param>
    /// <exception cref="ArgumentException">The tensor has another shape.</exception>
    public static Picture FromTensor(Tensor image)
    {
        if (image.dim() is not (2 or 3) || image.dim() == 3 && image.size(0) is not (>= 1 and <= 4) || image.numel() == 0)
            throw new ArgumentException($"A picture was to be made of a tensor of shape [{string.Join(", ", image.shape)}]: [height, width] or [1 to 4 channels, height, width] was expected.");
        int channels = image.dim() == 2 ? 1 : (int)image.size(0), height = (int)image.size(-2), width = (int)image.size(-1), plane = width * height;
        using Tensor floats = image.detach().to(float32).contiguous();
        float[] values = floats.data<float>().ToArray();
        var pixels = new byte[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            float value = values[i % channels * plane + i / channels];
            pixels[i] = float.IsNaN(value) ? (byte)0 : (byte)Math.Round(Math.Clamp(value, 0, 1) * 255);
        }
        return new Picture(width, height, channels, pixels);
    }

    /// <summary>A short description.</summary>
    public override string ToString() => $"Picture: {Width} x {Height}, {Channels switch { 1 => "grey", 2 => "grey and alpha", 3 => "RGB", _ => "RGB and alpha" }}{(Pixels16 is null ? "" : ", 16 bits")}";
}
