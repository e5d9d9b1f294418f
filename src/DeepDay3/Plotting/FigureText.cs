namespace DeepDay3.Plotting;

/// <summary>Figures in words: for consoles and for screen readers.</summary>
static class FigureText
{
    /// <summary>One line, such as <c>Chart: Loss over iterations (3 series)</c>.</summary>
    public static string Short(Figure figure)
    {
        string? title = figure.Title ?? (figure.Panels.Length == 1
            ? AxesOf(figure.Panels[0])
            : string.Join(", ", figure.Panels.Where(panel => panel.Title is not null).Select(panel => panel.Title)));
        if (string.IsNullOrEmpty(title))
            title = "untitled";
        string size = figure.Panels.Length == 1
            ? Count(SeriesOf(figure.Panels[0]).Count, "series", "series")
            : Count(figure.Panels.Length, "panel", "panels");
        return $"Chart: {title} ({size})";
    }

    /// <summary>What a reader who cannot see the figure needs: kinds, names and ranges.</summary>
    public static string Long(Figure figure) =>
        string.Join(" ", figure.Panels.Select((panel, i) => PanelText(panel, figure.Panels.Length == 1 ? "" : $"Panel {i + 1}: ")));

    static string PanelText(Panel panel, string head)
    {
        if (panel.Traces.Any(trace => trace.Description is not null))
            return head + (panel.Title is null ? "" : $"{panel.Title}. ") + string.Join(" ", panel.Traces.Select(trace => trace.Description));
        string kinds = string.Join(" and ", panel.Traces.Select(trace => trace.Kind).Distinct());
        string[] names = [.. panel.Traces.Where(trace => trace.Name is not null).Select(trace => trace.Name!).Distinct()];
        string named = names.Length == 0 ? "" : $" ({string.Join(", ", names.Take(12))}{(names.Length > 12 ? ", ..." : "")})";
        string title = panel.Title is null ? "" : $"{panel.Title}. ";
        if (panel.IsSpatial)
        {
            string axes = string.Join(" ",
                AxisText(panel.X, AxisRange.InSpace(panel.X, panel.Traces.SelectMany(t => t.XValues)), "First"),
                AxisText(panel.Y, AxisRange.InSpace(panel.Y, panel.Traces.SelectMany(t => t.YValues)), "Second"),
                AxisText(panel.Z, AxisRange.InSpace(panel.Z, panel.Traces.SelectMany(t => t.ZValues ?? [])), "Third"));
            return $"{head}{title}Chart of {kinds}{named}. {axes}";
        }
        return $"{head}{title}Chart of {kinds}, {Count(SeriesOf(panel).Count, "series", "series")}{named}. "
            + $"{AxisText(panel.X, AxisRange.Of(panel, horizontal: true), "Horizontal")} {AxisText(panel.Y, AxisRange.Of(panel, horizontal: false), "Vertical")}";
    }

    static string AxisText(Axis axis, (double Min, double Max) range, string side)
    {
        string title = axis.Title is null ? "" : $" {axis.Title},";
        if (!axis.Categories.IsEmpty)
            return $"{side} axis:{title} {Count(axis.Categories.Length, "name", "names")} from {axis.Categories[0]} to {axis.Categories[^1]}.";
        string log = axis.Log ? ", logarithmic" : "";
        return $"{side} axis:{title} from {NumberText.Rough(range.Min)} to {NumberText.Rough(range.Max)}{log}.";
    }

    static string? AxesOf(Panel panel) => (panel.Y.Title, panel.X.Title) switch
    {
        (null, null) => panel.Traces.Select(trace => trace.Name).FirstOrDefault(name => name is not null),
        (var y, null) => y,
        (null, var x) => x,
        var (y, x) => $"{y} over {x}",
    };

    static HashSet<int> SeriesOf(Panel panel) => [.. panel.Traces.Select(trace => trace.Series)];

    static string Count(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";
}
