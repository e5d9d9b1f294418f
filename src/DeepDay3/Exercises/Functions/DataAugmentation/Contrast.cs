using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.DataAugmentation;

/// <summary>Contrast as the lecture's program changes it: (x - mean of the channel) factor + mean, cut off at 0 and 1. Shape: image [C, H, W].</summary>
public sealed class Contrast : FunctionExercise<Func<Tensor, double, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor Contrast(Tensor image, double factor)";

    /// <inheritdoc/>
    protected override Func<Tensor, double, Tensor> Right => (image, factor) => Stretch(image, factor, image.mean([1, 2], keepdim: true)).clamp(0, 1);

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, double, Tensor>)> Wrong =>
    [
        ("the mean is that of the whole picture: each channel has its own here", (image, factor) => Stretch(image, factor, image.mean()).clamp(0, 1)),
        ("values outside of 0 and 1 are left: no screen shows them", (image, factor) => Stretch(image, factor, image.mean([1, 2], keepdim: true))),
        ("that is brightness: values are scaled about 0, not about the mean", (image, factor) => (image * factor).clamp(0, 1)),
        ("the mean is not added again", (image, factor) => ((image - image.mean([1, 2], keepdim: true)) * factor).clamp(0, 1)),
    ];

    static Tensor Stretch(Tensor image, double factor, Tensor mean) => (image - mean) * factor + mean;

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("two pixels, one channel", tensor(new[] { 0.2, 0.6 }, [1, 1, 2]), 0.5);
        yield return Hidden("more contrast", random.Uniform(0, 1, 3, 4, 5), 2.5);
        yield return Hidden("less contrast", random.Uniform(0.2, 1, 3, 2, 3), 0.4);
    }
}
