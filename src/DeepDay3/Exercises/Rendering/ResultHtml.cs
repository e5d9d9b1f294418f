using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace DeepDay3.Exercises.Rendering;

/// <summary>
/// A result as HTML. Text keeps the host's colour and the ground is a translucent tint, so that it reads in light and dark
/// themes of every host; the state stands in words, not in the colour alone.
/// </summary>
static partial class ResultHtml
{
    public static string Of(ExerciseResult result)
    {
        (string mark, string colour) = result.Status switch
        {
            ExerciseStatus.Passed => ("✓", "46,160,67"),
            ExerciseStatus.Failed => ("✗", "218,54,51"),
            ExerciseStatus.Unsolved => ("○", "130,138,150"),
            _ => ("!", "210,153,34"),
        };
        var html = new StringBuilder();
        html.Append($"<div role=\"status\" style=\"border-left:4px solid rgb({colour});background:rgba({colour},.1);padding:.5em .9em;border-radius:.25em;max-width:52rem\">");
        html.Append($"<div><strong><span aria-hidden=\"true\">{mark} </span>{Encode(result.Headline)}</strong></div>");
        foreach ((string label, string text) in result.Details)
        {
            string lead = label.Length > 0 ? $"<span style=\"opacity:.75\">{Encode(label)}:</span> " : "";
            html.Append($"<div style=\"margin-top:.25em;overflow-wrap:anywhere\">{lead}{Encode(text)}</div>");
        }
        return html.Append("</div>").ToString();
    }

    // `code` is the only mark-up of messages.
    static string Encode(string text) => Code().Replace(WebUtility.HtmlEncode(text), "<code>$1</code>");

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
