using System.Collections.Immutable;

namespace DeepDay3.Plotting;

/// <summary>Points as round markers.</summary>
public sealed record ScatterTrace : Trace
{
    /// <summary>Horizontal positions.</summary>
    public required ImmutableArray<double> X { get; init; }

    /// <summary>Vertical positions, as many as <see cref="X"/>.</summary>
    public required ImmutableArray<double> Y { get; init; }

    /// <summary>Diameter of a marker in CSS pixels.</summary>
    public double Size { get; init; } = 6;

    /// <summary>A text at each point, or empty.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    internal override string Kind => "scatter";

    internal override IEnumerable<double> XValues => X;

    internal override IEnumerable<double> YValues => Y;
}
