using static DeepDay3.Plotting.Svg.SvgBuilder;

namespace DeepDay3.Plotting.Svg;

/// <summary>Draws a diagram.</summary>
sealed class DrawingRenderer(SvgBuilder svg, Scale x, Scale y)
{
    const double LineHeight = 1.25;

    // Diagrams shrink in narrow panels, and their texts with them.
    double Zoom => x.PixelsPerUnit;

    public void Draw(DrawingTrace drawing)
    {
        foreach (DrawingItem item in drawing.Items)
        {
            switch (item)
            {
                case DrawingBox box:
                    Box(box);
                    break;
                case DrawingLine line:
                    Line(line);
                    break;
                case DrawingText text:
                    Text(text.X, text.Y, text.Text, text.Size, text.Anchor, text.Color);
                    break;
            }
        }
    }

    void Box(DrawingBox box)
    {
        if (box.Link is not null)
            svg.Line($"<a href=\"{Escape(box.Link)}\">");
        (double cx, double cy, double w, double h) = (x.Pixel(box.X), y.Pixel(box.Y), box.Width * Zoom, box.Height * Zoom);
        // The card below keeps lines that run behind a box out of its text.
        string dash = box.Dashed ? " stroke-dasharray=\"5 4\"" : "";
        string[] layers = box.Dashed
            ? [$"stroke=\"{box.Color}\"{dash}"]
            : [$"class=\"p\" fill=\"{Palette.LightCard}\"", $"fill=\"{box.Color}\" fill-opacity=\"0.15\" stroke=\"{box.Color}\" stroke-width=\"1.5\""];
        foreach (string layer in layers)
        {
            svg.Line(box.Round
                ? $"<ellipse cx=\"{N(cx)}\" cy=\"{N(cy)}\" rx=\"{N(w / 2)}\" ry=\"{N(h / 2)}\" {layer}/>"
                : $"<rect x=\"{N(cx - w / 2)}\" y=\"{N(cy - h / 2)}\" width=\"{N(w)}\" height=\"{N(h)}\" rx=\"{N(Math.Min(6, h / 4))}\" {layer}/>");
        }
        string[] lines = box.Text.Split('\n');
        double longest = Math.Max(1, lines.Max(line => TextMeasure.Width(line, 1)));
        double size = Math.Min(13, Math.Min((box.Width - 6) / longest, box.Height / lines.Length / LineHeight));
        for (int i = 0; i < lines.Length && box.Text.Length > 0; i++)
            Text(box.X, box.Y + (i - (lines.Length - 1) / 2.0) * size * LineHeight, lines[i], size, "middle", null, linked: box.Link is not null);
        if (box.Link is not null)
            svg.Line("</a>");
    }

    void Line(DrawingLine line)
    {
        (double X, double Y)[] points = [.. line.Points.Select(p => (x.Pixel(p.X), y.Pixel(p.Y)))];
        string d = string.Concat(points.Select((p, i) => $"{(i == 0 ? "M" : "L")}{N(p.X)} {N(p.Y)}"));
        string head = "";
        string stroke = line.Color is null ? $"class=\"a\" stroke=\"{Theme.AxisLine}\"" : $"stroke=\"{line.Color}\"";
        if (line.Arrow)
        {
            var (from, to) = (points[^2], points[^1]);
            double length = Math.Max(1e-6, Math.Sqrt(Math.Pow(to.X - from.X, 2) + Math.Pow(to.Y - from.Y, 2)));
            (double ux, double uy, double size) = ((to.X - from.X) / length, (to.Y - from.Y) / length, 7 * Math.Min(1, Zoom));
            (double bx, double by) = (to.X - size * ux, to.Y - size * uy);
            head = $"M{N(bx - 0.55 * size * uy)} {N(by + 0.55 * size * ux)}L{N(to.X)} {N(to.Y)}L{N(bx + 0.55 * size * uy)} {N(by - 0.55 * size * ux)}";
        }
        svg.Line($"<path {stroke} stroke-width=\"{N(line.Width)}\" stroke-linejoin=\"round\"{(line.Dashed ? " stroke-dasharray=\"5 4\"" : "")} d=\"{d}\"/>");
        if (head.Length > 0)
            svg.Line($"<path {stroke} stroke-width=\"{N(line.Width)}\" stroke-linejoin=\"round\" d=\"{head}\"/>");
    }

    void Text(double px, double py, string text, double size, string anchor, string? color, bool linked = false)
    {
        size *= Math.Min(1, Zoom);
        string fill = color is null ? $"class=\"i\" fill=\"{Theme.Ink}\"" : $"fill=\"{color}\"";
        svg.Text(x.Pixel(px), y.Pixel(py) + size * 0.35, text, $"{fill} font-size=\"{N(size)}\" text-anchor=\"{anchor}\"{(linked ? " text-decoration=\"underline\"" : "")}");
    }
}
