using System.Net;
using DeepDay3.Plotting.Rendering;

namespace DeepDay3.Training;

/// <summary>Makes the formatters of <see cref="Histories"/>: medians with bands, and the table as text.</summary>
sealed class HistoriesFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new Formatter<Histories>(MimeTypes.Html, all => $"{all.ToChart().ToHtml()}<pre>{WebUtility.HtmlEncode(all.ToString())}</pre>"),
        new Formatter<Histories>(MimeTypes.Svg, all => all.ToChart().ToSvg()),
        new Formatter<Histories>(MimeTypes.Plain, all => all.ToString()),
    ];
}
