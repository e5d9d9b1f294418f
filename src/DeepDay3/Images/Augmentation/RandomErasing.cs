using TorchSharp;
using static TorchSharp.torch;

namespace DeepDay3.Images.Augmentation;

/// <summary>
/// With a probability, puts noise or one colour into a rectangle of random size, shape and place (Z. Zhong et al.: Random erasing data augmentation,
/// AAAI 2020). Draws in torchvision's order, so that a seed gives its rectangles.
/// </summary>
public sealed class RandomErasing : torchvision.ITransform
{
    const int Attempts = 10;

    readonly double probability;
    readonly (double Least, double Most) area, ratio;
    readonly double? value;
    readonly Generator? generator;

    /// <summary>Makes the transform.</summary>
    /// <param name="probability">That a picture <b>is</b> erased, 0 to 1 (in the lecture's program, that it is not).</param>
    /// <param name="area">The rectangle's area as a share of the picture, from and to; 0.02 to 0.33 unless given.</param>
    /// <param name="ratio">Height to width, from and to; 0.3 to 3.3 unless given.</param>
    /// <param name="value">What the rectangle is filled with; null for normal noise.</param>
    /// <param name="generator">Where all is drawn from; the default generator unless given.</param>
    /// <exception cref="ArgumentException">A probability, area or ratio is outside of its range.</exception>
    public RandomErasing(double probability = 0.5, (double Least, double Most)? area = null, (double Least, double Most)? ratio = null, double? value = 0, Generator? generator = null)
    {
        if (probability is not (>= 0 and <= 1))
            throw new ArgumentException($"The probability of erasing is {probability}: 0 to 1 was expected.");
        (this.probability, this.area, this.ratio, this.value, this.generator) = (probability, area ?? (0.02, 0.33), ratio ?? (0.3, 3.3), value, generator);
        if (!(this.area.Least >= 0 && this.area.Most <= 1 && this.area.Least <= this.area.Most))
            throw new ArgumentException($"The area to erase is {this.area.Least} to {this.area.Most} of the picture: a range within 0 and 1 was expected.");
        if (!(this.ratio.Least > 0 && this.ratio.Least <= this.ratio.Most))
            throw new ArgumentException($"The ratio of height to width is {this.ratio.Least} to {this.ratio.Most}: positive numbers were expected, the smaller one first.");
    }

    /// <summary>The picture, erased or as it was.</summary>
    /// <param name="input">[..., C, H, W] of floating point.</param>
    public Tensor call(Tensor input)
    {
        (int height, int width) = ImageBox.SizeOf(input);
        return Between(0, 1) < probability && Draw(height, width, out Tensor? noise, input.dim() > 2 ? input.size(-3) : 1) is { } box ? Erase(input, box, noise) : input;
    }

    Tensor Erase(Tensor input, ImageBox box, Tensor? noise)
    {
        Tensor result = input.clone(), inside = box.Of(result);
        if (noise is null)
            inside.fill_(value!.Value);
        else
            inside.copy_(input.dim() > 2 ? noise : noise[0]);
        return result;
    }

    /// <summary>The rectangle of the next picture; null where none of ten fits into it.</summary>
    /// <param name="height">Rows of the picture.</param>
    /// <param name="width">Columns of the picture.</param>
    public ImageBox? Draw(int height, int width) => Draw(height, width, out _, 0);

    ImageBox? Draw(int height, int width, out Tensor? noise, long channels)
    {
        noise = null;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            double erased = (double)height * width * Between(area.Least, area.Most), shape = MathF.Exp((float)Between(MathF.Log((float)ratio.Least), MathF.Log((float)ratio.Most)));
            int rows = (int)Math.Round(Math.Sqrt(erased * shape)), columns = (int)Math.Round(Math.Sqrt(erased / shape));
            if (rows >= height || columns >= width)
                continue;
            if (value is null && channels > 0)
                noise = randn([channels, rows, columns], generator: generator);
            return new(Below(height - rows + 1), Below(width - columns + 1), rows, columns);
        }
        return null;
    }

    double Between(double from, double to)
    {
        using Tensor draw = empty(1).uniform_(from, to, generator);
        return draw.item<float>();
    }

    int Below(int end)
    {
        using Tensor draw = randint(end, [1], generator: generator);
        return (int)draw.item<long>();
    }
}
