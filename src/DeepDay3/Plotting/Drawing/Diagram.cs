using System.Collections.Immutable;

namespace DeepDay3.Plotting;

/// <summary>Collects the parts of a diagram and makes a chart of them. Coordinates are CSS pixels; y grows downwards.</summary>
/// <param name="width">Width of the diagram.</param>
/// <param name="height">Height of the diagram.</param>
public sealed class Diagram(int width, int height)
{
    readonly List<DrawingItem> items = [];

    /// <summary>Adds a box around a middle.</summary>
    /// <param name="x">The middle.</param>
    /// <param name="y">The middle.</param>
    /// <param name="w">Width.</param>
    /// <param name="h">Height.</param>
    /// <param name="text">What stands in it.</param>
    /// <param name="color">The colour of edge and ground as #rrggbb.</param>
    /// <param name="dashed">Whether the edge is dashed, and the ground left out.</param>
    /// <param name="link">Where a click leads: a relative address, or one of http(s). It works where the SVG stands in the page itself, not in an img element.</param>
    /// <exception cref="ArgumentException">The link is of another scheme.</exception>
    public Diagram Box(double x, double y, double w, double h, string text, string color, bool dashed = false, string? link = null)
    {
        int end = link?.IndexOfAny([':', '/', '?', '#']) ?? -1;
        if (end >= 0 && link![end] == ':' && link[..end].ToLowerInvariant() is not ("http" or "https"))
            throw new ArgumentException($"A box of a diagram got the link \"{link}\": a relative address or one of http or https was expected.");
        items.Add(new DrawingBox(x, y, w, h, text, color, Round: false, dashed, link));
        return this;
    }

    /// <summary>Adds a circle or an ellipse around a middle.</summary>
    public Diagram Circle(double x, double y, double w, double h, string text, string color)
    {
        items.Add(new DrawingBox(x, y, w, h, text, color, Round: true));
        return this;
    }

    /// <summary>Adds a line through points with a head at its end.</summary>
    public Diagram Arrow(params (double X, double Y)[] points) => Line(points, arrow: true);

    /// <summary>Adds a line through points.</summary>
    public Diagram Line((double X, double Y)[] points, bool arrow = false, bool dashed = false, string? color = null, double width = 1.5)
    {
        if (points.Length < 2)
            throw new ArgumentException($"A line of a diagram got {points.Length} points: at least two were expected.");
        items.Add(new DrawingLine([.. points], arrow, dashed, color, width));
        return this;
    }

    /// <summary>Adds a text whose line's middle is at y.</summary>
    public Diagram Text(double x, double y, string text, double size = 12, string anchor = "middle", string? color = null)
    {
        if (anchor is not ("start" or "middle" or "end"))
            throw new ArgumentException($"A text of a diagram got the anchor \"{anchor}\": start, middle or end was expected.");
        items.Add(new DrawingText(x, y, text, size, anchor, color));
        return this;
    }

    /// <summary>The diagram as a chart.</summary>
    /// <exception cref="ArgumentException">It has no parts, or a colour is none.</exception>
    public Chart ToChart(string? title = null)
    {
        if (items.Count == 0)
            throw new ArgumentException("The diagram has no parts: at least one box, line or text was expected.");
        ImmutableArray<DrawingItem> all = [.. items];
        foreach (DrawingItem item in all)
        {
            if ((item as DrawingBox)?.Color is string box)
                Palette.Parse(box);
            if (((item as DrawingLine)?.Color ?? (item as DrawingText)?.Color) is string color)
                Palette.Parse(color);
        }
        return Chart.OfDrawing(new DrawingTrace { Items = all, Width = width, Height = height }, title);
    }
}
