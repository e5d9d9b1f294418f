using System.Text;
using static DeepDay3.Plotting.Svg.SvgBuilder;

namespace DeepDay3.Plotting.Svg;

/// <summary>Draws a heatmap: small ones as rectangles, large ones as a picture inside the SVG.</summary>
sealed class HeatmapRenderer(SvgBuilder svg, Scale x, Scale y)
{
    const int MostRectangles = 1_024, MostPixels = 90_000;

    public void Draw(HeatmapTrace heat)
    {
        var range = heat.ColorRange();
        if (heat.Z.Length <= MostRectangles)
            Rectangles(heat, range);
        else
            Picture(heat, range);
        if (!heat.Labels.IsEmpty)
            Labels(heat);
    }

    static double Place(double z, (double Min, double Max) range) => (z - range.Min) / (range.Max - range.Min);

    (double Left, double Right) Column(HeatmapTrace heat, double column) => InOrder(
        x.Pixel(heat.XStart + (column - 0.5) * heat.XStep), x.Pixel(heat.XStart + (column + 0.5) * heat.XStep));

    (double Top, double Bottom) Row(HeatmapTrace heat, double row) => InOrder(
        y.Pixel(heat.YStart + (row - 0.5) * heat.YStep), y.Pixel(heat.YStart + (row + 0.5) * heat.YStep));

    static (double, double) InOrder(double a, double b) => a < b ? (a, b) : (b, a);

    void Rectangles(HeatmapTrace heat, (double Min, double Max) range)
    {
        // Cells of one colour are one path. crispEdges leaves no hairlines between neighbours.
        var paths = new SortedDictionary<string, StringBuilder>(StringComparer.Ordinal);
        for (int row = 0; row < heat.Rows; row++)
        {
            (double top, double bottom) = Row(heat, row);
            for (int column = 0; column < heat.Columns; column++)
            {
                double z = heat.Z[row * heat.Columns + column];
                if (!double.IsFinite(z))
                    continue;
                (double left, double right) = Column(heat, column);
                string color = Palette.Hex(heat.Scale.At(Place(z, range)));
                if (!paths.TryGetValue(color, out StringBuilder? path))
                    paths.Add(color, path = new StringBuilder());
                path.Append($"M{N(left)} {N(top)}H{N(right)}V{N(bottom)}H{N(left)}z");
            }
        }
        svg.Line("<g shape-rendering=\"crispEdges\">");
        foreach ((string color, StringBuilder path) in paths)
            svg.Line($"<path fill=\"{color}\" d=\"{path}\"/>");
        svg.Line("</g>");
    }

    void Picture(HeatmapTrace heat, (double Min, double Max) range)
    {
        // Several cells a pixel are averaged.
        double shrink = Math.Max(1, Math.Sqrt(heat.Z.Length / (double)MostPixels));
        int width = Math.Clamp((int)(heat.Columns / shrink), 1, Math.Min(heat.Columns, 1200));
        int height = Math.Clamp((int)(heat.Rows / shrink), 1, Math.Min(heat.Rows, 1200));
        bool topDown = Row(heat, 0).Top <= Row(heat, heat.Rows - 1).Top;
        bool leftRight = Column(heat, 0).Left <= Column(heat, heat.Columns - 1).Left;
        var pixels = new byte[width * height];
        for (int row = 0; row < height; row++)
        {
            for (int column = 0; column < width; column++)
            {
                double z = Mean(heat, row, height, column, width);
                int target = (topDown ? row : height - 1 - row) * width + (leftRight ? column : width - 1 - column);
                pixels[target] = double.IsNaN(z)
                    ? PngImage.Transparent
                    : (byte)(1 + Math.Round(Math.Clamp(Place(z, range), 0, 1) * 254));
            }
        }
        byte[] png = PngImage.Write(pixels, width, index => heat.Scale.At((index - 1) / 254.0));
        var (left, right) = (Math.Min(Column(heat, 0).Left, Column(heat, heat.Columns - 1).Left), Math.Max(Column(heat, 0).Right, Column(heat, heat.Columns - 1).Right));
        var (top, bottom) = (Math.Min(Row(heat, 0).Top, Row(heat, heat.Rows - 1).Top), Math.Max(Row(heat, 0).Bottom, Row(heat, heat.Rows - 1).Bottom));
        svg.Line($"<image x=\"{N(left)}\" y=\"{N(top)}\" width=\"{N(right - left)}\" height=\"{N(bottom - top)}\" preserveAspectRatio=\"none\" "
            + $"style=\"image-rendering:pixelated\" href=\"data:image/png;base64,{Convert.ToBase64String(png)}\"/>");
    }

    static double Mean(HeatmapTrace heat, int row, int height, int column, int width)
    {
        (int top, int bottom) = ((int)((long)row * heat.Rows / height), (int)((row + 1L) * heat.Rows / height));
        (int left, int right) = ((int)((long)column * heat.Columns / width), (int)((column + 1L) * heat.Columns / width));
        (double sum, int count) = (0, 0);
        for (int r = top; r < bottom; r++)
        {
            for (int c = left; c < right; c++)
            {
                double z = heat.Z[r * heat.Columns + c];
                if (!double.IsFinite(z))
                    continue;
                sum += z;
                count++;
            }
        }
        return count == 0 ? double.NaN : sum / count;
    }

    void Labels(HeatmapTrace heat)
    {
        (double left, double right) = Column(heat, 0);
        (double top, double bottom) = Row(heat, 0);
        double longest = Math.Max(1, heat.Labels.Max(label => TextMeasure.Width(label, 1)));
        double size = Math.Min(13, Math.Min((bottom - top) * 0.7, (right - left - 3) / longest));
        // Numbers too small to read are worse than none.
        if (size < 6)
            return;
        svg.Line($"<g font-size=\"{N(size)}\" text-anchor=\"middle\">");
        for (int i = 0; i < heat.Z.Length; i++)
        {
            if (!double.IsFinite(heat.Z[i]))
                continue;
            (left, right) = Column(heat, i % heat.Columns);
            (top, bottom) = Row(heat, i / heat.Columns);
            svg.Text((left + right) / 2, (top + bottom) / 2 + size * 0.35, heat.Labels[i], $"fill=\"{heat.LabelColor(heat.Z[i])}\"");
        }
        svg.Line("</g>");
    }
}
