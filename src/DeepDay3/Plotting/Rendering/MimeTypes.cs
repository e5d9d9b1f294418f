namespace DeepDay3.Plotting.Rendering;

/// <summary>The mime types that values of this package are shown as.</summary>
static class MimeTypes
{
    public const string Html = "text/html";
    public const string Plain = "text/plain";
    public const string Svg = "image/svg+xml";
    public const string Markdown = "text/markdown";

    /// <summary>What the runner of notebooks reads: an object with "id" and "status" of an exercise.</summary>
    public const string Exercise = "application/vnd.deepday3.exercise+json";

    public const string Plotly = "application/vnd.plotly.v1+json";
}
