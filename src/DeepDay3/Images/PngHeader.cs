namespace DeepDay3.Images;

/// <summary>What the first chunk of a PNG file says.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Depth">Bits of a sample.</param>
/// <param name="Color">The colour type: 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha.</param>
/// <param name="Interlaced">Whether the pixels come in the seven passes of Adam7.</param>
readonly record struct PngHeader(int Width, int Height, int Depth, int Color, bool Interlaced)
{
    public const int Grey = 0, Rgb = 2, Palette = 3, GreyAlpha = 4, RgbAlpha = 6;

    // First column, first row, column step, row step of each pass.
    static readonly (int X, int Y, int StepX, int StepY)[] Adam7 =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    static readonly (int X, int Y, int StepX, int StepY)[] Whole = [(0, 0, 1, 1)];

    /// <summary>Samples of a pixel in the file.</summary>
    public int Samples => Color switch { Rgb => 3, GreyAlpha => 2, RgbAlpha => 4, _ => 1 };

    /// <summary>Whether the standard allows this depth with this colour type.</summary>
    public bool IsValid => Color switch
    {
        Grey => Depth is 1 or 2 or 4 or 8 or 16,
        Palette => Depth is 1 or 2 or 4 or 8,
        Rgb or GreyAlpha or RgbAlpha => Depth is 8 or 16,
        _ => false,
    };

    /// <summary>The pictures that the file consists of, without empty ones: where their pixels go, and their sizes.</summary>
    public IEnumerable<(int X, int Y, int StepX, int StepY, int Width, int Height)> Passes()
    {
        foreach ((int x, int y, int stepX, int stepY) in Interlaced ? Adam7 : Whole)
        {
            int width = (Width - x + stepX - 1) / stepX, height = (Height - y + stepY - 1) / stepY;
            if (width > 0 && height > 0)
                yield return (x, y, stepX, stepY, width, height);
        }
    }

    /// <summary>Bytes of a row of so many pixels, without its filter byte.</summary>
    public long RowBytes(int pixels) => ((long)pixels * Samples * Depth + 7) / 8;

    /// <summary>Bytes of all rows of all passes with their filter bytes.</summary>
    public long DataBytes()
    {
        long sum = 0;
        foreach (var pass in Passes())
            sum += pass.Height * (1 + RowBytes(pass.Width));
        return sum;
    }
}
