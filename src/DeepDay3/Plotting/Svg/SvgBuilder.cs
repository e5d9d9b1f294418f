using System.Globalization;
using System.Text;

namespace DeepDay3.Plotting.Svg;

/// <summary>Writes SVG elements.</summary>
sealed class SvgBuilder
{
    readonly StringBuilder text = new();

    public SvgBuilder Raw(string xml)
    {
        text.Append(xml);
        return this;
    }

    public SvgBuilder Line(string xml)
    {
        text.Append(xml).Append('\n');
        return this;
    }

    /// <summary>A text element; style comes from the group around it and from <paramref name="attributes"/>.</summary>
    public SvgBuilder Text(double x, double y, string content, string attributes = "") =>
        Line($"<text x=\"{N(x)}\" y=\"{N(y)}\"{(attributes.Length == 0 ? "" : " " + attributes)}>{Escape(content)}</text>");

    public override string ToString() => text.ToString();

    /// <summary>A number with at most one digit after the point.</summary>
    public static string N(double value) => (Math.Round(value, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Text as XML; characters that XML does not allow become U+FFFD.</summary>
    public static string Escape(string content)
    {
        var result = new StringBuilder(content.Length);
        foreach (Rune rune in content.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&':
                    result.Append("&amp;");
                    break;
                case '<':
                    result.Append("&lt;");
                    break;
                case '>':
                    result.Append("&gt;");
                    break;
                case '"':
                    result.Append("&quot;");
                    break;
                case '\t' or '\n' or '\r':
                    result.Append(' ');
                    break;
                case < 0x20 or 0xFFFE or 0xFFFF:
                    result.Append('\uFFFD');
                    break;
                default:
                    result.Append(rune.ToString());
                    break;
            }
        }
        return result.ToString();
    }
}
