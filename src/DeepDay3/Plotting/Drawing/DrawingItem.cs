namespace DeepDay3.Plotting;

/// <summary>A part of a diagram. Coordinates are CSS pixels; y grows downwards.</summary>
public abstract record DrawingItem;
