namespace DeepDay3.Plotting.Svg;

/// <summary>Turns values of an axis into pixels.</summary>
readonly struct Scale
{
    readonly double min, factor, start;
    readonly bool log;

    public Scale((double Min, double Max) range, double start, double end, Axis axis)
    {
        Range = range;
        log = axis.Log;
        if (axis.Reversed)
            (start, end) = (end, start);
        this.start = start;
        min = log ? Math.Log10(range.Min) : range.Min;
        factor = (end - start) / ((log ? Math.Log10(range.Max) : range.Max) - min);
    }

    public (double Min, double Max) Range { get; }

    /// <summary>The pixel of a value; NaN for a gap. Values far outside stay at a distance that renderers can handle.</summary>
    public double Pixel(double value)
    {
        if (!double.IsFinite(value) || log && value <= 0)
            return double.NaN;
        return Math.Clamp(start + ((log ? Math.Log10(value) : value) - min) * factor, -20_000, 20_000);
    }

    /// <summary>The pixel where bars stand: zero, or the lower end of a logarithmic axis.</summary>
    public double Base => log ? Pixel(Range.Min) : Pixel(0);

    /// <summary>Pixels for one unit of a linear axis, without sign.</summary>
    public double PixelsPerUnit => Math.Abs(factor);
}
