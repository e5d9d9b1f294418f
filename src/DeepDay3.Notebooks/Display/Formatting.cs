using DeepDay3.Notebooks.Documents;

namespace DeepDay3.Notebooks.Display;

/// <summary>Turns values into what hosts can show.</summary>
public static class Formatting
{
    /// <summary>Formats a value.</summary>
    /// <param name="value">Any value, null too.</param>
    /// <param name="mimeTypes">The mime types to show it in; those that the type prefers when none is given.</param>
    public static MimeBundle Format(object? value, params string[] mimeTypes)
    {
        if (value is RawHtml html) return MimeBundle.Single(MimeTypes.Html, html.Text);
        var source = value is null ? null : FormatterSource.For(value.GetType());
        return source is null ? FormatByShape(value, mimeTypes) : FormatBySource(value!, source, mimeTypes);
    }

    static MimeBundle FormatBySource(object value, FormatterSource source, string[] mimeTypes)
    {
        var entries = new List<KeyValuePair<string, string>>();
        foreach (var mime in mimeTypes.Length > 0 ? mimeTypes : source.PreferredMimeTypes)
        {
            if (source.Format(value, mime) is { } text) entries.Add(new(mime, text));
        }

        if (mimeTypes.Length > 0) return entries.Count > 0 ? new MimeBundle(entries) : FormatByShape(value, mimeTypes);
        if (entries.All(entry => entry.Key != MimeTypes.Plain))
            entries.Add(new(MimeTypes.Plain, source.Format(value, MimeTypes.Plain) ?? value.ToString() ?? ""));
        return new MimeBundle(entries);
    }

    static MimeBundle FormatByShape(object? value, string[] mimeTypes)
    {
        if (mimeTypes.Length > 0 && value is string text) return new MimeBundle([.. mimeTypes.Select(mime => new KeyValuePair<string, string>(mime, text))]);
        var node = ValueNode.Of(value);
        var wanted = mimeTypes.Length > 0 ? mimeTypes
            : node is ScalarNode ? [MimeTypes.Plain]
            : [MimeTypes.Html, MimeTypes.Plain];
        return new MimeBundle([.. wanted.Select(mime => new KeyValuePair<string, string>(
            mime,
            mime == MimeTypes.Html ? HtmlRenderer.Render(node) : PlainRenderer.Render(node)))]);
    }
}
