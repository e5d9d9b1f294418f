using DeepDay3.Plotting.Rendering;

namespace DeepDay3.Exercises.Rendering;

/// <summary>Text that hosts show as Markdown, with formulas.</summary>
/// <param name="text">The Markdown.</param>
[TypeFormatterSource(typeof(MarkdownNoteFormatterSource),
    PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.Plain],
    KernelMimeTypes = [MimeTypes.Markdown, MimeTypes.Plain])]
public sealed class MarkdownNote(string text)
{
    /// <summary>The Markdown.</summary>
    public override string ToString() => text;
}
