using System.Collections.Immutable;

namespace DeepDay3.Plotting;

/// <summary>The area between two curves over the same positions.</summary>
public sealed record BandTrace : Trace
{
    /// <summary>Horizontal positions.</summary>
    public required ImmutableArray<double> X { get; init; }

    /// <summary>The lower edge, as many values as <see cref="X"/>.</summary>
    public required ImmutableArray<double> Lower { get; init; }

    /// <summary>The upper edge, as many values as <see cref="X"/>.</summary>
    public required ImmutableArray<double> Upper { get; init; }

    internal override string Kind => "band";

    internal override IEnumerable<double> XValues => X;

    internal override IEnumerable<double> YValues => Lower.Concat(Upper);
}
