namespace DeepDay3.Plotting;

/// <summary>A text of its own.</summary>
/// <param name="X">Where it is anchored.</param>
/// <param name="Y">The middle of its line.</param>
/// <param name="Text">The text.</param>
/// <param name="Size">Font size.</param>
/// <param name="Anchor">"start", "middle" or "end".</param>
/// <param name="Color">A colour as #rrggbb; null for the colour of text.</param>
public sealed record DrawingText(double X, double Y, string Text, double Size = 12, string Anchor = "middle", string? Color = null) : DrawingItem;
