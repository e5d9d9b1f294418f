using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DeepDay3.Notebooks.Documents;

namespace DeepDay3.Notebooks.Pages;

/// <summary>One output of a cell as HTML: the best of its mime types that a page without script can show.</summary>
static partial class OutputRenderer
{
    const string PlotlyMime = "application/vnd.plotly.v1+json";

    static readonly string[] Preference =
        [MimeTypes.Svg, MimeTypes.Png, "image/jpeg", "image/gif", MimeTypes.Html, MimeTypes.Markdown, MimeTypes.Plain];

    public static string Render(NotebookOutput output, MarkdownRenderer prose) => output.Type switch
    {
        "stream" => Text(output.Text, output.Json["name"]!.GetValue<string>() == "stderr" ? "text stderr" : "text"),
        "error" => Text(ErrorText(output.Json), "text error"),
        _ => Best(output.Data!, prose),
    };

    static string Best(JsonObject data, MarkdownRenderer prose)
    {
        var mime = Preference.FirstOrDefault(data.ContainsKey);
        var text = mime is null ? null : MultilineText.Read(data[mime]);
        if (text is null) return Text($"({string.Join(", ", data.Select(entry => entry.Key))})", "text");
        return mime switch
        {
            MimeTypes.Svg => $"<div class=\"figure\">{prose.RewriteMarkup(XmlProlog().Replace(text, ""))}{Plotly(data)}</div>",
            MimeTypes.Html => $"<div class=\"html\">{prose.RewriteMarkup(text)}</div>",
            MimeTypes.Markdown => $"<div class=\"prose\">{prose.Render(text)}</div>",
            MimeTypes.Plain => Text(text, "text"),
            _ => $"<div class=\"figure\"><img alt=\"{WebUtility.HtmlEncode(MultilineText.Read(data[MimeTypes.Plain]) ?? "picture")}\" src=\"data:{mime};base64,{text.ReplaceLineEndings("")}\"></div>",
        };
    }

    // For pages that bring Plotly.js; others leave it alone.
    static string Plotly(JsonObject data) => data[PlotlyMime] is JsonObject figure
        ? $"<script type=\"{PlotlyMime}\">{figure.ToJsonString()}</script>"
        : "";

    static string ErrorText(JsonObject error)
    {
        var lines = error["traceback"] is JsonArray { Count: > 0 } trace
            ? trace.Select(line => line is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : "")
            : [$"{error["ename"]!.GetValue<string>()}: {error["evalue"]!.GetValue<string>()}"];
        return AnsiColour().Replace(string.Join("\n", lines), "");
    }

    static string Text(string text, string cssClass) => $"<pre class=\"{cssClass}\">{WebUtility.HtmlEncode(AnsiColour().Replace(text.TrimEnd('\n'), ""))}</pre>";

    [GeneratedRegex(@"\x1B\[[0-9;]*[A-Za-z]")]
    private static partial Regex AnsiColour();

    [GeneratedRegex(@"^\s*(<\?xml[^>]*\?>)?\s*(<!DOCTYPE[^>]*>)?\s*")]
    private static partial Regex XmlProlog();
}
