using DeepDay3.Tour;

namespace DeepDay3.Torch.Tests;

/// <summary>The tour in the documentation runs and its models learn what it says.</summary>
public class TourTests
{
    [Fact]
    public void The_convolutional_network_tells_bars_apart_after_a_trip_through_a_file() => Assert.InRange(Pictures.Run(), 0.9, 1.0);

    [Fact]
    public void The_recurrent_network_learns_balanced_brackets() => Assert.InRange(Brackets.Run(), 0.85, 1.0);

    [Fact]
    public void The_autoencoder_reconstructs_better_than_it_began()
    {
        var (before, after) = Reconstruction.Run();
        Assert.InRange(after, 0, before * 0.8);
    }

    [Fact]
    public void Derivatives_of_a_function_with_a_rule_of_its_own_are_those_of_the_formula()
    {
        var (value, slope, curvature) = Derivatives.Run();
        Assert.Equal(8 * Math.Sin(2), value, 12);
        Assert.Equal(12 * Math.Sin(2) + 8 * Math.Cos(2), slope, 12);
        Assert.Equal(12 * Math.Sin(2) + 24 * Math.Cos(2) - 8 * Math.Sin(2), curvature, 12);
    }
}
