using System.Text.RegularExpressions;

namespace DeepDay3.Data;

/// <summary>A State of the Union address.</summary>
/// <param name="Year">When it was given.</param>
/// <param name="President">Who gave it, as the file is named, such as GWBush.</param>
/// <param name="Name">The file's name without its ending, such as 1991-Bush-1, where a year has several.</param>
/// <param name="Text">What was said.</param>
public sealed partial record Speech(int Year, string President, string Name, string Text)
{
    internal static Speech Named(string file, string text, string archive)
    {
        Match match = FileName().Match(file);
        return match.Success
            ? new(int.Parse(match.Groups[1].ValueSpan), match.Groups[2].Value, file[..^".txt".Length], text)
            : throw new DatasetException($"{archive} holds a file {Formats.Printable.Text(file)}: a name such as 1945-Truman.txt was expected.");
    }

    /// <summary>A short description.</summary>
    public override string ToString() => $"{President}, {Year}: {Text.Length} characters";

    [GeneratedRegex(@"^([0-9]{4})-([A-Za-z]+)(-[0-9])?\.txt$")]
    private static partial Regex FileName();
}
