using static DeepDay3.Plotting.Svg.SvgBuilder;

namespace DeepDay3.Plotting.Svg;

/// <summary>Draws the traces of a panel in space, farthest first, before the back walls of their box.</summary>
sealed class SceneRenderer
{
    readonly SvgBuilder svg;
    readonly Panel panel;
    readonly int budget;
    readonly (double Min, double Max) x, y, z;
    readonly Projection projection;

    public SceneRenderer(SvgBuilder svg, Panel panel, Rect plot, int budget)
    {
        (this.svg, this.panel, this.budget) = (svg, panel, budget);
        x = AxisRange.InSpace(panel.X, panel.Traces.SelectMany(trace => trace.XValues));
        y = AxisRange.InSpace(panel.Y, panel.Traces.SelectMany(trace => trace.YValues));
        z = AxisRange.InSpace(panel.Z, panel.Traces.SelectMany(trace => trace.ZValues ?? []));
        projection = new Projection(x, y, z, plot);
    }

    public void Draw()
    {
        Walls();
        var items = new List<(double Nearness, string Xml)>();
        foreach (Trace trace in panel.Traces)
        {
            if (trace is SurfaceTrace surface)
                Surface(surface, items);
            else if (trace is Scatter3DTrace scatter)
                Points(scatter, items);
        }
        // Edges a little darker than the cells show the shape.
        svg.Line("<g stroke=\"#000000\" stroke-opacity=\"0.25\" stroke-width=\"0.5\" stroke-linejoin=\"round\">");
        foreach ((_, string xml) in items.OrderBy(item => item.Nearness))
            svg.Line(xml);
        svg.Line("</g>");
        Labels();
    }

    void Walls()
    {
        var grid = new System.Text.StringBuilder();
        foreach (double a in Ticks.Linear(x.Min, x.Max, 5).Select(tick => Projection.Part(tick, x)).Where(Inside))
            grid.Append(Path((a, 0, 0), (a, 1, 0), (a, 1, 1)));
        foreach (double b in Ticks.Linear(y.Min, y.Max, 5).Select(tick => Projection.Part(tick, y)).Where(Inside))
            grid.Append(Path((1, b, 0), (0, b, 0), (0, b, 1)));
        foreach (double c in Ticks.Linear(z.Min, z.Max, 5).Select(tick => Projection.Part(tick, z)).Where(Inside))
            grid.Append(Path((0, 0, c), (0, 1, c), (1, 1, c)));
        svg.Line($"<path class=\"g\" stroke=\"{Theme.Grid}\" d=\"{grid}\"/>");
        svg.Line($"<path class=\"a\" stroke=\"{Theme.AxisLine}\" d=\"{Path((0, 0, 1), (0, 0, 0), (1, 0, 0), (1, 1, 0))}\"/>");
    }

    static bool Inside(double part) => part is >= -1e-9 and <= 1 + 1e-9;

    string Path(params (double A, double B, double C)[] points) => string.Concat(points.Select((point, i) =>
    {
        var (px, py, _) = projection.Share(point.A, point.B, point.C);
        return $"{(i == 0 ? "M" : "L")}{N(px)} {N(py)}";
    }));

    void Surface(SurfaceTrace surface, List<(double, string)> items)
    {
        int most = Math.Clamp((int)Math.Sqrt(budget / 5.0), 8, 48);
        int[] columns = Sample(surface.X.Length, most), rows = Sample(surface.Y.Length, most);
        (double min, double max) = surface.ColorRange();
        for (int r = 0; r + 1 < rows.Length; r++)
        {
            for (int c = 0; c + 1 < columns.Length; c++)
            {
                (int Row, int Column)[] corners = [(rows[r], columns[c]), (rows[r], columns[c + 1]), (rows[r + 1], columns[c + 1]), (rows[r + 1], columns[c])];
                double[] heights = [.. corners.Select(k => surface.Z[k.Row * surface.X.Length + k.Column])];
                var pixels = corners.Zip(heights, (k, height) => projection.Point(surface.X[k.Column], surface.Y[k.Row], height)).ToArray();
                if (pixels.Any(p => double.IsNaN(p.X)))
                    continue;
                string color = Palette.Hex(surface.Scale.At((heights.Average() - min) / (max - min)));
                string d = string.Concat(pixels.Select((p, i) => $"{(i == 0 ? "M" : i == 1 ? "L" : " ")}{N(p.X)} {N(p.Y)}"));
                items.Add((pixels.Average(p => p.Nearness), $"<path fill=\"{color}\" d=\"{d}z\"/>"));
            }
        }
    }

    static int[] Sample(int count, int most) => count <= most
        ? [.. Enumerable.Range(0, count)]
        : [.. Enumerable.Range(0, most).Select(i => (int)Math.Round(i * (count - 1.0) / (most - 1)))];

    void Points(Scatter3DTrace scatter, List<(double, string)> items)
    {
        string color = Palette.Of(scatter);
        int each = Math.Max(1, (int)Math.Ceiling(scatter.X.Length * 8.0 / budget));
        for (int i = 0; i < scatter.X.Length; i += each)
        {
            var (px, py, near) = projection.Point(scatter.X[i], scatter.Y[i], scatter.Z[i]);
            if (double.IsNaN(px))
                continue;
            string label = scatter.Labels.IsEmpty ? "" :
                $"<text class=\"i\" stroke=\"none\" fill=\"{Theme.Ink}\" font-size=\"11\" x=\"{N(px + scatter.Size / 2 + 3)}\" y=\"{N(py + 3.5)}\">{Escape(scatter.Labels[i])}</text>";
            items.Add((near, $"<circle fill=\"{color}\" cx=\"{N(px)}\" cy=\"{N(py)}\" r=\"{N(scatter.Size / 2)}\"/>{label}"));
        }
    }

    void Labels()
    {
        svg.Line($"<g class=\"m\" fill=\"{Theme.Muted}\" font-size=\"{PanelLayout.TickSize}\">");
        Along(x, panel.X, a => projection.Share(a, 0, 0), (-4, 19), "end");
        Along(y, panel.Y, b => projection.Share(1, b, 0), (8, 12), "start");
        Along(z, panel.Z, c => projection.Share(0, 0, c), (-8, 4), "end");
        svg.Line("</g>");
        svg.Line($"<g class=\"i\" fill=\"{Theme.Ink}\" font-size=\"{PanelLayout.TitleSize}\" text-anchor=\"middle\">");
        Title(panel.X.Title, projection.Share(0.5, 0, 0), (-30, 40));
        Title(panel.Y.Title, projection.Share(1, 0.5, 0), (34, 36));
        var top = projection.Share(0, 0, 1);
        if (panel.Z.Title is string title)
            svg.Text(top.X, top.Y - 10, title);
        svg.Line("</g>");
    }

    void Along((double Min, double Max) range, Axis axis, Func<double, (double X, double Y, double)> place, (double X, double Y) shift, string anchor)
    {
        double[] ticks = [.. Ticks.Linear(range.Min, range.Max, 5).Where(tick => Inside(Projection.Part(tick, range)))];
        if (ticks.Length == 0 || axis.Hidden)
            return;
        string[] labels = NumberText.Of(ticks, log: false);
        for (int i = 0; i < ticks.Length; i++)
        {
            var (px, py, _) = place(Projection.Part(ticks[i], range));
            svg.Text(px + shift.X, py + shift.Y, labels[i], $"text-anchor=\"{anchor}\"");
        }
    }

    void Title(string? title, (double X, double Y, double) at, (double X, double Y) shift)
    {
        if (title is not null)
            svg.Text(at.X + shift.X, at.Y + shift.Y, title);
    }
}
