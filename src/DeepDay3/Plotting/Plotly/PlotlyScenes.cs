using System.Text.Json;

namespace DeepDay3.Plotting.Plotly;

/// <summary>Writes the layout of panels in space.</summary>
static class PlotlyScenes
{
    public static void Write(Utf8JsonWriter json, Panel panel, string suffix, (double Low, double High) across, (double Low, double High) up)
    {
        json.WriteStartObject("scene" + suffix);
        json.WriteStartObject("domain");
        Pair(json, "x", across);
        Pair(json, "y", up);
        json.WriteEndObject();
        // From a little farther away than usual: nothing at a corner is cut off.
        json.WriteStartObject("camera");
        json.WriteStartObject("eye");
        json.WriteNumber("x", 1.5);
        json.WriteNumber("y", 1.5);
        json.WriteNumber("z", 1.2);
        json.WriteEndObject();
        json.WriteEndObject();
        Axis(json, "xaxis", panel.X);
        Axis(json, "yaxis", panel.Y);
        Axis(json, "zaxis", panel.Z);
        json.WriteEndObject();
    }

    static void Axis(Utf8JsonWriter json, string name, Axis axis)
    {
        json.WriteStartObject(name);
        json.WriteStartObject("title");
        json.WriteString("text", PlotlyText.InSpace(axis.Title ?? ""));
        json.WriteEndObject();
        if (axis.Min is double min && axis.Max is double max)
            Pair(json, "range", (min, max));
        json.WriteEndObject();
    }

    static void Pair(Utf8JsonWriter json, string name, (double Low, double High) pair)
    {
        json.WriteStartArray(name);
        json.WriteNumberValue(pair.Low);
        json.WriteNumberValue(pair.High);
        json.WriteEndArray();
    }
}
