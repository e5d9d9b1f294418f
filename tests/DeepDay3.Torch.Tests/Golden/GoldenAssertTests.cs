using System.Text.Json;
using Xunit.Sdk;

namespace DeepDay3.Torch.Tests.Golden;

public class GoldenAssertTests
{
    [Fact]
    public void Equal_values_pass_whatever_they_are()
        => GoldenAssert.Close(Expect(1, double.NaN, double.PositiveInfinity, -0.0), [4], [1, double.NaN, double.PositiveInfinity, 0.0], "here");

    [Theory]
    [InlineData(1 + 1e-11)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_value_that_is_off_fails_with_both_values(double value)
    {
        var error = Assert.Throws<XunitException>(() => GoldenAssert.Close(Expect(2, 1), [2], [2, value], "here"));
        Assert.Contains("here: element 1 is", error.Message, StringComparison.Ordinal);
        Assert.Contains("(1 of 2 differ)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void What_is_not_finite_is_not_close_to_a_number(double expected)
        => Assert.Throws<XunitException>(() => GoldenAssert.Close(Expect(expected), [1], [3], "here", 1, 1));

    [Fact]
    public void Tolerances_add_up()
    {
        GoldenAssert.Close(Expect(100), [1], [101.9], "here", 0.01, 1);
        Assert.Throws<XunitException>(() => GoldenAssert.Close(Expect(100), [1], [102.1], "here", 0.01, 1));
    }

    [Fact]
    public void Another_shape_of_the_same_values_fails()
        => Assert.Throws<XunitException>(() => GoldenAssert.Close(Expect(1, 2), [2, 1], [1, 2], "here"));

    static GoldenTensor Expect(params double[] values)
    {
        string data = Convert.ToBase64String([.. values.SelectMany(BitConverter.GetBytes)]);
        using var json = JsonDocument.Parse($$"""{"dtype":"float64","shape":[{{values.Length}}],"data":"{{data}}"}""");
        return new GoldenTensor(json.RootElement);
    }
}
