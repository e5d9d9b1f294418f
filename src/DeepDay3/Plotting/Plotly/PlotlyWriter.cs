using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DeepDay3.Plotting.Plotly;

/// <summary>Writes a figure as Plotly.js JSON: an object with <c>data</c> and <c>layout</c>.</summary>
static class PlotlyWriter
{
    public static string Write(Figure figure)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartArray("data");
            for (int i = 0; i < figure.Panels.Length; i++)
            {
                var (across, up) = PlotlyPlaces.Of(figure, i);
                new PlotlyTraces(json, figure.Panels[i], AxisSuffix(i), shared: i > 0, across, up).Write();
            }
            json.WriteEndArray();
            json.WriteStartObject("layout");
            WriteLayout(json, figure);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Plotly calls axes x, x2, x3, ...</summary>
    static string AxisSuffix(int panel) => panel == 0 ? "" : $"{panel + 1}";

    static void WriteLayout(Utf8JsonWriter json, Figure figure)
    {
        if (figure.Title is not null)
        {
            json.WriteStartObject("title");
            json.WriteString("text", PlotlyText.Of(figure.Title));
            json.WriteEndObject();
        }
        json.WriteNumber("width", figure.Width);
        json.WriteNumber("height", figure.Height + PlotlyTraces.Growth(figure));
        PlotlyPlaces.WriteMargin(json, figure);
        json.WriteBoolean("showlegend", figure.Panels.Any(panel => panel.ShowLegend ?? Svg.Legend.EntriesOf(panel).Length > 1));
        json.WriteStartArray("colorway");
        foreach (string color in Palette.Colors)
            json.WriteStringValue(color);
        json.WriteEndArray();
        for (int i = 0; i < figure.Panels.Length; i++)
        {
            Panel panel = figure.Panels[i];
            var (across, up) = PlotlyPlaces.Of(figure, i);
            if (panel.IsSpatial)
            {
                PlotlyScenes.Write(json, panel, AxisSuffix(i), across, up);
                continue;
            }
            WriteAxis(json, panel, true, AxisSuffix(i), across);
            WriteAxis(json, panel, false, AxisSuffix(i), up);
        }
        json.WriteStartArray("annotations");
        WritePanelTitles(json, figure);
        WriteCellLabels(json, figure);
        Drawings(PlotlyDrawings.Annotations);
        json.WriteEndArray();
        if (!figure.Panels.Any(panel => panel.Traces.Any(trace => trace is DrawingTrace)))
            return;
        json.WriteStartArray("shapes");
        Drawings(PlotlyDrawings.Shapes);
        json.WriteEndArray();

        void Drawings(Action<Utf8JsonWriter, DrawingTrace, string> write)
        {
            for (int i = 0; i < figure.Panels.Length; i++)
            {
                foreach (DrawingTrace drawing in figure.Panels[i].Traces.OfType<DrawingTrace>())
                    write(json, drawing, AxisSuffix(i));
            }
        }
    }

    static void WriteAxis(Utf8JsonWriter json, Panel panel, bool horizontal, string suffix, (double Low, double High) domain)
    {
        Axis axis = horizontal ? panel.X : panel.Y;
        json.WriteStartObject((horizontal ? "xaxis" : "yaxis") + suffix);
        if (axis.Title is not null)
        {
            json.WriteStartObject("title");
            json.WriteString("text", PlotlyText.Of(axis.Title));
            json.WriteEndObject();
        }
        json.WriteString("type", axis.Log ? "log" : "linear");
        if (!axis.Hidden)
        {
            json.WriteBoolean("automargin", true);
        }
        else
        {
            // The title stays: it is the caption of a picture.
            json.WriteBoolean("showgrid", false);
            json.WriteBoolean("zeroline", false);
            json.WriteBoolean("showticklabels", false);
            json.WriteString("ticks", "");
        }
        if (panel.EqualAspect && !horizontal)
        {
            json.WriteString("scaleanchor", "x" + suffix);
            json.WriteString("constrain", "domain");
        }
        json.WriteString("anchor", (horizontal ? "y" : "x") + suffix);
        json.WriteStartArray("domain");
        json.WriteNumberValue(domain.Low);
        json.WriteNumberValue(domain.High);
        json.WriteEndArray();
        if (!axis.Categories.IsEmpty)
        {
            // Names as ticks on a number line: as Plotly categories, two equal names would become one place.
            json.WriteString("tickmode", "array");
            json.WriteStartArray("tickvals");
            for (int i = 0; i < axis.Categories.Length; i++)
                json.WriteNumberValue(i);
            json.WriteEndArray();
            json.WriteStartArray("ticktext");
            foreach (string name in axis.Categories)
                json.WriteStringValue(PlotlyText.Of(name));
            json.WriteEndArray();
        }
        if (axis.Min is not null || axis.Max is not null || axis.Reversed && !axis.Categories.IsEmpty || panel.Traces.Any(trace => trace is DrawingTrace))
        {
            (double min, double max) = AxisRange.Of(panel, horizontal);
            if (axis.Log)
                (min, max) = (Math.Log10(min), Math.Log10(max));
            json.WriteStartArray("range");
            json.WriteNumberValue(axis.Reversed ? max : min);
            json.WriteNumberValue(axis.Reversed ? min : max);
            json.WriteEndArray();
        }
        else if (axis.Reversed)
        {
            json.WriteString("autorange", "reversed");
        }
        json.WriteEndObject();
    }

    static void WritePanelTitles(Utf8JsonWriter json, Figure figure)
    {
        for (int i = 0; i < figure.Panels.Length; i++)
        {
            if (figure.Panels[i].Title is not string title)
                continue;
            var ((left, right), (_, top)) = PlotlyPlaces.Of(figure, i);
            json.WriteStartObject();
            json.WriteString("text", PlotlyText.Of(title));
            json.WriteBoolean("showarrow", false);
            json.WriteString("xref", "paper");
            json.WriteString("yref", "paper");
            json.WriteNumber("x", (left + right) / 2);
            json.WriteNumber("y", top);
            json.WriteString("xanchor", "center");
            json.WriteString("yanchor", "bottom");
            json.WriteStartObject("font");
            json.WriteNumber("size", 12);
            json.WriteEndObject();
            json.WriteEndObject();
        }
    }

    /// <summary>The values in the cells of heatmaps, as annotations: every version of Plotly draws those.</summary>
    static void WriteCellLabels(Utf8JsonWriter json, Figure figure)
    {
        for (int panel = 0; panel < figure.Panels.Length; panel++)
        {
            foreach (HeatmapTrace heat in figure.Panels[panel].Traces.OfType<HeatmapTrace>())
            {
                for (int i = 0; i < heat.Labels.Length; i++)
                {
                    if (!double.IsFinite(heat.Z[i]))
                        continue;
                    json.WriteStartObject();
                    json.WriteString("text", heat.Labels[i]);
                    json.WriteBoolean("showarrow", false);
                    json.WriteString("xref", "x" + AxisSuffix(panel));
                    json.WriteString("yref", "y" + AxisSuffix(panel));
                    json.WriteNumber("x", heat.XStart + i % heat.Columns * heat.XStep);
                    json.WriteNumber("y", heat.YStart + i / heat.Columns * heat.YStep);
                    json.WriteStartObject("font");
                    json.WriteString("color", heat.LabelColor(heat.Z[i]));
                    json.WriteEndObject();
                    json.WriteEndObject();
                }
            }
        }
    }
}
