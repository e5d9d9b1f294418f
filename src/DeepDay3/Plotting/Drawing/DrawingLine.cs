using System.Collections.Immutable;

namespace DeepDay3.Plotting;

/// <summary>A line through points, with or without an arrow head at its end.</summary>
/// <param name="Points">Two points or more.</param>
/// <param name="Arrow">Whether the end has a head.</param>
/// <param name="Dashed">Whether the line is dashed.</param>
/// <param name="Color">A colour as #rrggbb; null for the grey of axes.</param>
/// <param name="Width">Line width.</param>
public sealed record DrawingLine(ImmutableArray<(double X, double Y)> Points, bool Arrow = true, bool Dashed = false, string? Color = null, double Width = 1.5) : DrawingItem;
