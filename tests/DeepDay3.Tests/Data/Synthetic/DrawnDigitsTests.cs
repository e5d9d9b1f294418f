using DeepDay3.Data;

namespace DeepDay3.Tests.Data.Synthetic;

[Collection(Alone.Name)]
public class DrawnDigitsTests(Xunit.Abstractions.ITestOutputHelper output)
{
    [Fact]
    public void They_have_the_shape_and_the_ink_of_MNIST_and_all_digits_equally_often()
    {
        DigitImages digits = DrawnDigits.Make(2000, seed: 3);

        Assert.Equal((2000, 28, 28, 255), (digits.Count, digits.Height, digits.Width, digits.Brightest));
        Assert.Contains("nobody wrote them", digits.Source);
        Assert.All(digits.Labels.GroupBy(label => label), group => Assert.Equal(200, group.Count()));
        byte[] pixels = digits.Pixels.ToArray();
        Assert.Equal(255, pixels.Max());
        // MNIST: 33.3 of 255 in the mean.
        Assert.InRange(pixels.Average(p => (double)p), 25, 45);
        for (int i = 0; i < digits.Count; i++)
        {
            ReadOnlySpan<byte> picture = digits[i];
            Assert.True(picture.ToArray().Count(p => p > 128) > 25, $"picture {i} has hardly any ink");
            int border = Enumerable.Range(0, 28).Sum(k => digits[i][k] + digits[i][27 * 28 + k] + digits[i][k * 28] + digits[i][k * 28 + 27]);
            Assert.True(border < 2000, $"picture {i} leaves the field");
        }
    }

    [Fact]
    public void The_seed_decides_and_the_number_does_not()
    {
        byte[] five = DrawnDigits.Make(5, seed: 1).Pixels.ToArray();

        Assert.Equal(five, DrawnDigits.Make(50, seed: 1).Pixels[..five.Length].ToArray());
        Assert.NotEqual(five, DrawnDigits.Make(5, seed: 2).Pixels.ToArray());
    }

    [Fact]
    public void A_small_network_reads_them()
    {
        DigitImages train = DrawnDigits.Make(6000, seed: 1), test = DrawnDigits.Make(2000, seed: 2);

        double accuracy = SmallClassifier.Accuracy(train.ToTensor().view(6000, 784), train.LabelTensor(), test.ToTensor().view(2000, 784), test.LabelTensor(), 10, 64, 6);

        output.WriteLine($"6,000 pictures, six epochs, 64 units: {accuracy:P1}");
        Assert.InRange(accuracy, 0.95, 1);
    }
}
