using System.Text.Json;
using DeepDay3.Images.Augmentation;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Images.Augmentation;

public class RandomErasingTests
{
    static readonly JsonElement Cases = Golden.Json("erasing.json");

    static (double, double) Range(JsonElement one, string name) => (one.GetProperty(name)[0].GetDouble(), one.GetProperty(name)[1].GetDouble());

    static RandomErasing Make(JsonElement one, double probability, double? value) =>
        new(probability, Range(one, "scale"), Range(one, "ratio"), value, new Generator((ulong)one.GetProperty("seed").GetInt64()));

    [Fact]
    public void Rectangles_are_those_of_torchvision()
    {
        foreach (JsonElement one in Cases.GetProperty("cases").EnumerateArray())
        {
            double value = one.GetProperty("value").GetDouble();
            RandomErasing erasing = Make(one, one.GetProperty("p").GetDouble(), value);
            foreach (JsonElement expected in one.GetProperty("boxes").EnumerateArray())
            {
                Tensor picture = full([1, one.GetProperty("size")[0].GetInt64(), one.GetProperty("size")[1].GetInt64()], 7f), result = erasing.call(picture), marked = result[0].ne(7);
                int[] box = [.. expected.EnumerateArray().Select(n => n.GetInt32())];

                Assert.Equal(box.Length == 0 ? 0 : box[2] * box[3], marked.sum().item<long>());
                if (box.Length > 0)
                    Assert.True(result[0].narrow(0, box[0], box[2]).narrow(1, box[1], box[3]).eq(value).all().item<bool>());
                Assert.True(picture.eq(7).all().item<bool>());
            }
        }
    }

    [Fact]
    public void Noise_is_that_of_torchvision()
    {
        JsonElement noise = Cases.GetProperty("noise");

        Tensor result = Make(noise, 1, null).call(zeros(3, 8, 9));

        Assert.True(result.flatten().allclose(tensor(noise.GetProperty("values").Numbers()).to(float32), 1e-6, 1e-7));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 20)]
    public void The_probability_is_that_of_erasing(double probability, int expected)
    {
        var erasing = new RandomErasing(probability, generator: new Generator(1));
        Tensor picture = ones(1, 16, 16);
        Assert.Equal(expected, Enumerable.Range(0, 20).Count(_ => erasing.call(picture).min().item<float>() == 0));
    }

    [Fact]
    public void What_is_out_of_range_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new RandomErasing(1.5));
        Assert.Throws<ArgumentException>(() => new RandomErasing(area: (0.5, 0.2)));
        Assert.Throws<ArgumentException>(() => new RandomErasing(area: (0.5, 1.2)));
        Assert.Throws<ArgumentException>(() => new RandomErasing(ratio: (0, 2)));
        Assert.Throws<ArgumentException>(() => new RandomErasing(1).call(ones(3)));
    }
}
