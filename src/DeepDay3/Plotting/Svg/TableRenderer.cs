using static DeepDay3.Plotting.Svg.SvgBuilder;

namespace DeepDay3.Plotting.Svg;

/// <summary>Draws a table: headers over a line, numbers to the right.</summary>
static class TableRenderer
{
    public const double RowHeight = 22, Padding = 9, FontSize = 12;

    // Of the fonts that a figure asks for, the widest (DejaVu Sans) has digits an eighth wider than TextMeasure takes them for. A line of prose evens that out;
    // a cell full of numbers runs out of its column, and in Plotly on to a second line.
    const double Measured = 1.12 * FontSize;

    /// <summary>Rows beyond this are counted, not shown.</summary>
    public const int MostRows = 100;

    /// <summary>The size that a table would have with nothing cut off.</summary>
    public static (double Width, double Height) Size(TableTrace table) =>
        (Widths(table).Sum(), (Math.Min(table.Rows.Length, MostRows + 1) + 1) * RowHeight + 6);

    public static void Draw(SvgBuilder svg, Rect plot, TableTrace table)
    {
        double[] widths = Widths(table);
        double shrink = Math.Min(1, plot.Width / widths.Sum());
        double[] lefts = new double[widths.Length];
        for (int i = 0; i < widths.Length; i++)
        {
            lefts[i] = i == 0 ? plot.Left : lefts[i - 1] + widths[i - 1];
            widths[i] *= shrink;
        }
        double used = widths.Sum();
        int fitting = Math.Max(1, (int)((plot.Height - 2) / RowHeight) - 1), most = Math.Min(MostRows, fitting);
        int shown = table.Rows.Length <= most ? table.Rows.Length : most - 1;
        for (int row = 1; row < shown; row += 2)
            svg.Line($"<path class=\"g\" stroke=\"{Theme.Grid}\" stroke-opacity=\"0.55\" stroke-width=\"{N(RowHeight)}\" d=\"M{N(plot.Left)} {N(Top(row) + RowHeight / 2)}h{N(used)}\"/>");
        svg.Line($"<g class=\"i\" fill=\"{Theme.Ink}\" font-size=\"{N(FontSize)}\">");
        for (int column = 0; column < widths.Length; column++)
        {
            Cell(column, plot.Top, table.Headers[column], " font-weight=\"600\"");
            for (int row = 0; row < shown; row++)
                Cell(column, Top(row), table.Rows[row][column], "");
        }
        if (shown < table.Rows.Length)
            svg.Text(plot.Left + Padding, Top(shown) + 15, $"… {table.Rows.Length - shown} more rows");
        svg.Line("</g>");
        svg.Line($"<path class=\"a\" stroke=\"{Theme.AxisLine}\" d=\"M{N(plot.Left)} {N(plot.Top + RowHeight)}h{N(used)}\"/>");

        double Top(int row) => plot.Top + (row + 1) * RowHeight + 2;

        void Cell(int column, double top, string text, string style)
        {
            string cut = Fit(text, widths[column]);
            if (table.IsNumeric(column))
                svg.Text(lefts[column] + widths[column] - Padding, top + 15, cut, $"text-anchor=\"end\"{style}");
            else
                svg.Text(lefts[column] + Padding, top + 15, cut, style.TrimStart());
        }
    }

    /// <summary>The text, cut with an ellipsis where it is too wide for a column.</summary>
    public static string Fit(string text, double width) => TextMeasure.Fit(text, Measured, width - 2 * Padding + 1);

    /// <summary>The widths that columns would have with nothing but very long texts cut off.</summary>
    public static double[] Widths(TableTrace table) =>
    [
        .. table.Headers.Select((header, column) => 2 * Padding + Math.Min(404, table.Rows.Take(MostRows)
            .Select(row => TextMeasure.Width(row[column], Measured)).Append(TextMeasure.Width(header, Measured) * 1.1).Max())),
    ];
}
