namespace DeepDay3.Plotting.Svg;

/// <summary>
/// A parallel projection of a box in space into a rectangle, seen from 60 degrees to the right of the first axis' back and 28
/// degrees above the ground: equal lengths stay equal at every distance, so heights can be compared.
/// </summary>
sealed class Projection
{
    const double Azimuth = -60 * Math.PI / 180, Elevation = 28 * Math.PI / 180, Height = 0.72;

    readonly (double Min, double Max) x, y, z;
    readonly double scale, left, top;

    public Projection((double Min, double Max) x, (double Min, double Max) y, (double Min, double Max) z, Rect plot)
    {
        (this.x, this.y, this.z) = (x, y, z);
        (double U, double V)[] corners = [.. from a in new[] { 0, 1 } from b in new[] { 0, 1 } from c in new[] { 0, 1 } select Flat(a, b, c)];
        double minU = corners.Min(p => p.U), maxU = corners.Max(p => p.U), minV = corners.Min(p => p.V), maxV = corners.Max(p => p.V);
        const double labels = 46;
        scale = Math.Max(1, Math.Min((plot.Width - 2 * labels) / (maxU - minU), (plot.Height - labels) / (maxV - minV)));
        left = plot.Left + plot.Width / 2 - scale * (minU + maxU) / 2;
        top = plot.Top + (plot.Height - labels) / 2 + scale * (minV + maxV) / 2 + 4;
    }

    /// <summary>The pixel of a point whose coordinates are shares of the box, and how near it is.</summary>
    public (double X, double Y, double Nearness) Share(double a, double b, double c)
    {
        (double u, double v) = Flat(a, b, c);
        double near = Math.Cos(Elevation) * (Math.Cos(Azimuth) * a + Math.Sin(Azimuth) * b) + Math.Sin(Elevation) * Height * c;
        return (left + scale * u, top - scale * v, near);
    }

    /// <summary>The pixel of a point; NaN where a coordinate is not finite or outside of the box.</summary>
    public (double X, double Y, double Nearness) Point(double px, double py, double pz)
    {
        (double a, double b, double c) = (Part(px, x), Part(py, y), Part(pz, z));
        bool inside = a is >= -1e-9 and <= 1 + 1e-9 && b is >= -1e-9 and <= 1 + 1e-9 && c is >= -1e-9 and <= 1 + 1e-9;
        return inside ? Share(a, b, c) : (double.NaN, double.NaN, double.NaN);
    }

    public static double Part(double value, (double Min, double Max) range) => (value - range.Min) / (range.Max - range.Min);

    static (double U, double V) Flat(double a, double b, double c) =>
        (-Math.Sin(Azimuth) * a + Math.Cos(Azimuth) * b,
            -Math.Sin(Elevation) * (Math.Cos(Azimuth) * a + Math.Sin(Azimuth) * b) + Math.Cos(Elevation) * Height * c);
}
