using DeepDay3.Plotting.Rendering;

namespace DeepDay3.Exercises.Rendering;

/// <summary>Makes the formatters of <see cref="Dashboard"/>.</summary>
sealed class DashboardFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new Formatter<Dashboard>(MimeTypes.Html, dashboard => dashboard.ToHtml()),
        new Formatter<Dashboard>(MimeTypes.Plain, dashboard => dashboard.ToString()),
    ];
}
