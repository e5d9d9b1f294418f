using System.Text.RegularExpressions;

namespace DeepDay3.Jupyter.Execution;

/// <summary>A cell that asks for help, as in IPython: <c>Console.WriteLine?</c> or <c>?Console.WriteLine</c>.</summary>
static partial class HelpRequest
{
    /// <summary>What the cell asks about; null when it is code.</summary>
    public static string? Find(string code)
    {
        var match = Pattern().Match(code);
        return match.Success ? match.Groups["name"].Value : null;
    }

    [GeneratedRegex(@"^\s*(?:\?{1,2}\s*(?<name>@?\w+(?:\.@?\w+)*)|(?<name>@?\w+(?:\.@?\w+)*)\s*\?{1,2})\s*$")]
    private static partial Regex Pattern();
}
