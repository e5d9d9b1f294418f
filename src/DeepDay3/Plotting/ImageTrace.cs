using System.Collections.Immutable;

namespace DeepDay3.Plotting;

/// <summary>A picture. Pixel (0, 0) is the upper left one; each is one unit of the axes wide and high.</summary>
public sealed record ImageTrace : Trace
{
    /// <summary>Red, green, blue and opacity of each pixel, row by row.</summary>
    public required ImmutableArray<byte> Rgba { get; init; }

    /// <summary>Pixels in a row.</summary>
    public required int Width { get; init; }

    /// <summary>Number of rows.</summary>
    public required int Height { get; init; }

    internal override string Kind => "image";

    internal override bool FillsPlot => true;

    internal override string Description => $"Picture{SeriesRules.Of(Name)} of {Width} x {Height} pixels.";

    internal override IEnumerable<double> XValues => [-0.5, Width - 0.5];

    internal override IEnumerable<double> YValues => [-0.5, Height - 0.5];
}
