using System.Collections.Immutable;

namespace DeepDay3.Plotting;

/// <summary>A diagram of boxes, arrows and texts.</summary>
public sealed record DrawingTrace : Trace
{
    /// <summary>The parts, first one drawn first.</summary>
    public required ImmutableArray<DrawingItem> Items { get; init; }

    /// <summary>Width in CSS pixels.</summary>
    public required double Width { get; init; }

    /// <summary>Height in CSS pixels.</summary>
    public required double Height { get; init; }

    internal override string Kind => "diagram";

    internal override bool FillsPlot => true;

    internal override string Description => "Diagram of " + string.Join(", ", Items.OfType<DrawingBox>()
        .Where(box => box.Text.Length > 0).Take(40).Select(box => box.Text.Replace('\n', ' '))) + ".";

    internal override IEnumerable<double> XValues => [0, Width];

    internal override IEnumerable<double> YValues => [0, Height];
}
