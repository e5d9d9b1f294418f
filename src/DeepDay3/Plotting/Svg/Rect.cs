namespace DeepDay3.Plotting.Svg;

/// <summary>A rectangle in CSS pixels; y grows downwards.</summary>
readonly record struct Rect(double Left, double Top, double Width, double Height)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;
}
