using System.Globalization;

namespace DeepDay3.Plotting;

/// <summary>
/// The colours of series: the hues of Okabe and Ito (2008), safe for colour-blind readers, with the light ones darkened and
/// black made grey so that each keeps a contrast of at least 3 : 1 on the white and on the near-black card alike.
/// </summary>
static class Palette
{
    public const string LightCard = "#ffffff";
    public const string DarkCard = "#161b22";

    public static readonly string[] Colors =
        ["#0072b2", "#c84c00", "#009e73", "#d070a8", "#c08a00", "#3f9be0", "#a0522d", "#6e7781"];

    /// <summary>The colour of a trace.</summary>
    public static string Of(Trace trace) => trace.Color ?? Colors[trace.Series % Colors.Length];

    /// <summary>The dashes of a line: from the ninth series on colours repeat, and dashes tell them apart.</summary>
    public static LineDash DashOf(LineTrace line) =>
        line.Dash != LineDash.Solid || line.Color is not null ? line.Dash : (LineDash)(line.Series / Colors.Length % 4);

    public static (byte R, byte G, byte B) Parse(string hex)
    {
        if (hex is not ['#', _, _, _, _, _, _]
            || !int.TryParse(hex.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value))
            throw new ArgumentException($"\"{hex}\" is no colour: it was expected as # and six hexadecimal digits, such as #0072b2.");
        return ((byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }

    public static string Hex((byte R, byte G, byte B) color) => $"#{color.R:x2}{color.G:x2}{color.B:x2}";

    /// <summary>Relative luminance from 0 to 1 (WCAG 2).</summary>
    public static double Luminance((byte R, byte G, byte B) color)
    {
        return 0.2126 * Linear(color.R) + 0.7152 * Linear(color.G) + 0.0722 * Linear(color.B);

        static double Linear(byte channel)
        {
            double c = channel / 255.0;
            return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }
    }
}
