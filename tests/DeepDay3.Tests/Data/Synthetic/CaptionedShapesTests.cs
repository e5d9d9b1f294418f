using DeepDay3.Data;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Data.Synthetic;

[Collection(Alone.Name)]
public class CaptionedShapesTests(Xunit.Abstractions.ITestOutputHelper output)
{
    static readonly CaptionedShapes[] Shapes = CaptionedShapes.Make(4000, seed: 2);

    [Fact]
    public void The_seed_decides_and_the_number_does_not()
    {
        static string Text(IEnumerable<CaptionedShapes> shapes) => string.Join(",", shapes.Select(one => one + Convert.ToHexString(one.Picture.Pixels)));

        Assert.Equal(Text(Shapes.Take(20)), Text(CaptionedShapes.Make(20, seed: 2)));
        Assert.NotEqual(Text(Shapes.Take(20)), Text(CaptionedShapes.Make(20, seed: 3)));
    }

    [Fact]
    public void Captions_follow_the_grammar_and_every_second_picture_has_two_shapes()
    {
        Assert.All(Shapes, one => Assert.Matches("^a (small|large) [a-z]+ [a-z]+( (above|left of) a (small|large) [a-z]+ [a-z]+)?$", one.ToString()));
        Assert.Equal(2000, Shapes.Count(one => one.Caption.Length > 4));
        Assert.All(Shapes.GroupBy(one => one.Caption[3]), group => Assert.InRange(group.Count(), 850, 1150));
        Assert.All(Shapes.GroupBy(one => one.Caption[2]), group => Assert.InRange(group.Count(), 550, 800));
    }

    [Fact]
    public void The_shape_that_is_above_or_left_is_named_first()
    {
        foreach (CaptionedShapes one in Shapes.Where(one => one.Caption.Length > 4 && one.Caption[2] == "red" && one.Caption[^2] == "blue").Take(50))
        {
            bool above = one.Caption[4] == "above";
            double Centre(int strong, int weak)
            {
                double sum = 0, weight = 0;
                for (int i = 0; i < 32 * 32; i++)
                {
                    double ink = Math.Max(0, one.Picture.Pixels[3 * i + strong] - one.Picture.Pixels[3 * i + weak]);
                    sum += ink * (above ? i / 32 : i % 32);
                    weight += ink;
                }
                return sum / weight;
            }

            Assert.True(Centre(0, 2) + 10 < Centre(2, 0), one.ToString());
        }
    }

    [Fact]
    public void A_small_network_names_the_colour_of_a_single_shape()
    {
        var (train, trainLabels) = Single(Shapes[..3000]);
        var (test, testLabels) = Single(Shapes[3000..]);

        double accuracy = SmallClassifier.Accuracy(train, trainLabels, test, testLabels, 6, 64, 15);

        output.WriteLine($"colour of one shape, 1,500 pictures: {accuracy:P1}");
        Assert.InRange(accuracy, 0.9, 1);
    }

    static (Tensor Inputs, Tensor Labels) Single(CaptionedShapes[] shapes)
    {
        string[] colors = ["red", "green", "blue", "yellow", "purple", "white"];
        CaptionedShapes[] single = [.. shapes.Where(one => one.Caption.Length == 4)];
        return (stack([.. single.Select(one => one.Picture.ToTensor().flatten())]), tensor(Array.ConvertAll(single, one => (long)Array.IndexOf(colors, one.Caption[2]))));
    }
}
