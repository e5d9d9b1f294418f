using System.Text;
using DeepDay3.Plotting.Pages;
using DeepDay3.Plotting.Plotly;
using DeepDay3.Plotting.Rendering;
using DeepDay3.Plotting.Svg;

namespace DeepDay3.Plotting;

/// <summary>
/// A chart. Charts do not change: each <c>With...</c> method returns a new one. A chart that ends a notebook cell is shown as
/// Plotly where the host draws that, and as SVG elsewhere.
/// </summary>
[TypeFormatterSource(typeof(ChartFormatterSource),
    PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Plain],
    KernelMimeTypes = [MimeTypes.Plotly, MimeTypes.Svg, MimeTypes.Plain])]
public sealed partial class Chart
{
    Chart(Figure figure)
    {
        foreach (Panel panel in figure.Panels)
            PanelRules.Check(panel);
        Figure = figure;
    }

    /// <summary>What is drawn.</summary>
    public Figure Figure { get; }

    /// <summary>Sets the title.</summary>
    public Chart WithTitle(string title)
    {
        // Pictures and tables have the height of what they show: the title is added to it.
        bool grows = Figure is { Title: null, Panels: [{ X.Hidden: true }] };
        return new(Figure with { Title = title, Height = Figure.Height + (grows ? 26 : 0) });
    }

    /// <summary>Sets what is given of the horizontal axis (of every panel) and keeps the rest.</summary>
    /// <param name="title">What the axis measures, with its unit.</param>
    /// <param name="min">The lower end.</param>
    /// <param name="max">The upper end.</param>
    /// <param name="log">Whether the axis is logarithmic.</param>
    /// <exception cref="ArgumentException">The limits are not in order, or a logarithmic axis meets a value that is not above 0.</exception>
    public Chart WithXAxis(string? title = null, double? min = null, double? max = null, bool? log = null) =>
        EachPanel(panel => panel with { X = Merge(panel.X, title, min, max, log) });

    /// <summary>Sets what is given of the vertical axis (of every panel) and keeps the rest.</summary>
    /// <inheritdoc cref="WithXAxis"/>
    public Chart WithYAxis(string? title = null, double? min = null, double? max = null, bool? log = null) =>
        EachPanel(panel => panel with { Y = Merge(panel.Y, title, min, max, log) });

    /// <summary>Shows or hides the legend. Without this call it is shown when two or more series are named.</summary>
    public Chart WithLegend(bool show = true) => EachPanel(panel => panel with { ShowLegend = show });

    /// <summary>Makes one unit as long on the horizontal as on the vertical axis: circles are round.</summary>
    public Chart WithEqualAspect() => EachPanel(panel => panel with { EqualAspect = true });

    /// <summary>Sets the size in CSS pixels.</summary>
    /// <exception cref="ArgumentException">A side is below 80 or above 4000 pixels.</exception>
    public Chart WithSize(int width, int height)
    {
        if (width is < 80 or > 4000 || height is < 80 or > 4000)
            throw new ArgumentException($"A chart of {width} x {height} pixels cannot be drawn: each side was expected between 80 and 4000.");
        return new(Figure with { Width = width, Height = height });
    }

    /// <summary>The figure as JSON for Plotly.js: <c>data</c> and <c>layout</c>. Values that are not finite become null.</summary>
    public string ToPlotlyJson() => PlotlyWriter.Write(Figure);

    /// <summary>
    /// The figure as one SVG document of at most 200 KB, with text as text, light and dark colours, and a description for
    /// screen readers. The same figure gives the same text.
    /// </summary>
    public string ToSvg() => SvgRenderer.Render(Figure);

    /// <summary>The figure as an HTML fragment that needs no script and no network.</summary>
    public string ToHtml() => $"<div style=\"max-width:{Figure.Width}px\">{ToSvg()}</div>";

    /// <summary>
    /// The figure as a page of its own: a picture, and in its place an interactive figure where Plotly's script is at hand.
    /// </summary>
    /// <param name="plotly">The file of Plotly's script (plotly.min.js of the npm package plotly.js-dist-min), which becomes part of the page; null for the one that <c>$DEEPDAY3_PLOTLY</c> names, and where that is not set the page is the picture.</param>
    /// <exception cref="FileNotFoundException">The file that was given or named is not there.</exception>
    public string ToHtmlPage(string? plotly = null) => ChartPage.Write(this, PlotlyScript.Inline(plotly));

    /// <summary>
    /// Writes the figure to a file, in the format of the file's ending: .svg, .json (Plotly) or .html. A page is interactive where plotly.min.js lies beside it or
    /// <c>$DEEPDAY3_PLOTLY</c> names one.
    /// </summary>
    /// <exception cref="ArgumentException">The ending is none of these.</exception>
    public void Save(string path)
    {
        string text = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".svg" => ToSvg(),
            ".json" => ToPlotlyJson(),
            ".html" or ".htm" => ChartPage.Write(this, PlotlyScript.For(path)),
            _ => throw new ArgumentException($"A chart cannot be saved as \"{path}\": the name was expected to end in .svg, .json or .html."),
        };
        AtomicFile.Write(path, stream => stream.Write(new UTF8Encoding(false).GetBytes(text)));
    }

    /// <summary>A short description in words.</summary>
    public override string ToString() => FigureText.Short(Figure);

    Chart EachPanel(Func<Panel, Panel> change) => new(Figure with { Panels = [.. Figure.Panels.Select(change)] });

    static Axis Merge(Axis axis, string? title, double? min, double? max, bool? log) =>
        axis with { Title = title ?? axis.Title, Min = min ?? axis.Min, Max = max ?? axis.Max, Log = log ?? axis.Log };
}
