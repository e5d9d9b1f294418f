using DeepDay3.Plotting;

namespace DeepDay3.Training;

/// <summary>Draws histories.</summary>
static class HistoryFigures
{
    // Up to so many records each has a marker: single epochs can be told apart.
    const int MostMarked = 40;

    // What trainers and callbacks measure by themselves is drawn when it is asked for by name.
    static readonly string[] Others = [History.Loss, History.ValidationLoss, History.LearningRate, History.Seconds, History.Clipped];

    /// <summary>The names of the series that a person asked to be measured.</summary>
    public static string[] Metrics(IEnumerable<string> names) => [.. names.Where(name => !Others.Contains(name)
        && !name.StartsWith(History.GradientNorm, StringComparison.Ordinal) && !name.StartsWith(History.WeightNorm, StringComparison.Ordinal))];

    /// <summary>Losses, and beside them the metrics; where there are neither, whatever there is.</summary>
    public static Chart Overview(IReadOnlyList<string> names, Func<string[], Chart> draw)
    {
        string[] losses = [.. names.Where(name => name is History.Loss or History.ValidationLoss)];
        string[][] panels = [.. new[] { losses, Metrics(names) }.Where(panel => panel.Length > 0)];
        return panels switch
        {
            [] => draw([.. names]),
            [var only] => draw(only),
            _ => Chart.Grid(1, 2, [.. panels.Select(draw)]),
        };
    }

    /// <summary>Series of one training.</summary>
    public static Chart Curves(History history, IReadOnlyList<string> names)
    {
        if (names.Count == 0 || history.Count == 0)
            throw new ArgumentException($"A chart of {names.Count} series and {history.Count} records was asked for: at least one of each was expected.");
        double[] x = history.Positions;
        Chart chart = Chart.Combine(names.Select(name => Chart.Line(x, history[name], name, markers: x.Length <= MostMarked)));
        return Labelled(chart, history, names);
    }

    /// <summary>Median and quartiles of a series over seeds.</summary>
    public static Chart Band(Histories all, string series, string name)
    {
        History longest = all.Runs.MaxBy(run => run.Count)!;
        if (all.Runs.Any(run => run.Count == 0))
            throw new ArgumentException($"A run of \"{all.Name}\" has no records: at least one was expected in each.");
        return Chart.LearningCurves([.. all.Runs.Select(run => Lengthened(run[series], longest.Count))], longest.Positions, name);
    }

    public static Chart Labelled(Chart chart, History history, IReadOnlyList<string> names) => chart
        .WithXAxis(history.ByStep ? "step" : "epoch")
        .WithYAxis(names.All(name => name is History.Loss or History.ValidationLoss) && names.Count > 1 ? "loss" : names.Count == 1 ? names[0] : null);

    // A run that is over stays where it ended.
    static double[] Lengthened(double[] values, int count) => [.. values, .. Enumerable.Repeat(values[^1], count - values.Length)];
}
