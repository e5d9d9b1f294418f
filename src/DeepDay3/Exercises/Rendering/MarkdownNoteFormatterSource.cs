using DeepDay3.Plotting.Rendering;

namespace DeepDay3.Exercises.Rendering;

/// <summary>Makes the formatters of <see cref="MarkdownNote"/>.</summary>
sealed class MarkdownNoteFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new Formatter<MarkdownNote>(MimeTypes.Markdown, note => note.ToString()),
        new Formatter<MarkdownNote>(MimeTypes.Plain, note => note.ToString()),
    ];
}
