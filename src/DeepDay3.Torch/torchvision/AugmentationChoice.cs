using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Applies operations that it chooses by chance, drawing in the order in which torchvision draws.</summary>
internal sealed class AugmentationChoice(AugmentationStep[] steps, InterpolationMode interpolation, IList<float>? fill, Generator? generator)
{
    /// <param name="image">Bytes [..., 1 or 3, H, W].</param>
    /// <param name="place">Which of an operation's magnitudes to take, given how many there are.</param>
    internal Tensor Once(Tensor image, Func<int, int> place)
    {
        var step = steps[Chance.Below(steps.Length, generator)];
        double magnitude = step.Magnitudes is { Length: > 0 and int bins } ? step.Magnitudes[place(bins)] : 0;
        if (step.Signed && Chance.Below(2, generator) == 1) magnitude = -magnitude;
        return step.Apply(image, magnitude, interpolation, fill);
    }

    internal static void RequireBytes(Tensor image, string name)
    {
        image.RequireLive();
        if (image.scalarType != ScalarType.Byte) throw new ArgumentException($"{name} takes images of bytes, 0 to 255, but found {DTypes.Name(image.scalarType)}: use convert_image_dtype first.", nameof(image));
        Images.RequireChannels(image, 1, 3);
    }
}
