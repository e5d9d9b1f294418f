namespace DeepDay3.Plotting.Plotly;

/// <summary>Texts for Plotly.js, which reads some tags in them: what a label contains is shown, never obeyed.</summary>
static class PlotlyText
{
    public static string Of(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>A text with its line breaks.</summary>
    public static string Lines(string text) => Of(text).Replace("\n", "<br>");
}
