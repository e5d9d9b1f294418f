using System.Collections.Immutable;
using DeepDay3.Plotting.Svg;

namespace DeepDay3.Plotting.Plotly;

/// <summary>Traces that are no curves: boxes, contours, pictures, tables, and those in space.</summary>
sealed partial class PlotlyTraces
{
    // Plotly draws every pixel that it is given; a picture of this many is about a megabyte of JSON.
    const long MostPixels = 250_000;

    void Boxes(BoxTrace boxes)
    {
        Common("box", boxes);
        BoxTrace kept = boxes with
        {
            X = [.. boxes.X.Where((_, i) => !boxes.Groups[i].IsEmpty)],
            Groups = [.. boxes.Groups.Where(group => !group.IsEmpty)],
        };
        var fives = kept.Groups.Select(BoxTrace.Summary).ToArray();
        Values("x", kept.X);
        Values("lowerfence", fives.Select(five => five.Low));
        Values("q1", fives.Select(five => five.Q1));
        Values("median", fives.Select(five => five.Median));
        Values("q3", fives.Select(five => five.Q3));
        Values("upperfence", fives.Select(five => five.High));
        json.WriteStartArray("y");
        for (int i = 0; i < fives.Length; i++)
        {
            json.WriteStartArray();
            foreach (double value in kept.Groups[i].Where(v => v < fives[i].Low || v > fives[i].High))
                json.WriteNumberValue(value);
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteString("boxpoints", "outliers");
        json.WriteStartObject("line");
        json.WriteString("color", Palette.Of(boxes));
        json.WriteEndObject();
    }

    void Contour(ContourTrace contour)
    {
        Common("contour", contour);
        Values("x", contour.X);
        Values("y", contour.Y);
        Matrix(contour.Z, contour.X.Length);
        Colors(contour, "z");
        double[] lines = contour.Lines();
        if (lines.Length < 2)
            return;
        json.WriteBoolean("autocontour", false);
        json.WriteStartObject("contours");
        json.WriteNumber("start", lines[0]);
        json.WriteNumber("end", lines[^1]);
        json.WriteNumber("size", lines[1] - lines[0]);
        json.WriteEndObject();
        json.WriteStartObject("line");
        json.WriteString("color", "rgba(255,255,255,0.55)");
        json.WriteNumber("width", 0.9);
        json.WriteEndObject();
    }

    void Image(ImageTrace image)
    {
        json.WriteString("type", "image");
        json.WriteString("source", ImageRenderer.DataUri(image, MostPixels));
        double shrink = Math.Max(1, Math.Sqrt((double)image.Width * image.Height / MostPixels));
        json.WriteNumber("dx", image.Width / Math.Floor(image.Width / shrink));
        json.WriteNumber("dy", image.Height / Math.Floor(image.Height / shrink));
    }

    /// <summary>How much higher than its picture a table has to be.</summary>
    public static double Growth(Figure figure) => figure.Panels is [{ Traces: [TableTrace table] }]
        ? (CellHeight(table) - TableRenderer.RowHeight) * Math.Min(table.Rows.Length, TableRenderer.MostRows)
        : 0;

    // Where a text has a character of markup, Plotly makes the row at least as high as the text and 8 pixels above and below it, and the last rows fall out of the figure.
    static double CellHeight(TableTrace table) => table.Rows.Any(row => row.Any(text => text.AsSpan().ContainsAny('<', '&', '>'))) ? 30 : TableRenderer.RowHeight;

    void Table(TableTrace table)
    {
        // Plotly breaks lines where the picture of a table cuts them off, and grows out of its place: what is cut there is cut here.
        double[] widths = TableRenderer.Widths(table);
        json.WriteString("type", "table");
        json.WriteStartObject("header");
        Texts("values", table.Headers);
        Bare();
        json.WriteNumber("height", 26);
        json.WriteEndObject();
        json.WriteStartArray("columnwidth");
        for (int column = 0; column < table.Headers.Length; column++)
            json.WriteNumberValue(Math.Round(widths[column]));
        json.WriteEndArray();
        json.WriteStartObject("cells");
        json.WriteStartArray("values");
        for (int column = 0; column < table.Headers.Length; column++)
        {
            json.WriteStartArray();
            foreach (ImmutableArray<string> row in table.Rows)
                json.WriteStringValue(PlotlyText.Of(TableRenderer.Fit(row[column], widths[column])));
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteStartArray("align");
        for (int column = 0; column < table.Headers.Length; column++)
            json.WriteStringValue(table.IsNumeric(column) ? "right" : "left");
        json.WriteEndArray();
        Bare();
        json.WriteNumber("height", CellHeight(table));
        json.WriteEndObject();
        Domain();

        // The page's own colour shows through, light or dark.
        void Bare()
        {
            json.WriteStartObject("fill");
            json.WriteString("color", "rgba(0,0,0,0)");
            json.WriteEndObject();
            json.WriteStartObject("line");
            json.WriteString("color", Svg.Theme.AxisLine);
            json.WriteNumber("width", 0.5);
            json.WriteEndObject();
            json.WriteStartObject("font");
            json.WriteNumber("size", 11);
            json.WriteEndObject();
        }
    }

    void Surface(SurfaceTrace surface)
    {
        Common("surface", surface);
        Values("x", surface.X);
        Values("y", surface.Y);
        Matrix(surface.Z, surface.X.Length);
        Colors(surface, "c");
    }

    void Scatter3D(Scatter3DTrace scatter)
    {
        Common("scatter3d", scatter);
        json.WriteString("mode", scatter.Labels.IsEmpty ? "markers" : "markers+text");
        Values("x", scatter.X);
        Values("y", scatter.Y);
        Values("z", scatter.Z);
        if (!scatter.Labels.IsEmpty)
            Texts("text", scatter.Labels, PlotlyText.InSpace);
        json.WriteStartObject("marker");
        json.WriteString("color", Palette.Of(scatter));
        // In space Plotly draws markers larger than on a plane.
        json.WriteNumber("size", 0.6 * scatter.Size);
        json.WriteEndObject();
    }

    void Domain()
    {
        json.WriteStartObject("domain");
        json.WriteStartArray("x");
        json.WriteNumberValue(across.Low);
        json.WriteNumberValue(across.High);
        json.WriteEndArray();
        json.WriteStartArray("y");
        json.WriteNumberValue(up.Low);
        json.WriteNumberValue(up.High);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    void Texts(string name, IEnumerable<string> texts, Func<string, string>? shown = null)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
            json.WriteStringValue((shown ?? PlotlyText.Of)(text));
        json.WriteEndArray();
    }

    void Matrix(ImmutableArray<double> z, int columns)
    {
        json.WriteStartArray("z");
        for (int start = 0; start < z.Length; start += columns)
        {
            json.WriteStartArray();
            for (int i = start; i < start + columns; i++)
                Number(z[i]);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    void Colors(ColoredTrace trace, string letter)
    {
        (double min, double max) = trace.ColorRange();
        json.WriteNumber(letter + "min", min);
        json.WriteNumber(letter + "max", max);
        json.WriteStartArray("colorscale");
        foreach ((double place, string color) in trace.Scale.Stops)
        {
            json.WriteStartArray();
            json.WriteNumberValue(place);
            json.WriteStringValue(color);
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteBoolean("showscale", trace.ShowColorBar);
        if (!trace.ShowColorBar)
            return;
        // Beside its own panel.
        json.WriteStartObject("colorbar");
        json.WriteNumber("x", Math.Round(across.High + 0.01, 6));
        json.WriteNumber("y", Math.Round((up.Low + up.High) / 2, 6));
        json.WriteNumber("len", Math.Round(up.High - up.Low, 6));
        json.WriteNumber("thickness", 14);
        if (trace.Name is not null)
        {
            json.WriteStartObject("title");
            json.WriteString("text", PlotlyText.Of(trace.Name));
            json.WriteString("side", "right");
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }
}
