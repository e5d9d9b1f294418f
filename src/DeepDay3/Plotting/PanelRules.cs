namespace DeepDay3.Plotting;

/// <summary>What a panel must be before it can be drawn.</summary>
static class PanelRules
{
    public static void Check(Panel panel)
    {
        foreach (Trace trace in panel.Traces)
        {
            if (trace.Color is not null)
                Palette.Parse(trace.Color);
        }
        if (panel.IsSpatial && panel.Traces.Any(trace => trace.ZValues is null))
            throw new ArgumentException("Chart.Combine got charts in space beside charts in the plane: charts of one kind were expected.");
        if (panel.IsSpatial && (panel.X.Log || panel.Y.Log))
            throw new ArgumentException("A chart in space was given a logarithmic axis: linear axes were expected.");
        CheckAxis(panel, panel.Z, "z", trace => trace.ZValues ?? []);
        CheckAxis(panel, panel.X, "x", trace => trace.XValues);
        CheckAxis(panel, panel.Y, "y", trace => trace is BarTrace ? trace.YValues.Where(y => y != 0) : trace.YValues);
    }

    static void CheckAxis(Panel panel, Axis axis, string side, Func<Trace, IEnumerable<double>> values)
    {
        if (axis.Min is double min && !double.IsFinite(min) || axis.Max is double max && !double.IsFinite(max))
            throw new ArgumentException($"The {side} axis was given a limit that is not finite: a number was expected.");
        if (axis.Min >= axis.Max)
            throw new ArgumentException($"The {side} axis was given the limits {axis.Min} and {axis.Max}: the first was expected to be the smaller.");
        if (!axis.Log)
            return;
        if (!axis.Categories.IsEmpty)
            throw new ArgumentException($"The {side} axis has names and cannot be logarithmic: numbers were expected.");
        if (axis.Min <= 0 || axis.Max <= 0)
            throw new ArgumentException($"The {side} axis is logarithmic and was given the limit {(axis.Min <= 0 ? axis.Min : axis.Max)}: a limit above 0 was expected.");
        foreach (Trace trace in panel.Traces)
        {
            int index = 0;
            foreach (double value in values(trace))
            {
                if (value <= 0 && double.IsFinite(value))
                    throw new ArgumentException($"The {side} axis is logarithmic, but the {trace.Kind}{SeriesRules.Of(trace.Name)} has the value {value} at index {index}: values above 0 were expected.");
                index++;
            }
        }
    }
}
