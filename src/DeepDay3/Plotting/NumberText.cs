using System.Globalization;

namespace DeepDay3.Plotting;

/// <summary>Numbers as axes show them: with thousands, a true minus sign, and powers of ten where digits would be too many.</summary>
static class NumberText
{
    /// <summary>Labels for the ticks of one axis, all with the same number of decimals.</summary>
    public static string[] Of(double[] ticks, bool log)
    {
        double largest = ticks.Max(Math.Abs);
        double step = ticks.Length < 2 ? largest : ticks.Zip(ticks.Skip(1), (a, b) => Math.Abs(b - a)).Min();
        bool power = log ? ticks.Any(t => t is >= 99999 or < 0.00099) : largest >= 1e7 || step is > 0 and < 1e-5;
        if (power)
            return [.. ticks.Select(Power)];
        if (log)
            return [.. ticks.Select(t => Sign(t.ToString("#,0.#####", CultureInfo.InvariantCulture)))];
        int decimals = step > 0 ? Math.Min(10, Ticks.Decimals(step * 1.0000001)) : 0;
        // A step such as 0.25 of a scale with a given end needs one digit more.
        return [.. ticks.Select(t => Sign(t.ToString("N" + decimals, CultureInfo.InvariantCulture)))];
    }

    /// <summary>One number with three or four significant digits, for prose.</summary>
    public static string Rough(double value)
    {
        double size = Math.Abs(value);
        if (size is >= 1e7 or < 1e-4 && value != 0)
            return Power(value);
        int decimals = size >= 1000 || value == 0 ? 0 : Math.Max(0, 2 - (int)Math.Floor(Math.Log10(size)));
        return Sign(value.ToString("#,0." + new string('#', decimals), CultureInfo.InvariantCulture));
    }

    /// <summary>A number as a mantissa times a power of ten, such as 2×10⁷.</summary>
    public static string Power(double value)
    {
        if (value == 0)
            return "0";
        string[] parts = value.ToString("0.###e0", CultureInfo.InvariantCulture).Split('e');
        string exponent = string.Concat(parts[1].Select(Superscript));
        return parts[0] switch
        {
            "1" => "10" + exponent,
            "-1" => "−10" + exponent,
            _ => $"{Sign(parts[0])}×10{exponent}",
        };
    }

    static string Sign(string text) => text.Replace('-', '−');

    static char Superscript(char c) => c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0'];
}
