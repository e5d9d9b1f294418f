using System.Collections.Immutable;

namespace DeepDay3.Plotting;

/// <summary>A trace whose values are shown as colours, with a bar beside the panel that says which colour is which value.</summary>
public abstract record ColoredTrace : Trace
{
    /// <summary>The colours.</summary>
    public ColorScale Scale { get; init; } = ColorScale.Viridis;

    /// <summary>The value with the first colour, or null for the smallest.</summary>
    public double? ZMin { get; init; }

    /// <summary>The value with the last colour, or null for the largest.</summary>
    public double? ZMax { get; init; }

    /// <summary>Whether a bar beside the panel shows which colour is which value.</summary>
    public bool ShowColorBar { get; init; } = true;

    /// <summary>The values that have colours.</summary>
    internal abstract ImmutableArray<double> ColorValues { get; }

    internal override bool FillsPlot => true;

    /// <summary>The values with the first and the last colour; a diverging scale is centred on zero.</summary>
    internal (double Min, double Max) ColorRange()
    {
        double min = double.PositiveInfinity, max = double.NegativeInfinity;
        foreach (double z in ColorValues)
        {
            if (double.IsFinite(z))
                (min, max) = (Math.Min(min, z), Math.Max(max, z));
        }
        // Beyond these, differences of doubles overflow.
        (min, max) = min > max ? (0, 1) : (Math.Max(min, -1e300), Math.Min(max, 1e300));
        if (Scale.Diverging && ZMin is null && ZMax is null)
        {
            max = Math.Max(Math.Abs(min), Math.Abs(max));
            min = -max;
        }
        (min, max) = (ZMin ?? min, ZMax ?? max);
        return min < max ? (min, max) : (min - 0.5, min + 0.5);
    }
}
