namespace DeepDay3.Data.Formats;

/// <summary>Cuts a text into lines, of which the last may end without a line feed.</summary>
static class TextLines
{
    public static string[] Split(string text)
    {
        string[] lines = text.Split('\n');
        if (lines[^1].Length == 0)
            lines = lines[..^1];
        for (int i = 0; i < lines.Length; i++)
            lines[i] = lines[i].TrimEnd('\r');
        return lines;
    }
}
