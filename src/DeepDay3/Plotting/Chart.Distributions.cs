using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;

namespace DeepDay3.Plotting;

public sealed partial class Chart
{
    /// <summary>How many values fall into each of several intervals of one width. Values that are not finite are not counted.</summary>
    /// <param name="values">The values.</param>
    /// <param name="bins">Number of intervals; null for the rule of Freedman and Diaconis (1981), between 5 and 100.</param>
    /// <param name="name">The name in the legend.</param>
    /// <param name="color">A colour as #rrggbb; null for the next of the palette.</param>
    /// <param name="density">Whether heights are shares a unit, so that the area is 1, in place of counts.</param>
    /// <param name="opacity">From 0 to 1.</param>
    /// <exception cref="ArgumentException">There are no finite values, or less than 1 interval or more than 10,000.</exception>
    public static Chart Histogram<T>(IEnumerable<T> values, int? bins = null, string? name = null, string? color = null,
        bool density = false, double opacity = 0.75)
        where T : INumberBase<T>
    {
        double[] finite = [.. Values(values).Where(double.IsFinite).Order()];
        if (finite.Length == 0)
            throw new ArgumentException($"Chart.Histogram{SeriesRules.Of(name)} got no finite values: at least one was expected.");
        if (bins is < 1 or > 10_000)
            throw new ArgumentException($"Chart.Histogram{SeriesRules.Of(name)} got {bins} bins: 1 to 10,000 were expected.");
        (double min, double max) = (finite[0], finite[^1]);
        // Values that double precision cannot tell apart share one interval.
        if (max - min <= Math.Max(1e-290, Math.Max(Math.Abs(min), Math.Abs(max)) * 1e-13))
            (min, max, bins) = (min - Math.Max(0.5, Math.Abs(min) * 0.1), max + Math.Max(0.5, Math.Abs(max) * 0.1), bins ?? 1);
        (min, max) = (Math.Max(min, -1e300), Math.Min(max, 1e300));
        int count = bins ?? Statistics.BinCount(finite);
        double width = (max - min) / count;
        var heights = new double[count];
        foreach (double value in finite)
            heights[Math.Clamp((int)((value - min) / width), 0, count - 1)]++;
        if (density)
            heights = [.. heights.Select(h => h / finite.Length / width)];
        return Of(new BarTrace
        {
            X = [.. Enumerable.Range(0, count).Select(i => min + (i + 0.5) * width)],
            Y = [.. heights],
            Slot = width,
            Touching = true,
            Name = name,
            Color = color,
            Opacity = SeriesRules.Opacity("Histogram", opacity),
        }).WithYAxis(density ? "density" : "count");
    }

    /// <summary>A curve with the area between it and zero.</summary>
    /// <param name="x">Horizontal positions.</param>
    /// <param name="y">Vertical positions, as many.</param>
    /// <param name="name">The name in the legend.</param>
    /// <param name="color">A colour as #rrggbb; null for the next of the palette.</param>
    /// <param name="opacity">How opaque the area is, from 0 to 1.</param>
    /// <exception cref="ArgumentException">The series is empty, or x and y differ in length.</exception>
    public static Chart Area<TX, TY>(IEnumerable<TX> x, IEnumerable<TY> y, string? name = null, string? color = null, double opacity = 0.25)
        where TX : INumberBase<TX>
        where TY : INumberBase<TY>
    {
        (var xs, var ys) = (Values(x), Values(y));
        Chart line = Line(xs, ys, name, color), band = Band(xs, new double[ys.Length], ys, color: color, opacity: opacity);
        return line.EachPanel(panel => panel with { Traces = [.. band.Figure.Panels[0].Traces, .. panel.Traces] });
    }

    /// <summary>
    /// A box for each group of values: quartiles, median, whiskers to the farthest values within one and a half heights of the
    /// box, dots beyond. Values that are not finite are left out; a group without others has no box.
    /// </summary>
    /// <param name="groups">The values of each box.</param>
    /// <param name="labels">A name for each box; 1, 2, 3, ... when null.</param>
    /// <param name="name">The name in the legend.</param>
    /// <param name="color">A colour as #rrggbb; null for the next of the palette.</param>
    /// <exception cref="ArgumentException">There is no group, no finite value, or labels and groups differ in number.</exception>
    public static Chart Box<T>(IEnumerable<IEnumerable<T>> groups, IEnumerable<string>? labels = null, string? name = null, string? color = null)
        where T : INumberBase<T>
    {
        ImmutableArray<ImmutableArray<double>> sorted = [.. groups.Select(group => Values(group).Where(double.IsFinite).Order().ToImmutableArray())];
        if (sorted.All(group => group.IsEmpty))
            throw new ArgumentException($"Chart.Box{SeriesRules.Of(name)} got {sorted.Length} groups without a finite value: at least one value was expected.");
        ImmutableArray<string> names = labels is null
            ? [.. Enumerable.Range(1, sorted.Length).Select(i => i.ToString(CultureInfo.InvariantCulture))]
            : [.. labels];
        if (names.Length != sorted.Length)
            throw new ArgumentException($"Chart.Box{SeriesRules.Of(name)} got {names.Length} labels for {sorted.Length} groups: one label a group was expected.");
        return Of(new BoxTrace { X = [.. Enumerable.Range(0, sorted.Length).Select(i => (double)i)], Groups = sorted, Name = name, Color = color })
            .EachPanel(panel => panel with { X = panel.X with { Categories = names } });
    }
}
