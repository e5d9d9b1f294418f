using System.Text;
using static DeepDay3.Plotting.Svg.SvgBuilder;

namespace DeepDay3.Plotting.Svg;

/// <summary>Draws traces into the plot of a panel.</summary>
sealed class TraceRenderer(SvgBuilder svg, Panel panel, Rect plot, Scale x, Scale y, int budget)
{
    public void Draw(Trace trace)
    {
        switch (trace)
        {
            case LineTrace line:
                Line(line);
                break;
            case ScatterTrace scatter:
                Markers(Pixels(scatter.X, x), Pixels(scatter.Y, y), scatter.Size, scatter);
                Labels(scatter);
                break;
            case BandTrace band:
                Band(band);
                break;
            case BarTrace bars:
                Bars(bars);
                break;
            case HeatmapTrace heat:
                new HeatmapRenderer(svg, x, y).Draw(heat);
                break;
            case ContourTrace contour:
                new ContourRenderer(svg, x, y, budget).Draw(contour);
                break;
            case BoxTrace boxes:
                new BoxRenderer(svg, x, y, budget).Draw(boxes);
                break;
            case ImageTrace image:
                ImageRenderer.Draw(svg, x, y, budget, image);
                break;
            case DrawingTrace drawing:
                new DrawingRenderer(svg, x, y).Draw(drawing);
                break;
            case TableTrace table:
                TableRenderer.Draw(svg, plot, table);
                break;
        }
    }

    static double[] Pixels(IReadOnlyList<double> values, Scale scale) => [.. values.Select(scale.Pixel)];

    void Line(LineTrace line)
    {
        (double[] px, double[] py) = (Pixels(line.X, x), Pixels(line.Y, y));
        (var path, var dots) = (new StringBuilder(), new StringBuilder());
        foreach (List<int> piece in Thinning.Curve(px, py, plot.Width, budget))
        {
            // A point between two gaps has no line; it is shown as a dot.
            if (piece.Count == 1)
                dots.Append('M').Append(N(px[piece[0]])).Append(' ').Append(N(py[piece[0]])).Append("h0");
            for (int k = 0; k < piece.Count && piece.Count > 1; k++)
                path.Append(k == 0 ? 'M' : k == 1 ? 'L' : ' ').Append(N(px[piece[k]])).Append(' ').Append(N(py[piece[k]]));
        }
        string stroke = $"<path stroke=\"{Palette.Of(line)}\"{Theme.Opacity("stroke-opacity", line.Opacity)}";
        if (path.Length > 0)
            svg.Line($"{stroke} stroke-width=\"{N(line.Width)}\" stroke-linejoin=\"round\"{Theme.DashArray(line)} d=\"{path}\"/>");
        if (dots.Length > 0)
            svg.Line($"{stroke} stroke-width=\"{N(line.Width + 2)}\" stroke-linecap=\"round\" d=\"{dots}\"/>");
        if (line.Markers)
            Markers(px, py, line.Width + 4, line);
    }

    void Markers(double[] px, double[] py, double size, Trace trace)
    {
        // Of markers that would cover each other, one stays a cell; cells grow until the rest fits.
        var kept = new List<int>();
        for (double cell = px.Length > budget ? size / 4 : 0; ; cell = Math.Max(0.5, cell * 1.5))
        {
            kept.Clear();
            var taken = new HashSet<(int, int)>();
            for (int i = 0; i < px.Length; i++)
            {
                bool seen = px[i] > plot.Left - 20 && px[i] < plot.Right + 20 && py[i] > plot.Top - 20 && py[i] < plot.Bottom + 20;
                if (seen && (cell == 0 || taken.Add(((int)(px[i] / cell), (int)(py[i] / cell)))))
                    kept.Add(i);
            }
            if (kept.Count <= budget)
                break;
        }
        if (kept.Count == 0)
            return;
        var path = new StringBuilder();
        foreach (int i in kept)
            path.Append('M').Append(N(px[i])).Append(' ').Append(N(py[i])).Append("h0");
        string color = Palette.Of(trace);
        // One path with round caps is a dot a point in a tenth of the bytes of circles.
        if (kept.Count <= 400 && trace.Opacity >= 1)
            svg.Line($"<path class=\"h\" stroke=\"{Palette.LightCard}\" stroke-width=\"{N(size + 1.5)}\" stroke-linecap=\"round\" d=\"{path}\"/>");
        if (trace.Opacity >= 1)
        {
            svg.Line($"<path stroke=\"{color}\" stroke-width=\"{N(size)}\" stroke-linecap=\"round\" d=\"{path}\"/>");
            return;
        }
        // Within one path dots that overlap would not add up.
        svg.Line($"<g fill=\"{color}\"{Theme.Opacity("fill-opacity", trace.Opacity)}>");
        foreach (int i in kept)
            svg.Raw($"<circle cx=\"{N(px[i])}\" cy=\"{N(py[i])}\" r=\"{N(size / 2)}\"/>");
        svg.Line("</g>");
    }

    void Labels(ScatterTrace scatter)
    {
        if (scatter.Labels.IsEmpty)
            return;
        svg.Line($"<g class=\"i\" fill=\"{Theme.Ink}\" font-size=\"11\">");
        foreach ((string label, int i) in scatter.Labels.Select((label, i) => (label, i)).Take(Math.Max(10, budget / 12)))
        {
            (double px, double py) = (x.Pixel(scatter.X[i]), y.Pixel(scatter.Y[i]));
            if (double.IsNaN(px) || double.IsNaN(py) || label.Length == 0)
                continue;
            double wide = TextMeasure.Width(label, 11), aside = scatter.Size / 2 + 3;
            bool left = px + aside + wide > plot.Right;
            svg.Text(left ? px - aside : px + aside, py + 3.5, label, left ? "text-anchor=\"end\"" : "");
        }
        svg.Line("</g>");
    }

    void Band(BandTrace band)
    {
        (double[] px, double[] low, double[] high) = (Pixels(band.X, x), Pixels(band.Lower, y), Pixels(band.Upper, y));
        // A gap in one edge is a gap in the band.
        for (int i = 0; i < px.Length; i++)
        {
            if (double.IsNaN(low[i]) || double.IsNaN(high[i]))
                low[i] = high[i] = double.NaN;
        }
        List<List<int>> lower = Thinning.Curve(px, low, plot.Width, budget / 2);
        List<List<int>> upper = Thinning.Curve(px, high, plot.Width, budget / 2);
        var path = new StringBuilder();
        for (int piece = 0; piece < Math.Min(lower.Count, upper.Count); piece++)
        {
            char command = 'M';
            foreach (int i in upper[piece])
            {
                path.Append(command).Append(N(px[i])).Append(' ').Append(N(high[i]));
                command = command == 'M' ? 'L' : ' ';
            }
            foreach (int i in Enumerable.Reverse(lower[piece]))
                path.Append('L').Append(N(px[i])).Append(' ').Append(N(low[i]));
            path.Append('z');
        }
        svg.Line($"<path fill=\"{Palette.Of(band)}\"{Theme.Opacity("fill-opacity", band.Opacity)} d=\"{path}\"/>");
    }

    void Bars(BarTrace bars)
    {
        int[] groups = [.. panel.Traces.OfType<BarTrace>().Where(trace => !trace.Touching).Select(trace => trace.Series).Distinct().Order()];
        double slot = bars.Slot * x.PixelsPerUnit * (bars.Touching ? 1 : groups.Length == 1 ? 0.76 : 0.84);
        double wide = bars.Touching ? slot : slot / groups.Length;
        double offset = (bars.Touching ? 0 : Array.IndexOf(groups, bars.Series)) * wide - slot / 2;
        double foot = y.Base;
        var tops = new Dictionary<int, (double Low, double High)>();
        var path = new StringBuilder();
        bool merge = bars.X.Length > budget;
        for (int i = 0; i < bars.X.Length; i++)
        {
            (double middle, double head) = (x.Pixel(bars.X[i]), y.Pixel(bars.Y[i] == 0 ? double.NaN : bars.Y[i]));
            if (double.IsNaN(middle) || double.IsNaN(head))
                continue;
            if (!merge)
            {
                path.Append($"M{N(middle + offset)} {N(foot)}V{N(head)}h{N(wide)}V{N(foot)}z");
                continue;
            }
            // More bars than columns of pixels: each column shows its lowest and its highest bar.
            int column = (int)(middle * budget / (4 * plot.Width));
            var (low, high) = tops.GetValueOrDefault(column, (foot, foot));
            tops[column] = (Math.Max(low, head), Math.Min(high, head));
        }
        double pixel = 4 * plot.Width / budget;
        foreach ((int column, (double low, double high)) in tops.OrderBy(pair => pair.Key))
            path.Append($"M{N(column * pixel)} {N(low)}V{N(high)}h{N(pixel)}V{N(low)}z");
        // The card shows between bars that touch.
        string edge = bars.Touching && wide >= 4 ? $" class=\"h\" stroke=\"{Palette.LightCard}\" stroke-width=\"0.8\"" : "";
        svg.Line($"<path fill=\"{Palette.Of(bars)}\"{edge}{Theme.Opacity("fill-opacity", bars.Opacity)} d=\"{path}\"/>");
    }
}
