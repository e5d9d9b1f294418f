namespace DeepDay3.Plotting;

public sealed partial class Chart
{
    /// <summary>
    /// Draws several charts on one pair of axes. Titles, limits and size come from the first chart that has them; each
    /// chart's series gets colours of its own.
    /// </summary>
    /// <exception cref="ArgumentException">There is no chart, one of them is a grid, or their axes do not fit together.</exception>
    public static Chart Combine(params Chart[] charts)
    {
        if (charts.Length == 0)
            throw new ArgumentException("Chart.Combine got no chart: at least one was expected.");
        var traces = new List<Trace>();
        (Axis x, Axis y, Axis z, bool? legend) = (new Axis(), new Axis(), new Axis(), null);
        int offset = 0;
        foreach (Chart chart in charts)
        {
            Panel panel = chart.Only("Combine");
            traces.AddRange(panel.Traces.Select(trace => trace with { Series = trace.Series + offset }));
            offset += panel.Traces.Max(trace => trace.Series) + 1;
            (x, y, z) = (Join(x, panel.X, "x"), Join(y, panel.Y, "y"), Join(z, panel.Z, "z"));
            legend ??= panel.ShowLegend;
        }
        var standard = new Figure();
        Figure sized = (charts.FirstOrDefault(c => (c.Figure.Width, c.Figure.Height) != (standard.Width, standard.Height)) ?? charts[0]).Figure;
        return new(new Figure
        {
            Title = charts.Select(c => c.Figure.Title).FirstOrDefault(title => title is not null),
            Width = sized.Width,
            Height = sized.Height,
            Panels = [new Panel { Traces = [.. traces], X = x, Y = y, Z = z, ShowLegend = legend, EqualAspect = charts.Any(c => c.Figure.Panels[0].EqualAspect) }],
        });
    }

    /// <summary>Draws several charts on one pair of axes.</summary>
    /// <inheritdoc cref="Combine(Chart[])"/>
    public static Chart Combine(IEnumerable<Chart> charts) => Combine(charts.ToArray());

    /// <summary>
    /// Puts charts beside and below each other, row by row. Each chart's title becomes the title of its panel; each panel
    /// keeps its axes.
    /// </summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="charts">At most rows x columns charts.</param>
    /// <exception cref="ArgumentException">There is no chart, there are more charts than places, or one of them is a grid.</exception>
    public static Chart Grid(int rows, int columns, params Chart[] charts)
    {
        if (rows < 1 || columns < 1)
            throw new ArgumentException($"Chart.Grid got {rows} rows and {columns} columns: at least one of each was expected.");
        if (charts.Length == 0 || charts.Length > (long)rows * columns)
            throw new ArgumentException($"Chart.Grid got {charts.Length} charts for {rows} x {columns} places: 1 to {(long)rows * columns} were expected.");
        int used = (charts.Length + columns - 1) / columns;
        return new(new Figure
        {
            Columns = columns,
            Width = Math.Min(1100, columns == 1 ? 720 : 440 * columns),
            Height = Math.Min(3000, used * (columns == 1 ? 300 : 290) + 20),
            Panels = [.. charts.Select(chart => chart.Only("Grid") with { Title = chart.Figure.Title })],
        });
    }

    /// <summary>Puts charts into a grid with as many rows as are needed.</summary>
    /// <inheritdoc cref="Grid(int, int, Chart[])"/>
    public static Chart Grid(IEnumerable<Chart> charts, int columns = 2)
    {
        Chart[] all = [.. charts];
        int width = Math.Clamp(columns, 1, Math.Max(1, all.Length));
        return Grid(Math.Max(1, (all.Length + width - 1) / width), width, all);
    }

    Panel Only(string method) => Figure.Panels is [var panel]
        ? panel
        : throw new ArgumentException($"Chart.{method} got a chart that is itself a grid of {Figure.Panels.Length} panels: charts with one panel were expected.");

    static Axis Join(Axis first, Axis second, string side)
    {
        if (!first.Categories.IsEmpty && !second.Categories.IsEmpty && !first.Categories.SequenceEqual(second.Categories))
            throw new ArgumentException($"Chart.Combine got charts with different names on the {side} axis: the same names in the same order were expected.");
        return first with
        {
            Title = first.Title ?? second.Title,
            Min = first.Min ?? second.Min,
            Max = first.Max ?? second.Max,
            Log = first.Log || second.Log,
            Reversed = first.Reversed || second.Reversed,
            Hidden = first.Hidden || second.Hidden,
            Categories = first.Categories.IsEmpty ? second.Categories : first.Categories,
        };
    }
}
