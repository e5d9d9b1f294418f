using DeepDay3.Plotting.Rendering;

namespace DeepDay3.Plotting;

/// <summary>Makes the formatters of <see cref="ModuleView"/>.</summary>
sealed class ModuleViewFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new Formatter<ModuleView>(MimeTypes.Html, view => view.ToHtml()),
        new Formatter<ModuleView>(MimeTypes.Plain, view => view.ToString()),
    ];
}
