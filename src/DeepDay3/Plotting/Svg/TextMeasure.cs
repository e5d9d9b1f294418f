using System.Globalization;

namespace DeepDay3.Plotting.Svg;

/// <summary>Estimates how wide text is, a little generously, since fonts differ between machines.</summary>
static class TextMeasure
{
    public static double Width(string text, double size)
    {
        double ems = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            ems += rune.Value switch
            {
                >= 0x1100 and not (>= 0x2000 and <= 0x2BFF) => 1.0,
                'i' or 'l' or 'j' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' or ' ' or 'I' => 0.3,
                'f' or 't' or 'r' or '(' or ')' or '[' or ']' or '-' or '/' => 0.38,
                'm' or 'w' or 'M' or 'W' or '@' or '%' => 0.88,
                _ when Rune(rune, UnicodeCategory.NonSpacingMark) => 0,
                _ when Rune(rune, UnicodeCategory.UppercaseLetter) => 0.7,
                _ => 0.575,
            };
        }
        return ems * size;
    }

    /// <summary>The text, cut with an ellipsis where it is wider than <paramref name="width"/>.</summary>
    public static string Fit(string text, double size, double width)
    {
        if (Width(text, size) <= width)
            return text;
        var elements = StringInfo.ParseCombiningCharacters(text);
        for (int keep = elements.Length - 1; keep > 0; keep--)
        {
            string cut = text[..elements[keep]].TrimEnd() + "…";
            if (Width(cut, size) <= width)
                return cut;
        }
        return "…";
    }

    static bool Rune(System.Text.Rune rune, UnicodeCategory category) => System.Text.Rune.GetUnicodeCategory(rune) == category;
}
