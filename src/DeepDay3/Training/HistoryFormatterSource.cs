using System.Net;
using DeepDay3.Plotting.Rendering;

namespace DeepDay3.Training;

/// <summary>Makes the formatters of <see cref="History"/>: its curves, and its table as text.</summary>
sealed class HistoryFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new Formatter<History>(MimeTypes.Html, history => history.Count == 0 ? Words(history) : history.ToChart().ToHtml() + Words(history)),
        new Formatter<History>(MimeTypes.Svg, history => history.Count == 0 ? null : history.ToChart().ToSvg()),
        new Formatter<History>(MimeTypes.Plain, history => history.ToString()),
    ];

    static string Words(History history) => $"<pre>{WebUtility.HtmlEncode(history.ToString())}</pre>";
}
