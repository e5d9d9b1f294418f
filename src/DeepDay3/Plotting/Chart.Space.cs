using System.Collections.Immutable;
using System.Numerics;

namespace DeepDay3.Plotting;

public sealed partial class Chart
{
    /// <summary>A surface in space, seen from the front and above, without perspective.</summary>
    /// <param name="z">The heights, [row, column]; cells beside NaN stay open.</param>
    /// <param name="x">Positions of the columns, increasing; 0, 1, 2, ... when null.</param>
    /// <param name="y">Positions of the rows, increasing; 0, 1, 2, ... when null.</param>
    /// <param name="scale">The colours; viridis when null.</param>
    /// <param name="name">What the heights measure.</param>
    /// <exception cref="ArgumentException">There are less than 2 rows or columns, or positions do not match or do not increase.</exception>
    public static Chart Surface<T>(T[,] z, IEnumerable<double>? x = null, IEnumerable<double>? y = null, ColorScale? scale = null, string? name = null)
        where T : INumberBase<T>
    {
        (ImmutableArray<double> xs, ImmutableArray<double> ys) = SeriesRules.GridPositions("Surface", z.GetLength(0), z.GetLength(1), x, y);
        return Of(new SurfaceTrace { Z = Values(z.Cast<T>()), X = xs, Y = ys, Scale = scale ?? ColorScale.Viridis, Name = name }).WithSize(640, 480);
    }

    /// <summary>Points in space, seen from the front and above, without perspective.</summary>
    /// <param name="x">Positions on the first axis.</param>
    /// <param name="y">Positions on the second axis, as many.</param>
    /// <param name="z">Heights, as many.</param>
    /// <param name="name">The name in the legend.</param>
    /// <param name="color">A colour as #rrggbb; null for the next of the palette.</param>
    /// <param name="size">Diameter of a marker in CSS pixels.</param>
    /// <param name="labels">A text at each point.</param>
    /// <exception cref="ArgumentException">There are no points, or x, y, z and labels differ in length.</exception>
    public static Chart Scatter3D<TX, TY, TZ>(IEnumerable<TX> x, IEnumerable<TY> y, IEnumerable<TZ> z, string? name = null,
        string? color = null, double size = 6, IEnumerable<string>? labels = null)
        where TX : INumberBase<TX>
        where TY : INumberBase<TY>
        where TZ : INumberBase<TZ>
    {
        (var xs, var ys, var zs) = (Values(x), Values(y), Values(z));
        SeriesRules.SameLength("Scatter3D", name, xs, ys, "y");
        SeriesRules.SameLength("Scatter3D", name, xs, zs, "z");
        ImmutableArray<string> texts = labels is null ? [] : [.. labels];
        if (labels is not null && texts.Length != xs.Length)
            throw new ArgumentException($"Chart.Scatter3D{SeriesRules.Of(name)} has {xs.Length} points and {texts.Length} labels: one label a point was expected.");
        return Of(new Scatter3DTrace
        {
            X = xs,
            Y = ys,
            Z = zs,
            Name = name,
            Color = color,
            Size = SeriesRules.Positive("Scatter3D", "size", size),
            Labels = texts,
        }).WithSize(640, 480);
    }

    /// <summary>Sets what is given of the third axis, of charts in space, and keeps the rest.</summary>
    /// <inheritdoc cref="WithXAxis"/>
    public Chart WithZAxis(string? title = null, double? min = null, double? max = null) =>
        EachPanel(panel => panel with { Z = Merge(panel.Z, title, min, max, null) });
}
