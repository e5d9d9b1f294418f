using System.Collections.Immutable;

namespace DeepDay3.Plotting;

/// <summary>A surface over a grid in space.</summary>
public sealed record SurfaceTrace : ColoredTrace
{
    /// <summary>The heights row by row, one row for each value of <see cref="Y"/>.</summary>
    public required ImmutableArray<double> Z { get; init; }

    /// <summary>Positions of the columns, increasing.</summary>
    public required ImmutableArray<double> X { get; init; }

    /// <summary>Positions of the rows, increasing.</summary>
    public required ImmutableArray<double> Y { get; init; }

    internal override string Kind => "surface";

    internal override ImmutableArray<double> ColorValues => Z;

    internal override IEnumerable<double> XValues => X;

    internal override IEnumerable<double> YValues => Y;

    internal override IEnumerable<double> ZValues => Z;
}
