using DeepDay3.Plotting;
using DeepDay3.Tests.Plotting;
using DeepDay3.Tests.Plotting.Figures;
using DeepDay3.Tests.Plotting.Views;
using DeepDay3.Tests.Training;

namespace DeepDay3.Browser.Tests.Charts;

/// <summary>Every kind of chart and figure that has a snapshot.</summary>
static class AllSamples
{
    public static IEnumerable<(string Name, Chart Chart)> Charts =>
    [
        .. Samples.All.Select(name => (name, Samples.Of(name))),
        .. FigureSamples.All.Select(sample => (sample.Key, sample.Value())),
        .. DatasetSamples.All.Select(sample => (sample.Key, sample.Value())),
        .. HistorySamples.All.Select(sample => (sample.Key, sample.Value())),
    ];

    /// <summary>What has to be read in a figure: its titles and the names of its series.</summary>
    public static IEnumerable<string> Words(Chart chart)
    {
        Figure figure = chart.Figure;
        foreach (Panel panel in figure.Panels)
        {
            foreach (string? title in new[] { panel.Title, panel.X.Title, panel.Y.Title })
                if (!string.IsNullOrEmpty(title)) yield return title;
            string[] names = [.. panel.Traces.Select(trace => trace.Name).OfType<string>().Distinct()];
            if (panel.ShowLegend == true || panel.ShowLegend is null && names.Length > 1)
                foreach (string name in names) yield return name;
        }
        if (figure.Title is not null) yield return figure.Title;
    }
}
