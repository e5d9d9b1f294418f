namespace DeepDay3.Plotting;

/// <summary>Something drawn on a panel's axes. Values that are not finite are gaps.</summary>
public abstract record Trace
{
    /// <summary>The name in the legend, or null for none.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// Which series of the panel this trace belongs to. Traces of one series share a colour:
    /// a median line and the band around it are one series.
    /// </summary>
    public int Series { get; init; }

    /// <summary>A colour as #rrggbb, or null for the palette's colour of the series.</summary>
    public string? Color { get; init; }

    /// <summary>How opaque the trace is, from 0 to 1.</summary>
    public double Opacity { get; init; } = 1;

    /// <summary>The word for this kind of trace in descriptions.</summary>
    internal abstract string Kind { get; }

    /// <summary>The horizontal positions that the axis must cover.</summary>
    internal abstract IEnumerable<double> XValues { get; }

    /// <summary>The vertical positions that the axis must cover.</summary>
    internal abstract IEnumerable<double> YValues { get; }

    /// <summary>The heights that the third axis must cover, of traces in space; else null.</summary>
    internal virtual IEnumerable<double>? ZValues => null;

    /// <summary>Whether the trace covers its plot, so that the axes end where it ends and show no grid lines.</summary>
    internal virtual bool FillsPlot => false;

    /// <summary>What the trace shows, in words, where axes do not say it; else null.</summary>
    internal virtual string? Description => null;
}
