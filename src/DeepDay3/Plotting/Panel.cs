using System.Collections.Immutable;

namespace DeepDay3.Plotting;

/// <summary>One pair of axes with the traces that are drawn on them.</summary>
public sealed record Panel
{
    /// <summary>The title over this panel (used in grids), or null.</summary>
    public string? Title { get; init; }

    /// <summary>The horizontal axis.</summary>
    public Axis X { get; init; } = new();

    /// <summary>The vertical axis.</summary>
    public Axis Y { get; init; } = new();

    /// <summary>The traces, first one drawn first.</summary>
    public ImmutableArray<Trace> Traces { get; init; } = [];

    /// <summary>True or false to force the legend on or off; null shows it when two or more series are named.</summary>
    public bool? ShowLegend { get; init; }

    /// <summary>The third axis, of panels with traces in space.</summary>
    public Axis Z { get; init; } = new();

    /// <summary>Whether one unit is as long on the horizontal as on the vertical axis: pictures, circles.</summary>
    public bool EqualAspect { get; init; }

    /// <summary>Whether the traces are drawn in space.</summary>
    internal bool IsSpatial => Traces.Any(trace => trace.ZValues is not null);
}
