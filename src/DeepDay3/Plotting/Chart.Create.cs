using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace DeepDay3.Plotting;

public sealed partial class Chart
{
    /// <summary>Points joined by lines. NaN and infinity are gaps.</summary>
    /// <param name="x">Horizontal positions.</param>
    /// <param name="y">Vertical positions, as many.</param>
    /// <param name="name">The name in the legend.</param>
    /// <param name="color">A colour as #rrggbb; null for the next of the palette.</param>
    /// <param name="dash">How the line is dashed.</param>
    /// <param name="width">Line width in CSS pixels.</param>
    /// <param name="markers">Whether each point has a marker.</param>
    /// <param name="opacity">From 0 to 1.</param>
    /// <exception cref="ArgumentException">The series is empty, or x and y differ in length.</exception>
    public static Chart Line<TX, TY>(IEnumerable<TX> x, IEnumerable<TY> y, string? name = null, string? color = null,
        LineDash dash = LineDash.Solid, double width = 2, bool markers = false, double opacity = 1)
        where TX : INumberBase<TX>
        where TY : INumberBase<TY>
    {
        (var xs, var ys) = (Values(x), Values(y));
        SeriesRules.SameLength("Line", name, xs, ys, "y");
        return Of(new LineTrace
        {
            X = xs,
            Y = ys,
            Name = name,
            Color = color,
            Dash = dash,
            Width = SeriesRules.Positive("Line", "width", width),
            Markers = markers,
            Opacity = SeriesRules.Opacity("Line", opacity),
        });
    }

    /// <summary>Points joined by lines, at the horizontal positions 0, 1, 2, ...</summary>
    /// <inheritdoc cref="Line{TX, TY}"/>
    public static Chart Line<TY>(IEnumerable<TY> y, string? name = null, string? color = null,
        LineDash dash = LineDash.Solid, double width = 2, bool markers = false, double opacity = 1)
        where TY : INumberBase<TY>
    {
        var ys = Values(y);
        return Line(Enumerable.Range(0, ys.Length), ys, name, color, dash, width, markers, opacity);
    }

    /// <summary>Points as markers.</summary>
    /// <param name="x">Horizontal positions.</param>
    /// <param name="y">Vertical positions, as many.</param>
    /// <param name="name">The name in the legend.</param>
    /// <param name="color">A colour as #rrggbb; null for the next of the palette.</param>
    /// <param name="size">Diameter of a marker in CSS pixels.</param>
    /// <param name="labels">A text at each point.</param>
    /// <param name="opacity">From 0 to 1.</param>
    /// <exception cref="ArgumentException">The series is empty, or x, y and labels differ in length.</exception>
    public static Chart Scatter<TX, TY>(IEnumerable<TX> x, IEnumerable<TY> y, string? name = null, string? color = null,
        double size = 6, IEnumerable<string>? labels = null, double opacity = 1)
        where TX : INumberBase<TX>
        where TY : INumberBase<TY>
    {
        (var xs, var ys) = (Values(x), Values(y));
        SeriesRules.SameLength("Scatter", name, xs, ys, "y");
        ImmutableArray<string> texts = labels is null ? [] : [.. labels];
        if (labels is not null && texts.Length != xs.Length)
            throw new ArgumentException($"Chart.Scatter{SeriesRules.Of(name)} has {xs.Length} points and {texts.Length} labels: one label a point was expected.");
        return Of(new ScatterTrace
        {
            X = xs,
            Y = ys,
            Name = name,
            Color = color,
            Size = SeriesRules.Positive("Scatter", "size", size),
            Labels = texts,
            Opacity = SeriesRules.Opacity("Scatter", opacity),
        });
    }

    /// <summary>The area between two curves.</summary>
    /// <param name="x">Horizontal positions.</param>
    /// <param name="lower">The lower edge, as many values.</param>
    /// <param name="upper">The upper edge, as many values.</param>
    /// <param name="name">The name in the legend.</param>
    /// <param name="color">A colour as #rrggbb; null for the next of the palette.</param>
    /// <param name="opacity">From 0 to 1.</param>
    /// <exception cref="ArgumentException">The series is empty, or x, lower and upper differ in length.</exception>
    public static Chart Band<TX, TL, TU>(IEnumerable<TX> x, IEnumerable<TL> lower, IEnumerable<TU> upper,
        string? name = null, string? color = null, double opacity = 0.25)
        where TX : INumberBase<TX>
        where TL : INumberBase<TL>
        where TU : INumberBase<TU>
    {
        (var xs, var low, var high) = (Values(x), Values(lower), Values(upper));
        SeriesRules.SameLength("Band", name, xs, low, "lower");
        SeriesRules.SameLength("Band", name, xs, high, "upper");
        return Of(new BandTrace
        {
            X = xs,
            Lower = low,
            Upper = high,
            Name = name,
            Color = color,
            Opacity = SeriesRules.Opacity("Band", opacity),
        });
    }

    /// <summary>Vertical bars over names.</summary>
    /// <param name="categories">A name for each bar.</param>
    /// <param name="y">The heights, as many.</param>
    /// <param name="name">The name in the legend.</param>
    /// <param name="color">A colour as #rrggbb; null for the next of the palette.</param>
    /// <param name="opacity">From 0 to 1.</param>
    /// <exception cref="ArgumentException">There are no bars, or names and heights differ in number.</exception>
    public static Chart Bar<TY>(IEnumerable<string> categories, IEnumerable<TY> y, string? name = null,
        string? color = null, double opacity = 1)
        where TY : INumberBase<TY>
    {
        ImmutableArray<string> names = [.. categories];
        Chart chart = Bar(Enumerable.Range(0, names.Length), y, name, color, opacity);
        return chart.EachPanel(panel => panel with { X = panel.X with { Categories = names } });
    }

    /// <summary>Vertical bars over numbers.</summary>
    /// <param name="x">The middle of each bar.</param>
    /// <param name="y">The heights, as many.</param>
    /// <param name="name">The name in the legend.</param>
    /// <param name="color">A colour as #rrggbb; null for the next of the palette.</param>
    /// <param name="opacity">From 0 to 1.</param>
    /// <exception cref="ArgumentException">There are no bars, or x and y differ in length.</exception>
    public static Chart Bar<TX, TY>(IEnumerable<TX> x, IEnumerable<TY> y, string? name = null, string? color = null, double opacity = 1)
        where TX : INumberBase<TX>
        where TY : INumberBase<TY>
    {
        (var xs, var ys) = (Values(x), Values(y));
        SeriesRules.SameLength("Bar", name, xs, ys, "y");
        double[] sorted = [.. xs.Where(double.IsFinite).Order()];
        double slot = sorted.Zip(sorted.Skip(1), (a, b) => b - a).Where(d => d > 0).DefaultIfEmpty(1).Min();
        return Of(new BarTrace
        {
            X = xs,
            Y = ys,
            Slot = slot,
            Name = name,
            Color = color,
            Opacity = SeriesRules.Opacity("Bar", opacity),
        });
    }

    /// <summary>A matrix as colours. Row 0 is on top, as matrices are written, unless <paramref name="originTop"/> is false.</summary>
    /// <param name="z">The values, [row, column]; NaN cells stay empty.</param>
    /// <param name="xLabels">A name for each column.</param>
    /// <param name="yLabels">A name for each row.</param>
    /// <param name="annotated">Whether each cell shows its value.</param>
    /// <param name="scale">The colours; viridis when null.</param>
    /// <param name="min">The value with the first colour; null for the smallest.</param>
    /// <param name="max">The value with the last colour; null for the largest.</param>
    /// <param name="name">What the colours measure.</param>
    /// <param name="originTop">Whether row 0 is on top.</param>
    /// <param name="xStart">Without labels: the middle of column 0 on the axis.</param>
    /// <param name="xStep">Without labels: the distance from one column to the next.</param>
    /// <param name="yStart">Without labels: the middle of row 0 on the axis.</param>
    /// <param name="yStep">Without labels: the distance from one row to the next.</param>
    /// <param name="format">How <paramref name="annotated"/> writes a value, a .NET number format such as "0.00".</param>
    /// <exception cref="ArgumentException">The matrix is empty, or labels do not match its sides.</exception>
    public static Chart Heatmap<T>(T[,] z, IEnumerable<string>? xLabels = null, IEnumerable<string>? yLabels = null,
        bool annotated = false, ColorScale? scale = null, double? min = null, double? max = null, string? name = null,
        bool originTop = true, double xStart = 0, double xStep = 1, double yStart = 0, double yStep = 1, string format = "0.##")
        where T : INumberBase<T>
    {
        (int rows, int columns) = (z.GetLength(0), z.GetLength(1));
        if (rows == 0 || columns == 0)
            throw new ArgumentException($"Chart.Heatmap got a matrix of {rows} x {columns}: at least one row and one column were expected.");
        if (!(xStep > 0) || !(yStep > 0) || !double.IsFinite(xStart + xStep + yStart + yStep))
            throw new ArgumentException($"Chart.Heatmap got the steps {xStep} and {yStep}: finite steps above 0 were expected.");
        (var xNames, var yNames) = (SeriesRules.Names("column", xLabels, columns), SeriesRules.Names("row", yLabels, rows));
        ImmutableArray<double> values = Values(z.Cast<T>());
        var trace = new HeatmapTrace
        {
            Z = values,
            Rows = rows,
            Columns = columns,
            XStart = xNames.IsEmpty ? xStart : 0,
            XStep = xNames.IsEmpty ? xStep : 1,
            YStart = yNames.IsEmpty ? yStart : 0,
            YStep = yNames.IsEmpty ? yStep : 1,
            Scale = scale ?? ColorScale.Viridis,
            ZMin = min,
            ZMax = max,
            Name = name,
            Labels = annotated ? [.. values.Select(v => v.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−'))] : [],
        };
        return new(new Figure
        {
            Panels = [new Panel
            {
                Traces = [trace],
                X = new Axis { Categories = xNames },
                Y = new Axis { Categories = yNames, Reversed = originTop },
            }],
        });
    }

    internal static Chart OfDrawing(DrawingTrace drawing, string? title) => new(new Figure
    {
        Title = title,
        Panels = [new Panel
        {
            Traces = [drawing],
            X = new Axis { Hidden = true },
            Y = new Axis { Hidden = true, Reversed = true },
            EqualAspect = true,
        }],
        Width = (int)drawing.Width + 32,
        Height = (int)drawing.Height + (title is null ? 34 : 60),
    });

    static Chart Of(Trace trace) => new(new Figure { Panels = [new Panel { Traces = [trace] }] });

    static ImmutableArray<double> Values<T>(IEnumerable<T> values) where T : INumberBase<T> =>
        ImmutableCollectionsMarshal.AsImmutableArray(values.Select(double.CreateChecked).ToArray());
}
