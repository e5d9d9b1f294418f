using System.Collections.Immutable;

namespace DeepDay3.Plotting;

/// <summary>Points in space as round markers.</summary>
public sealed record Scatter3DTrace : Trace
{
    /// <summary>Positions on the first axis.</summary>
    public required ImmutableArray<double> X { get; init; }

    /// <summary>Positions on the second axis, as many.</summary>
    public required ImmutableArray<double> Y { get; init; }

    /// <summary>Heights, as many.</summary>
    public required ImmutableArray<double> Z { get; init; }

    /// <summary>Diameter of a marker in CSS pixels.</summary>
    public double Size { get; init; } = 6;

    /// <summary>A text at each point, or empty.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    internal override string Kind => "scatter in space";

    internal override IEnumerable<double> XValues => X;

    internal override IEnumerable<double> YValues => Y;

    internal override IEnumerable<double> ZValues => Z;
}
