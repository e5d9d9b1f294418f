using System.Globalization;
using System.Text.Json;

namespace DeepDay3.Plotting.Plotly;

/// <summary>Writes diagrams: boxes and lines as shapes of the layout, texts and arrow heads as annotations.</summary>
static class PlotlyDrawings
{
    public static void Shapes(Utf8JsonWriter json, DrawingTrace drawing, string suffix)
    {
        foreach (DrawingItem item in drawing.Items)
        {
            if (item is DrawingText)
                continue;
            json.WriteStartObject();
            json.WriteString("xref", "x" + suffix);
            json.WriteString("yref", "y" + suffix);
            if (item is DrawingBox box)
                Box(json, box);
            else if (item is DrawingLine line)
                Line(json, line);
            json.WriteEndObject();
        }
    }

    public static void Annotations(Utf8JsonWriter json, DrawingTrace drawing, string suffix)
    {
        foreach (DrawingItem item in drawing.Items)
        {
            switch (item)
            {
                case DrawingBox { Text.Length: > 0 } box:
                    // Boxes are pale on dark, too.
                    Text(json, suffix, new DrawingText(box.X, box.Y, box.Text, Color: box.Dashed ? null : Svg.Theme.Ink));
                    break;
                case DrawingText text:
                    Text(json, suffix, text);
                    break;
                case DrawingLine { Arrow: true } line:
                    Head(json, suffix, line);
                    break;
            }
        }
    }

    static void Box(Utf8JsonWriter json, DrawingBox box)
    {
        json.WriteString("type", box.Round ? "circle" : "rect");
        json.WriteNumber("x0", box.X - box.Width / 2);
        json.WriteNumber("x1", box.X + box.Width / 2);
        json.WriteNumber("y0", box.Y - box.Height / 2);
        json.WriteNumber("y1", box.Y + box.Height / 2);
        if (!box.Dashed)
        {
            (byte r, byte g, byte b) = Palette.Parse(box.Color);
            // Mixed with white in place of transparent: lines run behind boxes.
            json.WriteString("fillcolor", Palette.Hex((Pale(r), Pale(g), Pale(b))));
        }
        Stroke(json, box.Color, 1.5, box.Dashed);

        static byte Pale(byte channel) => (byte)(255 - 0.15 * (255 - channel));
    }

    static void Line(Utf8JsonWriter json, DrawingLine line)
    {
        json.WriteString("type", "path");
        json.WriteString("path", string.Concat(line.Points.Select((p, i) =>
            string.Create(CultureInfo.InvariantCulture, $"{(i == 0 ? "M" : "L")}{p.X:0.##},{p.Y:0.##}"))));
        Stroke(json, line.Color ?? Svg.Theme.AxisLine, line.Width, line.Dashed);
    }

    static void Stroke(Utf8JsonWriter json, string color, double width, bool dashed)
    {
        json.WriteStartObject("line");
        json.WriteString("color", color);
        json.WriteNumber("width", width);
        if (dashed)
            json.WriteString("dash", "dash");
        json.WriteEndObject();
    }

    static void Text(Utf8JsonWriter json, string suffix, DrawingText text)
    {
        Start(json, suffix, PlotlyText.Lines(text.Text), text.X, text.Y);
        json.WriteBoolean("showarrow", false);
        json.WriteString("xanchor", text.Anchor switch { "start" => "left", "end" => "right", _ => "center" });
        json.WriteString("yanchor", "middle");
        json.WriteStartObject("font");
        json.WriteNumber("size", text.Size);
        if (text.Color is not null)
            json.WriteString("color", text.Color);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static void Head(Utf8JsonWriter json, string suffix, DrawingLine line)
    {
        ((double X, double Y) from, (double X, double Y) to) = (line.Points[^2], line.Points[^1]);
        Start(json, suffix, "", to.X, to.Y);
        json.WriteBoolean("showarrow", true);
        json.WriteString("axref", "x" + suffix);
        json.WriteString("ayref", "y" + suffix);
        json.WriteNumber("ax", from.X);
        json.WriteNumber("ay", from.Y);
        json.WriteNumber("arrowhead", 2);
        json.WriteNumber("arrowwidth", line.Width);
        json.WriteString("arrowcolor", line.Color ?? Svg.Theme.AxisLine);
        json.WriteEndObject();
    }

    static void Start(Utf8JsonWriter json, string suffix, string text, double x, double y)
    {
        json.WriteStartObject();
        json.WriteString("text", text);
        json.WriteString("xref", "x" + suffix);
        json.WriteString("yref", "y" + suffix);
        json.WriteNumber("x", x);
        json.WriteNumber("y", y);
    }
}
