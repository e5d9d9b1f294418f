using static TorchSharp.torch;

namespace DeepDay3.Images.Augmentation;

/// <summary>A rectangle of pixels.</summary>
/// <param name="Top">The first row.</param>
/// <param name="Left">The first column.</param>
/// <param name="Height">Rows, 0 or more.</param>
/// <param name="Width">Columns, 0 or more.</param>
public readonly record struct ImageBox(int Top, int Left, int Height, int Width)
{
    /// <summary>How many pixels it holds.</summary>
    public int Area => Height * Width;

    /// <summary>The part of a box that lies within a picture.</summary>
    /// <param name="height">Rows of the picture.</param>
    /// <param name="width">Columns of the picture.</param>
    public ImageBox Within(int height, int width)
    {
        int top = Math.Clamp(Top, 0, height), left = Math.Clamp(Left, 0, width);
        int bottom = Math.Clamp(Top + Height, top, height), right = Math.Clamp(Left + Width, left, width);
        return new(top, left, bottom - top, right - left);
    }

    /// <summary>A box around a pixel.</summary>
    /// <param name="row">The row of its middle; of an even height, the upper one of the two.</param>
    /// <param name="column">The column of its middle.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    public static ImageBox Around(int row, int column, int height, int width) => new(row - (height - 1) / 2, column - (width - 1) / 2, height, width);

    /// <summary>The pixels of a picture that lie in the box: a view.</summary>
    internal Tensor Of(Tensor images) => images.narrow(-2, Top, Height).narrow(-1, Left, Width);

    internal static (int Height, int Width) SizeOf(Tensor images) => images.dim() >= 2
        ? ((int)images.size(-2), (int)images.size(-1))
        : throw new ArgumentException($"A tensor of shape [{string.Join(", ", images.shape)}] was given as pictures: [..., height, width] was expected.");
}
