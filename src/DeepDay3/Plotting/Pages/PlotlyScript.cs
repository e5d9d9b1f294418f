using System.Text.RegularExpressions;

namespace DeepDay3.Plotting.Pages;

/// <summary>Finds Plotly's script, which this library does not bring along, and writes the element that a page loads it by.</summary>
static partial class PlotlyScript
{
    const string FileName = "plotly.min.js", Variable = "DEEPDAY3_PLOTLY";

    /// <summary>The element for a page at a path: the script beside it, else the one that the environment names as a part of the page; null where there is neither.</summary>
    public static string? For(string page) => File.Exists(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(page))!, FileName))
        ? $"<script src=\"{FileName}\"></script>"
        : Inline(null);

    /// <summary>The element with the script in it; null where no file is given or named.</summary>
    public static string? Inline(string? given)
    {
        string? file = given ?? (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : null);
        if (file is null) return null;
        if (!File.Exists(file))
            throw new FileNotFoundException($"Plotly's script is not at {file}{(given is null ? $", which ${Variable} names" : "")}: a file such as {FileName} was expected.", file);
        return $"<script>{EndOfScript().Replace(File.ReadAllText(file), "<\\/$1")}</script>";
    }

    // Inside of strings of JavaScript the backslash changes nothing, and elsewhere it does not occur.
    [GeneratedRegex("</(script)", RegexOptions.IgnoreCase)]
    private static partial Regex EndOfScript();
}
