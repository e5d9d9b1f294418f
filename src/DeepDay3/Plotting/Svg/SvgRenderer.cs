using System.Security.Cryptography;
using System.Text;
using static DeepDay3.Plotting.Svg.SvgBuilder;

namespace DeepDay3.Plotting.Svg;

/// <summary>Lays a figure out and draws it.</summary>
static class SvgRenderer
{
    /// <summary>The largest document, in bytes of UTF-8.</summary>
    public const int SizeLimit = 200 * 1024;

    // Stands for the figure's id until the content, which the id is derived from, is known. XML text cannot contain it.
    const string IdMark = "\u0001";

    public static string Render(Figure figure)
    {
        // Points are about ten bytes each; a budget that turns out too large is halved.
        for (int budget = 14_000; ; budget /= 2)
        {
            string svg = Draw(figure, budget);
            if (Encoding.UTF8.GetByteCount(svg) <= SizeLimit || budget < 100)
                return svg;
        }
    }

    static string Draw(Figure figure, int budget)
    {
        var svg = new SvgBuilder();
        svg.Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"{IdMark}\" role=\"{(HasLinks(figure) ? "group" : "img")}\" aria-labelledby=\"{IdMark}-t {IdMark}-d\" "
            + $"width=\"{figure.Width}\" height=\"{figure.Height}\" viewBox=\"0 0 {figure.Width} {figure.Height}\" "
            + $"style=\"max-width:100%;height:auto\" font-family=\"{Theme.Font}\" fill=\"none\">");
        svg.Line($"<title id=\"{IdMark}-t\">{Escape(figure.Title ?? FigureText.Short(figure))}</title>");
        svg.Line($"<desc id=\"{IdMark}-d\">{Escape(FigureText.Long(figure))}</desc>");
        svg.Line(Theme.DarkStyle(IdMark));
        svg.Line($"<rect class=\"p\" width=\"{figure.Width}\" height=\"{figure.Height}\" rx=\"6\" fill=\"{Palette.LightCard}\"/>");
        double top = 12;
        if (figure.Title is not null)
        {
            string title = TextMeasure.Fit(figure.Title, 15, figure.Width - 32);
            svg.Text(16, 26, title, $"class=\"i\" fill=\"{Theme.Ink}\" font-size=\"15\" font-weight=\"600\"");
            top = 38;
        }
        DrawPanels(svg, figure, top, budget);
        svg.Line("</svg>");
        string body = svg.ToString();
        string id = "c" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)).AsSpan(0, 5));
        return body.Replace(IdMark, id);
    }

    // A picture has no parts for screen readers: they would not find its links.
    static bool HasLinks(Figure figure) =>
        figure.Panels.SelectMany(panel => panel.Traces).OfType<DrawingTrace>().SelectMany(drawing => drawing.Items).OfType<DrawingBox>().Any(box => box.Link is not null);

    static void DrawPanels(SvgBuilder svg, Figure figure, double top, int budget)
    {
        const double margin = 12, gap = 16;
        double width = (figure.Width - 2 * margin - gap * (figure.Columns - 1)) / figure.Columns;
        double height = (figure.Height - top - margin - gap * (figure.Rows - 1)) / figure.Rows;
        (Panel[] panels, Legend? shared) = ShareLegend(figure, figure.Width - 2 * margin);
        if (shared is not null)
        {
            shared.Write(svg, 16, top);
            top += shared.Height + 6;
            height -= (shared.Height + 6) / figure.Rows;
        }
        PanelLayout[] layouts = [.. panels.Select(panel => new PanelLayout(panel, width, height, figure.Panels.Length > 1 || figure.Title is null))];
        for (int i = 0; i < layouts.Length; i++)
        {
            int row = i / figure.Columns, column = i % figure.Columns;
            layouts[i].Top = layouts.Where((_, k) => k / figure.Columns == row).Max(l => l.Top);
            layouts[i].Bottom = layouts.Where((_, k) => k / figure.Columns == row).Max(l => l.Bottom);
            layouts[i].Left = layouts.Where((_, k) => k % figure.Columns == column).Max(l => l.Left);
            layouts[i].Right = layouts.Where((_, k) => k % figure.Columns == column).Max(l => l.Right);
        }
        int traces = Math.Max(1, figure.Panels.Sum(panel => panel.Traces.Length));
        for (int i = 0; i < layouts.Length; i++)
        {
            int row = i / figure.Columns, column = i % figure.Columns;
            var place = new Rect(margin + column * (width + gap), top + row * (height + gap), width, height);
            new PanelRenderer(svg, layouts[i], place, $"{IdMark}-{i}", Math.Max(16, budget / traces)).Draw();
        }
    }

    /// <summary>Panels that all have the same legend get one for all of them.</summary>
    static (Panel[] Panels, Legend? Shared) ShareLegend(Figure figure, double width)
    {
        Panel[] panels = [.. figure.Panels];
        if (panels.Length < 2 || panels.Any(panel => panel.ShowLegend == false))
            return (panels, null);
        var first = Key(panels[0]);
        if (first.Length < 2 && panels[0].ShowLegend != true || !panels.All(panel => Key(panel).SequenceEqual(first)))
            return (panels, null);
        var legend = new Legend(panels[0], width);
        return ([.. panels.Select(panel => panel with { ShowLegend = false })], legend);

        static (string?, string, Type)[] Key(Panel panel) =>
            [.. Legend.EntriesOf(panel).Select(trace => (trace.Name, Palette.Of(trace), trace.GetType()))];
    }
}
