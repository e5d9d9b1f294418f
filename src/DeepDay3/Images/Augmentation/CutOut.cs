using TorchSharp;
using static TorchSharp.torch;

namespace DeepDay3.Images.Augmentation;

/// <summary>
/// Blackens a square around a random pixel; near the border a part of the square only (T. DeVries, G. Taylor: Improved regularization of convolutional
/// neural networks with cutout, 2017).
/// </summary>
/// <param name="size">The side of the square in pixels, at least 1.</param>
/// <param name="generator">Where the place is drawn from; the default generator unless given.</param>
public sealed class CutOut(int size, Generator? generator = null) : torchvision.ITransform
{
    readonly int size = size >= 1 ? size : throw new ArgumentException($"The side of a square to cut out is {size}: at least 1 was expected.");

    /// <summary>A copy with a square of zeros; the same place in all pictures of a batch.</summary>
    /// <param name="input">[..., H, W].</param>
    public Tensor call(Tensor input)
    {
        (int height, int width) = ImageBox.SizeOf(input);
        int row = (int)randint(height, [1], generator: generator).item<long>(), column = (int)randint(width, [1], generator: generator).item<long>();
        return Apply(input, ImageBox.Around(row, column, size, size));
    }

    /// <summary>A copy in which the pixels of a box are zero.</summary>
    /// <param name="images">[..., H, W].</param>
    /// <param name="box">What lies outside of the picture has no effect.</param>
    public static Tensor Apply(Tensor images, ImageBox box)
    {
        (int height, int width) = ImageBox.SizeOf(images);
        ImageBox inside = box.Within(height, width);
        Tensor result = images.clone();
        if (inside.Area > 0)
            inside.Of(result).zero_();
        return result;
    }
}
