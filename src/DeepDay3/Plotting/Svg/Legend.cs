using static DeepDay3.Plotting.Svg.SvgBuilder;

namespace DeepDay3.Plotting.Svg;

/// <summary>The names of the series with their colours, in lines above the plot where they cover no data.</summary>
sealed class Legend
{
    const double LineHeight = 18, Gap = 6, Space = 16, FontSize = 12;

    readonly List<List<Trace>> lines = [];
    readonly double width;

    public Legend(Panel panel, double width)
    {
        this.width = width;
        Trace[] entries = EntriesOf(panel);
        if (!(panel.ShowLegend ?? entries.Length > 1) || entries.Length == 0)
            return;
        double used = double.PositiveInfinity;
        foreach (Trace entry in entries)
        {
            double wide = EntryWidth(entry);
            if (used + wide > width)
            {
                lines.Add([]);
                used = 0;
            }
            lines[^1].Add(entry);
            used += wide;
        }
    }

    public double Height => lines.Count * LineHeight;

    /// <summary>The named traces; of several traces with one name and colour, the first that is not a band.</summary>
    public static Trace[] EntriesOf(Panel panel) =>
    [
        .. panel.Traces.Where(trace => trace.Name is not null && trace is not (ColoredTrace or ImageTrace or TableTrace or DrawingTrace))
            .GroupBy(trace => (trace.Name, Palette.Of(trace), Palette.DashOf(trace as LineTrace ?? Plain(trace))))
            .Select(group => group.FirstOrDefault(trace => trace is not BandTrace) ?? group.First()),
    ];

    public void Write(SvgBuilder svg, double left, double top)
    {
        if (lines.Count == 0)
            return;
        svg.Line($"<g class=\"i\" fill=\"{Theme.Ink}\" font-size=\"{FontSize}\">");
        double y = top + LineHeight / 2;
        foreach (List<Trace> line in lines)
        {
            double x = left;
            foreach (Trace entry in line)
            {
                WriteSample(svg, entry, x, y);
                double sample = SampleWidth(entry), room = width - (x - left) - sample - Gap;
                svg.Text(x + sample + Gap, y + 4, TextMeasure.Fit(entry.Name!, FontSize, room));
                x += EntryWidth(entry);
            }
            y += LineHeight;
        }
        svg.Line("</g>");
    }

    static LineTrace Plain(Trace trace) => new() { X = [], Y = [], Color = trace.Color, Series = trace.Series };

    // Wide enough that a marker in the middle leaves the dashes to be seen.
    static double SampleWidth(Trace entry) => entry is LineTrace { Markers: true } line && Palette.DashOf(line) != LineDash.Solid ? 36 : 20;

    static double EntryWidth(Trace entry) => SampleWidth(entry) + Gap + TextMeasure.Width(entry.Name!, FontSize) + Space;

    static void WriteSample(SvgBuilder svg, Trace entry, double x, double y)
    {
        string color = Palette.Of(entry);
        double width = SampleWidth(entry);
        switch (entry)
        {
            case LineTrace line:
                svg.Line($"<path d=\"M{N(x)} {N(y)}h{N(width)}\" stroke=\"{color}\" stroke-width=\"{N(Math.Max(2, line.Width))}\"{Theme.DashArray(line)}/>");
                if (line.Markers)
                    svg.Line($"<circle cx=\"{N(x + width / 2)}\" cy=\"{N(y)}\" r=\"3.5\" fill=\"{color}\"/>");
                break;
            case ScatterTrace or Scatter3DTrace:
                svg.Line($"<circle cx=\"{N(x + width / 2)}\" cy=\"{N(y)}\" r=\"4\" fill=\"{color}\"/>");
                break;
            default:
                double opacity = entry is BandTrace ? Math.Max(0.3, entry.Opacity) : entry.Opacity;
                svg.Line($"<rect x=\"{N(x + 4)}\" y=\"{N(y - 5)}\" width=\"12\" height=\"10\" rx=\"2\" fill=\"{color}\"{Theme.Opacity("fill-opacity", opacity)}/>");
                break;
        }
    }
}
