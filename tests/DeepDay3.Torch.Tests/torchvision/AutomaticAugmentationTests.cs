using static TorchSharp.torch;
using static TorchSharp.torchvision;

namespace DeepDay3.Torch.Tests.Vision;

/// <summary>What the golden values do not say: refusals, ranges, generators.</summary>
public class AutomaticAugmentationTests
{
    static Tensor Image(params long[] shape) => randint(0, 256, shape, dtype: uint8, generator: new Generator(3));

    public static TheoryData<string> Names => ["RandAugment", "TrivialAugmentWide", "AugMix"];

    static ITransform Make(string name, Generator? generator = null) => name switch
    {
        "RandAugment" => transforms.RandAugment(generator: generator),
        "TrivialAugmentWide" => transforms.TrivialAugmentWide(generator: generator),
        _ => transforms.AugMix(generator: generator),
    };

    [Theory, MemberData(nameof(Names))]
    public void Images_of_other_types_are_refused_before_anything_is_drawn(string name)
    {
        var generator = new Generator(1);
        var before = generator.get_state();
        var error = Assert.Throws<ArgumentException>(() => Make(name, generator).call(rand(3, 4, 4)));
        Assert.Contains($"{name} takes images of bytes, 0 to 255, but found Float", error.Message);
        Assert.Throws<ArgumentException>(() => Make(name, generator).call(Image(2, 4, 4)));
        Assert.True(generator.get_state().Equals(before));
    }

    [Theory, MemberData(nameof(Names))]
    public void One_seed_gives_one_image_and_leaves_the_default_generator(string name)
    {
        var image = Image(3, 9, 8);
        var first = Make(name, new Generator(5)).call(image);
        Assert.Equal(uint8, first.dtype);
        Assert.Equal([3, 9, 8], first.shape);
        Assert.True(first.Equals(Make(name, new Generator(5)).call(image)));
        var transform = Make(name, new Generator(5));
        Assert.Contains(Enumerable.Range(0, 10), _ => !transform.call(image).Equals(first));
    }

    [Fact]
    public void Arguments_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentException>(() => transforms.RandAugment(magnitude: 31));
        Assert.Throws<ArgumentException>(() => transforms.RandAugment(magnitude: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => transforms.RandAugment(num_ops: -1));
        Assert.Throws<ArgumentException>(() => transforms.RandAugment(num_magnitude_bins: 1));
        Assert.Throws<ArgumentException>(() => transforms.TrivialAugmentWide(1));
        Assert.Throws<ArgumentException>(() => transforms.AugMix(severity: 11));
        Assert.Throws<ArgumentOutOfRangeException>(() => transforms.AugMix(mixture_width: 0));
        Assert.Throws<ArgumentException>(() => transforms.AugMix(alpha: 0));
        Assert.Throws<ArgumentException>(() => transforms.RandAugment(fill: [1, 2]).RepeatedCall(Image(3, 4, 4), 40));
    }

    [Fact]
    public void No_bits_leave_black() => Assert.True(transforms.Posterize(0).call(Image(1, 3, 3)).eq(0).all().item<bool>());
}

file static class Repetition
{
    internal static void RepeatedCall(this ITransform transform, Tensor image, int times)
    {
        for (int i = 0; i < times; i++) transform.call(image);
    }
}
