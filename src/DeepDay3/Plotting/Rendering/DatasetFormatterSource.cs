using System.Net;
using DeepDay3.Data;

namespace DeepDay3.Plotting.Rendering;

/// <summary>Makes the formatters of datasets: samples as a picture, and a sentence about the whole.</summary>
sealed class DatasetFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() => [.. Of<DigitImages>(set => set.Count > 0 ? Datasets.Show(set) : null), .. Of<SpokenDigitSet>(set => set.Recordings.Count > 0 ? Datasets.Show(set) : null)];

    static IEnumerable<object> Of<T>(Func<T, Chart?> show)
        where T : notnull =>
    [
        new Formatter<T>(MimeTypes.Html, set => $"{show(set)?.ToHtml()}<div>{WebUtility.HtmlEncode(set.ToString())}</div>"),
        new Formatter<T>(MimeTypes.Svg, set => show(set)?.ToSvg()),
        new Formatter<T>(MimeTypes.Plain, set => set.ToString()),
    ];
}
