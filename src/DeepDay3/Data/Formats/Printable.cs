namespace DeepDay3.Data.Formats;

/// <summary>Names from files that may hold anything, for messages.</summary>
static class Printable
{
    const int Longest = 80;

    /// <summary>The text without control characters, cut off where it is long.</summary>
    public static string Text(ReadOnlySpan<char> text)
    {
        var shown = new char[Math.Min(text.Length, Longest)];
        for (int i = 0; i < shown.Length; i++)
            shown[i] = char.IsControl(text[i]) || char.IsSurrogate(text[i]) ? '?' : text[i];
        return new string(shown) + (text.Length > Longest ? "..." : "");
    }
}
