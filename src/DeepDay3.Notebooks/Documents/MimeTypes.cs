namespace DeepDay3.Notebooks.Documents;

/// <summary>The mime types that notebooks and hosts agree on, and how nbformat stores each.</summary>
public static class MimeTypes
{
    /// <summary>Plain text.</summary>
    public const string Plain = "text/plain";

    /// <summary>HTML.</summary>
    public const string Html = "text/html";

    /// <summary>Markdown.</summary>
    public const string Markdown = "text/markdown";

    /// <summary>Vector graphics.</summary>
    public const string Svg = "image/svg+xml";

    /// <summary>A picture, as base64 text.</summary>
    public const string Png = "image/png";

    /// <summary>A Plotly figure, as a JSON object.</summary>
    public const string Plotly = "application/vnd.plotly.v1+json";

    /// <summary>What became of an exercise in a cell: a JSON object with its "id" and its "status", which is "passed", "failed" or "unsolved".</summary>
    public const string Exercise = "application/vnd.deepday3.exercise+json";

    /// <summary>True when nbformat stores the value as a JSON value rather than as text.</summary>
    public static bool IsJson(string mime) =>
        mime == "application/json" || mime.EndsWith("+json", StringComparison.Ordinal);

    /// <summary>True when nbformat stores the value as a list of lines.</summary>
    public static bool IsText(string mime) =>
        mime.StartsWith("text/", StringComparison.Ordinal) || mime is Svg or "application/javascript";
}
