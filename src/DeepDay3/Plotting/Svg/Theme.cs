using System.Globalization;

namespace DeepDay3.Plotting.Svg;

/// <summary>
/// Colours and fonts. Attributes carry the light theme on a white card; where style sheets and media queries work, a dark
/// card replaces it. The card belongs to the figure, so text is legible on any page and where styles are stripped.
/// </summary>
static class Theme
{
    public const string Ink = "#1f2328";
    public const string Muted = "#57606a";
    public const string Grid = "#e4e8ec";
    public const string AxisLine = "#8c959f";

    public const string Font =
        "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,'Noto Sans','Hiragino Sans','Yu Gothic','Noto Sans CJK JP',sans-serif";

    /// <summary>The rules that hold inside one figure only.</summary>
    public static string DarkStyle(string id) =>
        $"<style>@media (prefers-color-scheme:dark){{#{id} .p{{fill:{Palette.DarkCard}}}#{id} .i{{fill:#e6edf3}}#{id} .m{{fill:#a3adb8}}"
        + $"#{id} .g{{stroke:#2b323b}}#{id} .a{{stroke:#6e7681}}#{id} .h{{stroke:{Palette.DarkCard}}}}}</style>";

    public static string DashArray(LineTrace line)
    {
        double w = Math.Max(1, line.Width);
        return Palette.DashOf(line) switch
        {
            LineDash.Dash => $" stroke-dasharray=\"{SvgBuilder.N(4 * w)} {SvgBuilder.N(2.5 * w)}\"",
            LineDash.Dot => $" stroke-dasharray=\"0.1 {SvgBuilder.N(2.2 * w)}\" stroke-linecap=\"round\"",
            LineDash.DashDot => $" stroke-dasharray=\"{SvgBuilder.N(4.5 * w)} {SvgBuilder.N(2 * w)} {SvgBuilder.N(w)} {SvgBuilder.N(2 * w)}\"",
            _ => "",
        };
    }

    public static string Opacity(string attribute, double opacity) =>
        opacity >= 1 ? "" : $" {attribute}=\"{opacity.ToString("0.##", CultureInfo.InvariantCulture)}\"";
}
