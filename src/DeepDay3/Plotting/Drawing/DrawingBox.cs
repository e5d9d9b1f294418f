namespace DeepDay3.Plotting;

/// <summary>A box or an ellipse with a text in its middle.</summary>
/// <param name="X">The middle.</param>
/// <param name="Y">The middle.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
/// <param name="Text">The text; a line break makes lines.</param>
/// <param name="Color">The colour of edge and ground as #rrggbb.</param>
/// <param name="Round">Whether it is an ellipse.</param>
/// <param name="Dashed">Whether the edge is dashed.</param>
/// <param name="Link">Where a click leads, in the SVG: a relative address, or one of http(s); null for nowhere.</param>
public sealed record DrawingBox(double X, double Y, double Width, double Height, string Text, string Color, bool Round = false, bool Dashed = false, string? Link = null)
    : DrawingItem;
