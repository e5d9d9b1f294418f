using System.Text.RegularExpressions;

namespace DeepDay3.Exercises.Content;

/// <summary>A file of solutions: C# in sections, each of which starts with a line <c>// exercise: ID</c>.</summary>
static partial class SolutionSections
{
    /// <summary>The code of an exercise's section; null when there is none.</summary>
    public static string? Find(string text, string id)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        int start = Array.FindIndex(lines, line => Head().Match(line) is { Success: true } match && match.Groups[1].Value == id);
        if (start < 0)
            return null;
        int end = Array.FindIndex(lines, start + 1, line => Head().IsMatch(line));
        return string.Join("\n", lines[(start + 1)..(end < 0 ? lines.Length : end)]).Trim('\n');
    }

    [GeneratedRegex(@"^//\s*exercise:\s*(\S+)\s*$")]
    private static partial Regex Head();
}
