using System.Globalization;
using static DeepDay3.Plotting.Svg.SvgBuilder;

namespace DeepDay3.Plotting.Svg;

/// <summary>Draws one panel: axes, ticks, titles, legend, and the traces by way of <see cref="TraceRenderer"/>.</summary>
sealed class PanelRenderer
{
    readonly SvgBuilder svg;
    readonly PanelLayout layout;
    readonly Rect place, plot;
    readonly string id;
    readonly int budget;
    readonly Scale x, y;

    public PanelRenderer(SvgBuilder svg, PanelLayout layout, Rect place, string id, int budget)
    {
        (this.svg, this.layout, this.place, this.id, this.budget) = (svg, layout, place, id, budget);
        plot = layout.Plot(place);
        x = new Scale(layout.XRange, plot.Left, plot.Right, layout.Panel.X);
        y = new Scale(layout.YRange, plot.Bottom, plot.Top, layout.Panel.Y);
    }

    bool IsFilled => layout.Panel.X.Hidden || layout.Panel.Traces.Any(trace => trace.FillsPlot);

    public void Draw()
    {
        Titles();
        if (layout.Panel.IsSpatial)
        {
            new SceneRenderer(svg, layout.Panel, plot, budget).Draw();
            if (layout.ColorBar is not null)
                ColorBar(layout.ColorBar);
            return;
        }
        if (!IsFilled)
            GridLines();
        svg.Line($"<clipPath id=\"{id}\"><rect x=\"{N(plot.Left - 1)}\" y=\"{N(plot.Top - 2)}\" width=\"{N(plot.Width + 2)}\" height=\"{N(plot.Height + 4)}\"/></clipPath>");
        svg.Line($"<g clip-path=\"url(#{id})\">");
        var traces = new TraceRenderer(svg, layout.Panel, plot, x, y, budget);
        foreach (Trace trace in layout.Panel.Traces)
            traces.Draw(trace);
        svg.Line("</g>");
        if (!IsFilled)
            AxisLine();
        TickLabels();
        if (layout.ColorBar is not null)
            ColorBar(layout.ColorBar);
    }

    void Titles()
    {
        double top = plot.Top - layout.Top;
        if (layout.ShowsTitle)
        {
            svg.Text(place.Left + 4, top + 14, TextMeasure.Fit(layout.Panel.Title!, PanelLayout.PanelTitleSize, place.Width - 8),
                $"class=\"i\" fill=\"{Theme.Ink}\" font-size=\"{PanelLayout.PanelTitleSize}\" font-weight=\"600\"");
        }
        if (layout.Legend.Height > 0)
            layout.Legend.Write(svg, place.Left + 4, plot.Top - layout.Legend.Height - 8);
        if (layout.Panel.IsSpatial)
            return;
        string style = $"class=\"i\" fill=\"{Theme.Ink}\" font-size=\"{PanelLayout.TitleSize}\" text-anchor=\"middle\"";
        if (layout.Panel.X.Title is string xTitle)
            svg.Text(plot.Left + plot.Width / 2, plot.Bottom + layout.Bottom - 5, TextMeasure.Fit(xTitle, PanelLayout.TitleSize, place.Width), style);
        if (layout.Panel.Y.Title is string yTitle)
            Rotated(place.Left + 11, plot.Top + plot.Height / 2, TextMeasure.Fit(yTitle, PanelLayout.TitleSize, place.Height), style);
    }

    void Rotated(double left, double middle, string text, string style) =>
        svg.Text(left, middle, text, $"{style} transform=\"rotate(-90 {N(left)} {N(middle)})\"");

    void GridLines()
    {
        string rows = string.Concat(Inside(layout.YTicks, layout.YRange).Select(tick => $"M{N(plot.Left)} {N(y.Pixel(tick))}h{N(plot.Width)}"));
        string columns = layout.Panel.X.Categories.IsEmpty && !layout.Panel.Traces.All(trace => trace is BarTrace)
            ? string.Concat(Inside(layout.XTicks, layout.XRange).Select(tick => $"M{N(x.Pixel(tick))} {N(plot.Top)}v{N(plot.Height)}"))
            : "";
        svg.Line($"<path class=\"g\" stroke=\"{Theme.Grid}\" d=\"{rows}{columns}\"/>");
        // Where values are on both sides of zero the line that matters is zero.
        if (!layout.Panel.Y.Log && layout.YRange.Min < 0 && layout.YRange.Max > 0)
            svg.Line($"<path class=\"a\" stroke=\"{Theme.AxisLine}\" d=\"M{N(plot.Left)} {N(y.Pixel(0))}h{N(plot.Width)}\"/>");
    }

    void AxisLine() =>
        svg.Line($"<path class=\"a\" stroke=\"{Theme.AxisLine}\" d=\"M{N(plot.Left)} {N(plot.Bottom)}h{N(plot.Width)}\"/>");

    void TickLabels()
    {
        svg.Line($"<g class=\"m\" fill=\"{Theme.Muted}\" font-size=\"{PanelLayout.TickSize}\">");
        XTickLabels();
        double room = layout.Left - 8 - (layout.Panel.Y.Title is null ? 0 : 18);
        int each = layout.Panel.Y.Categories.IsEmpty ? 1 : Every(layout.YTicks.Length, plot.Height, 12);
        for (int i = 0; i < layout.YTicks.Length; i += each)
        {
            string label = TextMeasure.Fit(layout.YLabels[i], PanelLayout.TickSize, room);
            svg.Text(plot.Left - 7, y.Pixel(layout.YTicks[i]) + 4, label, "text-anchor=\"end\"");
        }
        svg.Line("</g>");
    }

    void XTickLabels()
    {
        int each = layout.Panel.X.Categories.IsEmpty ? 1 : Every(layout.XTicks.Length, plot.Width, 13);
        for (int i = 0; i < layout.XTicks.Length; i += each)
        {
            double center = x.Pixel(layout.XTicks[i]);
            if (layout.XSlanted)
            {
                string label = TextMeasure.Fit(layout.XLabels[i], PanelLayout.TickSize, 110);
                svg.Text(center + 4, plot.Bottom + 14, label, $"text-anchor=\"end\" transform=\"rotate(-45 {N(center + 4)} {N(plot.Bottom + 14)})\"");
            }
            else
            {
                svg.Text(center, plot.Bottom + 16, layout.XLabels[i], "text-anchor=\"middle\"");
            }
        }
    }

    void ColorBar(ColoredTrace heat)
    {
        Rect bar = layout.ColorBarPlace(plot);
        string gradient = id + "-s";
        svg.Raw($"<linearGradient id=\"{gradient}\" x1=\"0\" y1=\"1\" x2=\"0\" y2=\"0\">");
        foreach ((double stop, string color) in heat.Scale.Stops)
            svg.Raw($"<stop offset=\"{stop.ToString("0.###", CultureInfo.InvariantCulture)}\" stop-color=\"{color}\"/>");
        svg.Line("</linearGradient>");
        svg.Line($"<rect x=\"{N(bar.Left)}\" y=\"{N(bar.Top)}\" width=\"{N(bar.Width)}\" height=\"{N(bar.Height)}\" fill=\"url(#{gradient})\"/>");
        var scale = new Scale(heat.ColorRange(), bar.Bottom, bar.Top, new Axis());
        svg.Line($"<g class=\"m\" fill=\"{Theme.Muted}\" font-size=\"{PanelLayout.TickSize}\">");
        for (int i = 0; i < layout.ColorTicks.Length; i++)
            svg.Text(bar.Right + 5, scale.Pixel(layout.ColorTicks[i]) + 4, layout.ColorLabels[i]);
        svg.Line("</g>");
        if (heat.Name is not null)
        {
            Rotated(place.Right - 4, bar.Top + bar.Height / 2, TextMeasure.Fit(heat.Name, PanelLayout.TitleSize, plot.Height),
                $"class=\"i\" fill=\"{Theme.Ink}\" font-size=\"{PanelLayout.TitleSize}\" text-anchor=\"middle\"");
        }
    }

    static IEnumerable<double> Inside(double[] ticks, (double Min, double Max) range) =>
        ticks.Where(tick => tick >= range.Min && tick <= range.Max);

    static int Every(int count, double length, double least) => Math.Max(1, (int)Math.Ceiling(count * least / length));
}
