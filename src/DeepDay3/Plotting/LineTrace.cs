using System.Collections.Immutable;

namespace DeepDay3.Plotting;

/// <summary>Points joined by straight lines.</summary>
public sealed record LineTrace : Trace
{
    /// <summary>Horizontal positions.</summary>
    public required ImmutableArray<double> X { get; init; }

    /// <summary>Vertical positions, as many as <see cref="X"/>.</summary>
    public required ImmutableArray<double> Y { get; init; }

    /// <summary>Line width in CSS pixels.</summary>
    public double Width { get; init; } = 2;

    /// <summary>How the line is dashed.</summary>
    public LineDash Dash { get; init; }

    /// <summary>Whether each point also has a marker.</summary>
    public bool Markers { get; init; }

    internal override string Kind => "line";

    internal override IEnumerable<double> XValues => X;

    internal override IEnumerable<double> YValues => Y;
}
