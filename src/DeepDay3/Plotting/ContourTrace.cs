using System.Collections.Immutable;

namespace DeepDay3.Plotting;

/// <summary>The heights of a surface as seen from above: bands of colour between lines of equal height.</summary>
public sealed record ContourTrace : ColoredTrace
{
    /// <summary>The heights row by row, one row for each value of <see cref="Y"/>.</summary>
    public required ImmutableArray<double> Z { get; init; }

    /// <summary>Horizontal positions of the columns, increasing.</summary>
    public required ImmutableArray<double> X { get; init; }

    /// <summary>Vertical positions of the rows, increasing.</summary>
    public required ImmutableArray<double> Y { get; init; }

    /// <summary>About how many lines there are.</summary>
    public int Levels { get; init; } = 10;

    internal override string Kind => "contour";

    internal override ImmutableArray<double> ColorValues => Z;

    internal override IEnumerable<double> XValues => X;

    internal override IEnumerable<double> YValues => Y;

    /// <summary>The heights of the lines.</summary>
    internal double[] Lines()
    {
        (double min, double max) = ColorRange();
        return [.. Ticks.Linear(min, max, Levels).Where(level => level > min && level < max)];
    }
}
