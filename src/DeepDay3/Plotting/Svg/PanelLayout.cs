namespace DeepDay3.Plotting.Svg;

/// <summary>What surrounds a panel's plot, and what its axes show.</summary>
sealed class PanelLayout
{
    public const double TickSize = 11, TitleSize = 12, PanelTitleSize = 13;

    const double TitleLine = 20, ColorBarWidth = 14;

    /// <summary>Measures a panel for a place of a given size.</summary>
    public PanelLayout(Panel panel, double width, double height, bool showsTitle)
    {
        Panel = panel;
        // Panels in space write their labels inside of the plot.
        if (panel.IsSpatial)
            panel = panel with { X = new Axis { Hidden = true }, Y = new Axis { Hidden = true } };
        XRange = AxisRange.Of(panel, horizontal: true);
        YRange = AxisRange.Of(panel, horizontal: false);
        Legend = new Legend(panel, width - 16);
        ShowsTitle = showsTitle && panel.Title is not null;
        Top = (ShowsTitle ? TitleLine : 0) + (Legend.Height > 0 ? Legend.Height + 6 : 0) + 6;

        (YTicks, YLabels) = TicksOf(panel.Y, YRange, (int)Math.Clamp((height - Top - 40) / 42, 2, 8));
        double yText = YLabels.Length == 0 ? 0 : YLabels.Max(label => TextMeasure.Width(label, TickSize));
        yText = Math.Min(yText, width * 0.3);
        Left = (panel.Y.Hidden ? 0 : yText + 8) + (panel.Y.Title is null ? 4 : 20);

        ColorBar = panel.Traces.OfType<ColoredTrace>().FirstOrDefault(trace => trace.ShowColorBar);
        if (ColorBar is not null)
        {
            (double Min, double Max) range = ColorBar.ColorRange();
            (ColorTicks, ColorLabels) = TicksOf(new Axis(), range, (int)Math.Clamp((height - Top - 40) / 42, 2, 6));
            Right = 12 + ColorBarWidth + 6 + ColorLabels.Max(label => TextMeasure.Width(label, TickSize)) + (ColorBar.Name is null ? 6 : 24);
        }
        else
        {
            Right = panel.X.Hidden ? 4 : 14;
        }

        double plot = Math.Max(20, width - Left - Right);
        (XTicks, XLabels) = TicksOf(panel.X, XRange, (int)Math.Clamp(plot / 85, 2, 10));
        double widest = XLabels.Length == 0 ? 0 : XLabels.Max(label => TextMeasure.Width(label, TickSize));
        bool categories = !panel.X.Categories.IsEmpty;
        XSlanted = categories && widest > plot / panel.X.Categories.Length - 4;
        double text = XSlanted ? Math.Min(widest, 110) * 0.71 + 14 : 18;
        Bottom = (panel.X.Hidden ? 0 : text) + (panel.X.Title is null ? 4 : 20);
    }

    public (double Min, double Max) XRange { get; }

    public (double Min, double Max) YRange { get; }

    public double[] XTicks { get; }

    public string[] XLabels { get; }

    public double[] YTicks { get; }

    public string[] YLabels { get; }

    public double[] ColorTicks { get; } = [];

    public string[] ColorLabels { get; } = [];

    public ColoredTrace? ColorBar { get; }

    public bool XSlanted { get; }

    public bool ShowsTitle { get; }

    public Legend Legend { get; }

    // Panels of one row share Top and Bottom, of one column Left and Right, so that their plots line up.
    public double Left { get; set; }

    public double Right { get; set; }

    public double Top { get; set; }

    public double Bottom { get; set; }

    public Panel Panel { get; }

    public Rect Plot(Rect place)
    {
        var plot = new Rect(place.Left + Left, place.Top + Top,
            Math.Max(10, place.Width - Left - Right), Math.Max(10, place.Height - Top - Bottom));
        if (!Panel.EqualAspect)
            return plot;
        double unit = Math.Min(plot.Width / (XRange.Max - XRange.Min), plot.Height / (YRange.Max - YRange.Min));
        (double width, double height) = (unit * (XRange.Max - XRange.Min), unit * (YRange.Max - YRange.Min));
        return new Rect(plot.Left + (plot.Width - width) / 2, plot.Top + (plot.Height - height) / 2, width, height);
    }

    public Rect ColorBarPlace(Rect plot) => new(plot.Right + 12, plot.Top, ColorBarWidth, plot.Height);

    static (double[] Ticks, string[] Labels) TicksOf(Axis axis, (double Min, double Max) range, int target)
    {
        if (axis.Hidden)
            return ([], []);
        if (!axis.Categories.IsEmpty)
            return ([.. Enumerable.Range(0, axis.Categories.Length).Select(i => (double)i)], [.. axis.Categories]);
        double[] ticks = axis.Log ? Ticks.Log(range.Min, range.Max, target) : Ticks.Linear(range.Min, range.Max, target);
        return (ticks, NumberText.Of(ticks, axis.Log));
    }
}
