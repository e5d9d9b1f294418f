namespace DeepDay3.Data.Formats;

/// <summary>
/// Reads pictures of digits from lines of 65 numbers: 64 pixels of 0 to 16 and the label, the label last as UCI and scikit-learn
/// write it, or first where a header line begins with "label".
/// </summary>
static class DigitsCsv
{
    const int Pixels = 64, MostRows = 100_000;

    /// <exception cref="DataFormatException">A line is not as described.</exception>
    public static (byte[] Pixels, byte[] Labels) Read(ReadOnlySpan<byte> file, string name)
    {
        var pixels = new List<byte>();
        var labels = new List<byte>();
        bool labelFirst = file.StartsWith("label,"u8);
        Span<byte> row = stackalloc byte[Pixels + 1];
        for (int start = 0, line = 0; start < file.Length; line++)
        {
            int length = file[start..].IndexOf((byte)'\n');
            int end = length < 0 ? file.Length : start + length;
            ReadOnlySpan<byte> text = file[start..end].TrimEnd((byte)'\r');
            if (line > 0 || !labelFirst)
            {
                ReadRow(text, row, name, start);
                ReadOnlySpan<byte> values = labelFirst ? row[1..] : row[..Pixels];
                byte label = row[labelFirst ? 0 : Pixels];
                if (label > 9 || values.ContainsAnyExceptInRange((byte)0, (byte)16))
                    throw new DataFormatException(name, start, "the line has a label above 9 or a pixel above 16; pixels of 0 to 16 and a label of 0 to 9 were expected");
                pixels.AddRange(values);
                labels.Add(label);
                if (labels.Count > MostRows)
                    throw new DataFormatException(name, start, $"the file has more lines than the {MostRows} that are read");
            }
            start = end + 1;
        }
        return ([.. pixels], [.. labels]);
    }

    static void ReadRow(ReadOnlySpan<byte> text, Span<byte> row, string name, int start)
    {
        int column = 0, at = 0;
        while (at <= text.Length)
        {
            int comma = text[at..].IndexOf((byte)',');
            int end = comma < 0 ? text.Length : at + comma;
            if (column == row.Length || !byte.TryParse(text[at..end], System.Globalization.NumberStyles.None, null, out row[column]))
                throw new DataFormatException(name, start + at, $"column {column} is not as it should be; {row.Length} numbers of 0 to 255 between commas were expected");
            column++;
            at = end + 1;
        }
        if (column != row.Length)
            throw new DataFormatException(name, start + text.Length, $"the line has {column} numbers; {row.Length} were expected");
    }
}
