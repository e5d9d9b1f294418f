using System.Collections.Immutable;

namespace DeepDay3.Plotting;

/// <summary>A whole figure: a grid of panels with one title. Everything that is drawn or written comes from here.</summary>
public sealed record Figure
{
    /// <summary>The title over the whole figure, or null.</summary>
    public string? Title { get; init; }

    /// <summary>Width in CSS pixels.</summary>
    public int Width { get; init; } = 720;

    /// <summary>Height in CSS pixels.</summary>
    public int Height { get; init; } = 420;

    /// <summary>Number of panels in a row of the grid.</summary>
    public int Columns { get; init; } = 1;

    /// <summary>The panels, row by row.</summary>
    public ImmutableArray<Panel> Panels { get; init; } = [];

    /// <summary>Number of rows of the grid.</summary>
    public int Rows => (Panels.Length + Columns - 1) / Columns;
}
