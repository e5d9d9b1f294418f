namespace DeepDay3.Browser.Tests.Charts;

/// <summary>
/// Where Plotly's script lies: <c>$DEEPDAY3_PLOTLY</c>, or artifacts/plotly/plotly.min.js, out of the npm package plotly.js-dist-min. It is for tests alone.
/// </summary>
static class PlotlyFile
{
    /// <summary>The file; null where there is none.</summary>
    public static string? Path { get; } = Environment.GetEnvironmentVariable("DEEPDAY3_PLOTLY") is { Length: > 0 } named ? named : Above(AppContext.BaseDirectory);

    static string? Above(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            string path = System.IO.Path.Combine(folder.FullName, "artifacts", "plotly", "plotly.min.js");
            if (File.Exists(path)) return path;
        }
        return null;
    }
}
