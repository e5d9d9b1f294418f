using DeepDay3.Plotting.Rendering;
using static TorchSharp.torch;

namespace DeepDay3.Data;

/// <summary>Pictures of handwritten digits with their labels.</summary>
[TypeFormatterSource(typeof(DatasetFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Plain], KernelMimeTypes = [MimeTypes.Svg, MimeTypes.Plain])]
public sealed class DigitImages
{
    internal DigitImages(ReadOnlyMemory<byte> pixels, byte[] labels, int height, int width, byte brightest, string source, bool isSynthetic = false)
    {
        (Pixels, Labels, Height, Width, Brightest, Source, IsSynthetic) = (pixels, labels, height, width, brightest, source, isSynthetic);
    }

    /// <summary>All pixels, picture by picture and row by row; 0 is background.</summary>
    public ReadOnlyMemory<byte> Pixels { get; }

    /// <summary>Which digit each picture shows, 0 to 9.</summary>
    public byte[] Labels { get; }

    /// <summary>Number of pictures.</summary>
    public int Count => Labels.Length;

    /// <summary>Rows of a picture.</summary>
    public int Height { get; }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>The largest value that a pixel can have: full ink.</summary>
    public byte Brightest { get; }

    /// <summary>A sentence that says which data this is.</summary>
    public string Source { get; }

    /// <summary>Whether a program drew the pictures.</summary>
    public bool IsSynthetic { get; }

    /// <summary>The pixels of a picture, row by row.</summary>
    public ReadOnlySpan<byte> this[int index] => Pixels.Span.Slice(index * Height * Width, Height * Width);

    /// <summary>The pictures as numbers in [0, 1].</summary>
    /// <returns>float32 of shape [count, 1, height, width].</returns>
    public Tensor ToTensor()
    {
        var values = new float[Pixels.Length];
        ReadOnlySpan<byte> pixels = Pixels.Span;
        float scale = Brightest;
        for (int i = 0; i < values.Length; i++)
            values[i] = pixels[i] / scale;
        return tensor(values, [Count, 1, Height, Width]);
    }

    /// <summary>The labels.</summary>
    /// <returns>int64 of shape [count].</returns>
    public Tensor LabelTensor() => tensor(Array.ConvertAll(Labels, label => (long)label));

    /// <summary>A short description.</summary>
    public override string ToString() => $"{Count} digits of {Height} x {Width} pixels. {Source}";
}
