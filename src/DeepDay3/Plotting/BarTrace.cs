using System.Collections.Immutable;

namespace DeepDay3.Plotting;

/// <summary>Vertical bars that stand on zero. Several series of bars stand side by side; those of histograms overlap.</summary>
public sealed record BarTrace : Trace
{
    /// <summary>The middle of each bar's place on the horizontal axis.</summary>
    public required ImmutableArray<double> X { get; init; }

    /// <summary>The height of each bar, as many as <see cref="X"/>.</summary>
    public required ImmutableArray<double> Y { get; init; }

    /// <summary>Distance between two neighbouring places, in units of the horizontal axis.</summary>
    internal double Slot { get; init; } = 1;

    /// <summary>Whether bars touch each other and series stand in front of each other, as in histograms.</summary>
    internal bool Touching { get; init; }

    internal override string Kind => Touching ? "histogram" : "bar";

    internal override IEnumerable<double> XValues => X.SelectMany(x => new[] { x - Slot / 2, x + Slot / 2 });

    internal override IEnumerable<double> YValues => Y;
}
