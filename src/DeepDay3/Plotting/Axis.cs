using System.Collections.Immutable;

namespace DeepDay3.Plotting;

/// <summary>An axis of a panel.</summary>
public sealed record Axis
{
    /// <summary>What the axis measures, with its unit, or null.</summary>
    public string? Title { get; init; }

    /// <summary>The lower end, or null to fit the data.</summary>
    public double? Min { get; init; }

    /// <summary>The upper end, or null to fit the data.</summary>
    public double? Max { get; init; }

    /// <summary>Whether the axis is logarithmic (base 10).</summary>
    public bool Log { get; init; }

    /// <summary>Whether values grow to the left (x) or downwards (y), as the rows of a matrix do.</summary>
    public bool Reversed { get; init; }

    /// <summary>Names of the positions 0, 1, 2, ... on a categorical axis; empty on a numeric one.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>Whether the axis is left out: pictures, diagrams and tables have none.</summary>
    public bool Hidden { get; init; }
}
