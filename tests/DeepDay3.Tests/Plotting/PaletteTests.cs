using DeepDay3.Plotting;

namespace DeepDay3.Tests.Plotting;

public class PaletteTests
{
    [Fact]
    public void Every_colour_has_a_contrast_of_3_to_1_on_the_light_and_on_the_dark_card()
    {
        foreach (string color in Palette.Colors)
        {
            Assert.True(Contrast(color, Palette.LightCard) >= 3, color);
            Assert.True(Contrast(color, Palette.DarkCard) >= 3, color);
        }
    }

    [Fact]
    public void The_lightness_of_viridis_and_blues_runs_one_way()
    {
        foreach ((ColorScale scale, int sign) in new[] { (ColorScale.Viridis, 1), (ColorScale.Blues, -1), (ColorScale.Gray, 1) })
        {
            for (int i = 1; i <= 64; i++)
                Assert.True(sign * (Palette.Luminance(scale.At(i / 64.0)) - Palette.Luminance(scale.At((i - 1) / 64.0))) > 0, $"{scale} at {i}");
        }
    }

    [Theory]
    [InlineData("red")]
    [InlineData("#12345")]
    [InlineData("#12345g")]
    [InlineData("")]
    public void A_colour_that_is_none_is_named(string color)
    {
        var error = Assert.Throws<ArgumentException>(() => Chart.Line([1, 2], color: color));

        Assert.Contains($"\"{color}\"", error.Message);
    }

    static double Contrast(string a, string b)
    {
        (double first, double second) = (Palette.Luminance(Palette.Parse(a)), Palette.Luminance(Palette.Parse(b)));
        return (Math.Max(first, second) + 0.05) / (Math.Min(first, second) + 0.05);
    }
}
