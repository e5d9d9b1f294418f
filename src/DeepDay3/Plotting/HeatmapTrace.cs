using System.Collections.Immutable;

namespace DeepDay3.Plotting;

/// <summary>A matrix whose values are shown as colours.</summary>
public sealed record HeatmapTrace : ColoredTrace
{
    /// <summary>The values row by row, <see cref="Rows"/> times <see cref="Columns"/> of them.</summary>
    public required ImmutableArray<double> Z { get; init; }

    /// <summary>Number of rows.</summary>
    public required int Rows { get; init; }

    /// <summary>Number of columns.</summary>
    public required int Columns { get; init; }

    /// <summary>The middle of the first column on the horizontal axis.</summary>
    public double XStart { get; init; }

    /// <summary>The distance from one column to the next.</summary>
    public double XStep { get; init; } = 1;

    /// <summary>The middle of the first row on the vertical axis.</summary>
    public double YStart { get; init; }

    /// <summary>The distance from one row to the next.</summary>
    public double YStep { get; init; } = 1;

    /// <summary>A text in each cell, row by row, or empty.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    internal override string Kind => "heatmap";

    internal override ImmutableArray<double> ColorValues => Z;

    internal override IEnumerable<double> XValues => [XStart - XStep / 2, XStart + (Columns - 0.5) * XStep];

    internal override IEnumerable<double> YValues => [YStart - YStep / 2, YStart + (Rows - 0.5) * YStep];

    /// <summary>White or near-black, whichever is legible on the colour of a value.</summary>
    internal string LabelColor(double z)
    {
        (double min, double max) = ColorRange();
        return Palette.Luminance(Scale.At((z - min) / (max - min))) < 0.18 ? "#ffffff" : "#1f2328";
    }
}
