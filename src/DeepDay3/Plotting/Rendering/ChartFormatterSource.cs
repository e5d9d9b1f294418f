namespace DeepDay3.Plotting.Rendering;

/// <summary>Makes the formatters of <see cref="Chart"/>.</summary>
sealed class ChartFormatterSource
{
    /// <summary>One formatter for each mime type that a host may ask for.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new Formatter<Chart>(MimeTypes.Html, chart => chart.ToHtml()),
        new Formatter<Chart>(MimeTypes.Plain, chart => chart.ToString()),
        new Formatter<Chart>(MimeTypes.Svg, chart => chart.ToSvg()),
        new Formatter<Chart>(MimeTypes.Plotly, chart => chart.ToPlotlyJson()),
    ];
}
