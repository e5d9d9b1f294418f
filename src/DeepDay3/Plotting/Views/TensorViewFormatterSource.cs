using System.Net;
using System.Text;
using DeepDay3.Plotting.Rendering;

namespace DeepDay3.Plotting;

/// <summary>Shows a tensor as a table whose cells are coloured by value; where styles are stripped, the numbers remain.</summary>
sealed class TensorViewFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new Formatter<TensorView>(MimeTypes.Html, Html),
        new Formatter<TensorView>(MimeTypes.Plain, view => view.ToString()),
    ];

    static string Html(TensorView view)
    {
        var html = new StringBuilder($"<div><b>{WebUtility.HtmlEncode(view.Head)}</b>");
        if (view.Statistics.Length > 0)
            html.Append($"<br>{WebUtility.HtmlEncode(view.Statistics)}");
        if (view.Slice is not null && view.Values.Length > 0)
            html.Append($"<br><code>{view.Slice}</code>");
        if (view.Values.Length > 0)
            Table(html, view);
        return html.Append("</div>").ToString();
    }

    static void Table(StringBuilder html, TensorView view)
    {
        double[] finite = [.. view.Values.Where(double.IsFinite)];
        bool signed = finite.Length > 0 && finite.Min() < 0;
        double largest = finite.Length == 0 ? 1 : Math.Max(1e-300, finite.Max(Math.Abs));
        html.Append("<table style=\"border-collapse:collapse;font-family:monospace\">");
        int[] rows = TensorView.Shown(view.Rows), columns = TensorView.Shown(view.Columns);
        foreach (int row in rows)
        {
            html.Append("<tr>");
            foreach (int column in columns)
            {
                if (row < 0 || column < 0)
                {
                    html.Append("<td style=\"text-align:center\">…</td>");
                    continue;
                }
                double value = view.Values[row * view.Columns + column];
                ColorScale scale = signed ? ColorScale.BlueOrange : ColorScale.Blues;
                var color = scale.At(signed ? 0.5 + value / largest / 2 : value / largest);
                string colors = double.IsFinite(value)
                    ? $"background:{Palette.Hex(color)};color:{(Palette.Luminance(color) < 0.18 ? "#ffffff" : "#1f2328")}"
                    : "background:#d7263d;color:#ffffff";
                html.Append($"<td style=\"text-align:right;padding:2px 6px;{colors}\">{WebUtility.HtmlEncode(view.Cell(row, column))}</td>");
            }
            html.Append("</tr>");
        }
        html.Append("</table>");
    }
}
