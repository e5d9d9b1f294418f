using System.Text.Json;

namespace DeepDay3.Plotting.Plotly;

/// <summary>Where the panels of a figure lie: margins in pixels, and domains as shares of what they leave.</summary>
static class PlotlyPlaces
{
    const int Edge = 16, TitleHeight = 28, PanelTitle = 22, TickLabels = 28, AxisTitle = 22;

    public static ((double Low, double High) Across, (double Low, double High) Up) Of(Figure figure, int panel)
    {
        var (left, right, top, bottom) = Margin(figure);
        double between = figure.Panels.Max(one => Below(one) + Above(one)) + 8, beside = figure.Panels.Max(Beside) + Edge;
        (double low, double high) = Domain(panel / figure.Columns, figure.Rows, between / Math.Max(1, figure.Height - top - bottom));
        return (Domain(panel % figure.Columns, figure.Columns, beside / Math.Max(1, figure.Width - left - right)), (Math.Round(1 - high, 6), Math.Round(1 - low, 6)));
    }

    public static void WriteMargin(Utf8JsonWriter json, Figure figure)
    {
        var (left, right, top, bottom) = Margin(figure);
        json.WriteStartObject("margin");
        json.WriteNumber("l", left);
        json.WriteNumber("r", right);
        json.WriteNumber("t", top);
        json.WriteNumber("b", bottom);
        json.WriteEndObject();
    }

    // A drawing alone keeps its size, so that its texts fit into its boxes.
    static (int Left, int Right, int Top, int Bottom) Margin(Figure figure)
    {
        int top = Edge + (figure.Title is null ? 0 : TitleHeight);
        return (figure.Panels.Max(panel => panel.Y.Hidden || panel.IsSpatial ? Edge : TickLabels + AxisTitle), Edge,
            top + figure.Panels.Take(figure.Columns).Max(Above), Edge + (figure.Panels.Max(Below) is > 0 and var below ? below - 8 : 0));
    }

    static int Above(Panel panel) => panel.Title is null ? 0 : PanelTitle;

    static int Below(Panel panel) => panel.IsSpatial ? 0 : (panel.X.Hidden ? 0 : TickLabels) + (string.IsNullOrEmpty(panel.X.Title) ? 0 : AxisTitle);

    static int Beside(Panel panel) => (panel.Y.Hidden || panel.IsSpatial ? 0 : TickLabels + (string.IsNullOrEmpty(panel.Y.Title) ? 0 : AxisTitle))
        + (panel.Traces.OfType<ColoredTrace>().Any(trace => trace.ShowColorBar) ? 70 : 0);

    static (double Low, double High) Domain(int index, int count, double gap)
    {
        double room = count == 1 ? 0 : Math.Min(gap, 0.6 / (count - 1)), size = (1 - room * (count - 1)) / count;
        double low = index * (size + room);
        return (Math.Round(low, 6), Math.Round(Math.Min(1, low + size), 6));
    }
}
