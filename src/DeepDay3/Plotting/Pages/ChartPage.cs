using DeepDay3.Plotting.Svg;

namespace DeepDay3.Plotting.Pages;

/// <summary>Writes a chart as a page of its own.</summary>
static class ChartPage
{
    // The picture stays when the script does not run. Colours are those of the picture, light or dark as the reader has chosen.
    const string Draw = """
        (function () {
          const dark = matchMedia('(prefers-color-scheme: dark)').matches, picture = document.getElementById('picture'), target = document.getElementById('figure');
          const colors = dark ? { card: 'DARKCARD', ink: '#e6edf3', grid: '#2b323b', line: '#6e7681' } : { card: 'LIGHTCARD', ink: '#1f2328', grid: '#e4e8ec', line: '#8c959f' };
          const axis = { gridcolor: colors.grid, zerolinecolor: colors.grid, linecolor: colors.line };
          const theme = { paper_bgcolor: colors.card, plot_bgcolor: colors.card, font: { color: colors.ink }, xaxis: axis, yaxis: axis, scene: { xaxis: axis, yaxis: axis, zaxis: axis } };
          if (!window.Plotly) return;
          target.hidden = false;
          Plotly.newPlot(target, figure.data, { ...figure.layout, template: { layout: theme } }, { responsive: false, displaylogo: false })
            .then(() => { picture.hidden = true; }, () => { target.hidden = true; });
        })();
        """;

    /// <summary>The page.</summary>
    /// <param name="chart">What it shows.</param>
    /// <param name="script">The element that loads Plotly; null for a page with the picture alone.</param>
    public static string Write(Chart chart, string? script)
    {
        string interactive = script is null
            ? ""
            : $"\n<div id=\"figure\" hidden></div>\n{script}\n<script>const figure = {Json(chart)};\n{Draw.Replace("DARKCARD", Palette.DarkCard).Replace("LIGHTCARD", Palette.LightCard)}</script>";
        return $"<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><meta name=\"color-scheme\" content=\"light dark\">"
            + $"<title>{SvgBuilder.Escape(chart.Figure.Title ?? "Chart")}</title></head>\n<body>\n<div id=\"picture\">{chart.ToHtml()}</div>{interactive}\n</body>\n</html>\n";
    }

    // No label can end the script or begin a comment in it.
    static string Json(Chart chart) => chart.ToPlotlyJson().Replace("<", "\\u003c", StringComparison.Ordinal);
}
