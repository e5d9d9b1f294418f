namespace DeepDay3.Plotting.Plotly;

/// <summary>Texts for Plotly.js, which reads some tags in them: what a label contains is shown, never obeyed.</summary>
static class PlotlyText
{
    public static string Of(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>
    /// A text in space, which Plotly paints on a canvas: tags count there, entities do not. An invisible space (U+200B) keeps either from being read as one.
    /// </summary>
    public static string InSpace(string text) => text.Replace("<", "<\u200B").Replace("&", "&\u200B");

    /// <summary>A text with its line breaks.</summary>
    public static string Lines(string text) => Of(text).Replace("\n", "<br>");
}
