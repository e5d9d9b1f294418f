using System.Text.Json;
using Xunit.Sdk;

namespace DeepDay3.Torch.Tests.Golden;

public class GoldenAssertTests
{
    static readonly double T = GoldenAssert.Tolerance("float64");

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
        => Assert.Throws<XunitException>(() => GoldenAssert.Close(Expect(expected), [1], [3], "here", relative: 1, absolute: 1));

    [Fact]
    public void Nothing_absolute_is_allowed()
    {
        GoldenAssert.Close(Expect(1e-20), [1], [1e-20 * (1 + 0.9 * T)], "here");
        Assert.Throws<XunitException>(() => GoldenAssert.Close(Expect(1e-20), [1], [1e-20 * (1 + 2 * T)], "here"));
        Assert.Throws<XunitException>(() => GoldenAssert.Close(Expect(0), [1], [1e-300], "here"));
        Assert.Throws<XunitException>(() => GoldenAssert.Close(Expect(0, double.PositiveInfinity), [2], [1e-300, double.PositiveInfinity], "here"));
    }

    [Fact]
    public void The_largest_element_of_the_tensor_sets_the_scale()
    {
        GoldenAssert.Close(Expect(0.5, 1e-6), [2], [0.5, 1e-6 + 0.4 * T], "here");
        Assert.Throws<XunitException>(() => GoldenAssert.Close(Expect(0.5, 1e-6), [2], [0.5, 1e-6 + 0.6 * T], "here"));
        Assert.Throws<XunitException>(() => GoldenAssert.Close(Expect(0.5, 1e-6), [2], [0.5, 1e-6 + 0.4 * T], "here", elementwise: true));
    }

    [Fact]
    public void A_large_element_does_not_excuse_the_small_ones()
    {
        GoldenAssert.Close(Expect(1e9, 3), [2], [1e9, 3 + 3.9 * T], "here");
        Assert.Throws<XunitException>(() => GoldenAssert.Close(Expect(1e9, 3), [2], [1e9, 3 + 4.1 * T], "here"));
        GoldenAssert.Close(Expect(1e9, 3), [2], [1e9, 3 + 9e-4], "here", relative: 1e-12);
    }

    [Fact]
    public void What_is_allowed_adds_up()
    {
        GoldenAssert.Close(Expect(100), [1], [101.9], "here", relative: 0.01, absolute: 1);
        Assert.Throws<XunitException>(() => GoldenAssert.Close(Expect(100), [1], [102.1], "here", relative: 0.01, absolute: 1));
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
