using System.Text.Json;

namespace DeepDay3.Plotting.Plotly;

/// <summary>Writes the traces of one panel as Plotly traces.</summary>
sealed partial class PlotlyTraces(Utf8JsonWriter json, Panel panel, string suffix, bool shared, (double Low, double High) across, (double Low, double High) up)
{
    public void Write()
    {
        foreach (Trace trace in panel.Traces)
        {
            json.WriteStartObject();
            switch (trace)
            {
                case LineTrace line:
                    Line(line);
                    break;
                case ScatterTrace scatter:
                    Scatter(scatter);
                    break;
                case BandTrace band:
                    Band(band);
                    break;
                case BarTrace bars:
                    Bars(bars);
                    break;
                case HeatmapTrace heat:
                    Heatmap(heat);
                    break;
                case BoxTrace boxes:
                    Boxes(boxes);
                    break;
                case ContourTrace contour:
                    Contour(contour);
                    break;
                case ImageTrace image:
                    Image(image);
                    break;
                case TableTrace table:
                    Table(table);
                    break;
                case SurfaceTrace surface:
                    Surface(surface);
                    break;
                case Scatter3DTrace points:
                    Scatter3D(points);
                    break;
                case DrawingTrace:
                    // Shapes lie on axes, and axes are drawn for traces alone.
                    json.WriteString("type", "scatter");
                    Values("x", []);
                    Values("y", []);
                    break;
            }
            if (trace.ZValues is not null)
            {
                json.WriteString("scene", "scene" + suffix);
            }
            else if (trace is not TableTrace)
            {
                json.WriteString("xaxis", "x" + suffix);
                json.WriteString("yaxis", "y" + suffix);
            }
            json.WriteEndObject();
        }
    }

    void Common(string type, Trace trace)
    {
        json.WriteString("type", type);
        if (trace.Name is not null)
            json.WriteString("name", PlotlyText.Of(trace.Name));
        if (trace is ColoredTrace)
            return;
        json.WriteBoolean("showlegend", trace.Name is not null && panel.ShowLegend != false && !shared);
        if (trace.Name is not null)
            json.WriteString("legendgroup", PlotlyText.Of(trace.Name));
    }

    void Line(LineTrace line)
    {
        Common("scatter", line);
        json.WriteString("mode", line.Markers ? "lines+markers" : "lines");
        Values("x", line.X);
        Values("y", line.Y);
        json.WriteNumber("opacity", line.Opacity);
        json.WriteStartObject("line");
        json.WriteString("color", Palette.Of(line));
        json.WriteNumber("width", line.Width);
        json.WriteString("dash", Palette.DashOf(line).ToString().ToLowerInvariant());
        json.WriteEndObject();
    }

    void Scatter(ScatterTrace scatter)
    {
        Common("scatter", scatter);
        json.WriteString("mode", scatter.Labels.IsEmpty ? "markers" : "markers+text");
        Values("x", scatter.X);
        Values("y", scatter.Y);
        if (!scatter.Labels.IsEmpty)
        {
            Texts("text", scatter.Labels);
            json.WriteString("textposition", "middle right");
            // A label at the edge may stand on the margin; points that are zoomed out of sight take theirs with them.
            json.WriteBoolean("cliponaxis", false);
        }
        json.WriteStartObject("marker");
        json.WriteString("color", Palette.Of(scatter));
        json.WriteNumber("size", scatter.Size);
        json.WriteNumber("opacity", scatter.Opacity);
        json.WriteEndObject();
    }

    void Band(BandTrace band)
    {
        Common("scatter", band);
        json.WriteString("mode", "lines");
        json.WriteString("fill", "toself");
        json.WriteString("fillcolor", $"rgba{Rgb(Palette.Of(band), band.Opacity)}");
        json.WriteString("hoverinfo", "skip");
        json.WriteStartObject("line");
        json.WriteNumber("width", 0);
        json.WriteString("color", Palette.Of(band));
        json.WriteEndObject();
        // One closed outline for each piece between gaps, with a gap between outlines.
        var outline = new List<(double X, double Y)>();
        int start = 0;
        for (int i = 0; i <= band.X.Length; i++)
        {
            if (i < band.X.Length && double.IsFinite(band.X[i]) && double.IsFinite(band.Lower[i]) && double.IsFinite(band.Upper[i]))
                continue;
            if (i > start)
            {
                if (outline.Count > 0)
                    outline.Add((double.NaN, double.NaN));
                for (int k = start; k < i; k++)
                    outline.Add((band.X[k], band.Upper[k]));
                for (int k = i - 1; k >= start; k--)
                    outline.Add((band.X[k], band.Lower[k]));
            }
            start = i + 1;
        }
        Values("x", outline.Select(point => point.X));
        Values("y", outline.Select(point => point.Y));
    }

    void Bars(BarTrace bars)
    {
        Common("bar", bars);
        Values("x", bars.X);
        Values("y", bars.Y);
        if (bars.Touching)
        {
            // With an offset of its own a series stands in front of the others, not beside them.
            json.WriteNumber("width", bars.Slot);
            json.WriteNumber("offset", -bars.Slot / 2);
        }
        json.WriteNumber("opacity", bars.Opacity);
        json.WriteStartObject("marker");
        json.WriteString("color", Palette.Of(bars));
        json.WriteEndObject();
    }

    void Heatmap(HeatmapTrace heat)
    {
        Common("heatmap", heat);
        Values("x", Enumerable.Range(0, heat.Columns).Select(i => heat.XStart + i * heat.XStep));
        Values("y", Enumerable.Range(0, heat.Rows).Select(i => heat.YStart + i * heat.YStep));
        Matrix(heat.Z, heat.Columns);
        Colors(heat, "z");
    }

    void Values(string name, IEnumerable<double> values)
    {
        json.WriteStartArray(name);
        foreach (double value in values)
            Number(value);
        json.WriteEndArray();
    }

    void Number(double value)
    {
        if (double.IsFinite(value))
            json.WriteNumberValue(value);
        else
            json.WriteNullValue();
    }

    static string Rgb(string hex, double opacity)
    {
        (byte r, byte g, byte b) = Palette.Parse(hex);
        return FormattableString.Invariant($"({r},{g},{b},{opacity:0.###})");
    }
}
