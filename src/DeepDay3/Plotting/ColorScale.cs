using System.Collections.Immutable;

namespace DeepDay3.Plotting;

/// <summary>Colours for the values of a heatmap, from low to high, interpolated in sRGB between equally spaced stops.</summary>
public sealed class ColorScale
{
    readonly ImmutableArray<(byte R, byte G, byte B)> stops;

    ColorScale(string name, bool diverging, params string[] colors)
    {
        Name = name;
        Diverging = diverging;
        stops = [.. colors.Select(Palette.Parse)];
    }

    /// <summary>Dark blue over green to yellow; even in lightness and safe for colour-blind readers (van der Walt and Smith, 2015).</summary>
    public static ColorScale Viridis { get; } = new("Viridis", false,
        "#440154", "#482878", "#3e4989", "#31688e", "#26828e", "#1f9e89", "#35b779", "#6ece58", "#b5de2b", "#fde725");

    /// <summary>Almost white to dark blue: counts, where nothing is to look like nothing.</summary>
    public static ColorScale Blues { get; } = new("Blues", false,
        "#f5f8fc", "#dbe8f4", "#b9d3ea", "#8bb8dc", "#5a99cb", "#2f78b4", "#125a98", "#073b70");

    /// <summary>Blue over near-white to orange-brown: signed values; centred on zero unless limits are given.</summary>
    public static ColorScale BlueOrange { get; } = new("BlueOrange", true,
        "#0b4f8a", "#3f86bf", "#94bedd", "#dfe9f0", "#f7f5f2", "#f5dfc8", "#eaae75", "#cb6d22", "#823a06");

    /// <summary>Black to white: pictures.</summary>
    public static ColorScale Gray { get; } = new("Gray", false, "#000000", "#ffffff");

    /// <summary>The name of the scale.</summary>
    public string Name { get; }

    /// <summary>Whether the middle of the scale means zero.</summary>
    public bool Diverging { get; }

    /// <summary>The colour at a place from 0 (low) to 1 (high); places outside are clamped.</summary>
    public (byte R, byte G, byte B) At(double place)
    {
        double position = Math.Clamp(place, 0, 1) * (stops.Length - 1);
        int left = Math.Min((int)position, stops.Length - 2);
        double part = position - left;
        (var a, var b) = (stops[left], stops[left + 1]);
        return (Mix(a.R, b.R), Mix(a.G, b.G), Mix(a.B, b.B));

        byte Mix(byte from, byte to) => (byte)Math.Round(from + (to - from) * part);
    }

    /// <summary>The stops as places from 0 to 1 with their colours.</summary>
    internal IEnumerable<(double Place, string Color)> Stops =>
        stops.Select((c, i) => ((double)i / (stops.Length - 1), Palette.Hex(c)));

    /// <summary>The name of the scale.</summary>
    public override string ToString() => Name;
}
