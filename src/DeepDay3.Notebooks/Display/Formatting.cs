using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DeepDay3.Notebooks.Documents;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;

namespace DeepDay3.Notebooks.Display;

/// <summary>Turns values into what hosts can show.</summary>
public static class Formatting
{
    const string Json = "application/json";
    const string Latex = "text/latex";

    static readonly JsonSerializerOptions JsonOptions = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        ReferenceHandler = ReferenceHandler.IgnoreCycles,
        IncludeFields = true,
    };

    /// <summary>Formats a value: as cells have registered, else as its type brings it, else by its shape.</summary>
    /// <param name="value">Any value, null too.</param>
    /// <param name="mimeTypes">The mime types to show it in; those that the type prefers when none is given.</param>
    public static MimeBundle Format(object? value, params string[] mimeTypes)
    {
        if (value is null) return FormatByShape(value, mimeTypes);
        var source = FormatterSource.For(value.GetType());
        var wanted = mimeTypes.Length > 0 ? mimeTypes : FormatterRegistry.Preferred(value.GetType()) ?? source?.PreferredMimeTypes ?? [];
        if (wanted.Count == 0) return FormatByChoice(value);
        var entries = new List<KeyValuePair<string, string>>();
        foreach (var mime in wanted)
        {
            if (Own(value, source, mime) is { } text) entries.Add(new(mime, text));
            else if (source is null || mimeTypes.Length > 0 && entries.Count == 0 && wanted.Count == 1) entries.AddRange(FormatByShape(value, [mime]).Entries);
        }

        if (entries.Count == 0) return FormatByShape(value, mimeTypes);
        if (mimeTypes.Length == 0 && entries.All(entry => entry.Key != MimeTypes.Plain))
            entries.Add(new(MimeTypes.Plain, Own(value, source, MimeTypes.Plain) ?? (source is null ? PlainRenderer.Render(ValueNode.Of(value)) : value.ToString() ?? "")));
        return new MimeBundle(entries);
    }

    /// <summary>A value that stands in another, where it has formatters of its own; null where it has none.</summary>
    internal static FormattedNode? Inner(object value)
    {
        var source = FormatterSource.For(value.GetType());
        try
        {
            var plain = Own(value, source, MimeTypes.Plain);
            var html = Own(value, source, MimeTypes.Html);
            if (plain is null && html is null) return null;
            return new FormattedNode(plain ?? value.ToString() ?? "", html);
        }
        catch (Exception e) when (e is not (OperationCanceledException or ThreadInterruptedException))
        {
            return new FormattedNode($"({TypeNames.Of(e.GetType())}: {e.Message})", null);
        }
    }

    // Nobody prefers anything: what a cell has registered shows what there is to see.
    static MimeBundle FormatByChoice(object value)
    {
        var html = Own(value, null, MimeTypes.Html);
        var plain = Own(value, null, MimeTypes.Plain);
        if (value is LaTeXString or MathString) return new MimeBundle([new(Latex, value.ToString()!), new(MimeTypes.Plain, value.ToString()!)]);
        if (html is null && plain is null) return FormatByShape(value, []);
        if (value is IHtmlContent && plain is null) return MimeBundle.Single(MimeTypes.Html, html!);
        plain ??= PlainRenderer.Render(ValueNode.Of(value));
        return html is null ? MimeBundle.Single(MimeTypes.Plain, plain) : new MimeBundle([new(MimeTypes.Html, html), new(MimeTypes.Plain, plain)]);
    }

    static string? Own(object value, FormatterSource? source, string mime)
    {
        if (FormatterRegistry.Format(value, mime) is { } registered) return registered;
        if (value is not IHtmlContent content || mime != MimeTypes.Html) return source?.Format(value, mime);
        using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        content.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    static MimeBundle FormatByShape(object? value, string[] mimeTypes)
    {
        if (mimeTypes.Length > 0 && value is string text) return new MimeBundle([.. mimeTypes.Select(mime => new KeyValuePair<string, string>(mime, text))]);
        var node = ValueNode.Of(value);
        string[] wanted = mimeTypes.Length > 0 ? mimeTypes
            : node is ScalarNode || FormatterRegistry.DefaultMimeType == MimeTypes.Plain ? [MimeTypes.Plain]
            : [FormatterRegistry.DefaultMimeType, MimeTypes.Plain];
        return new MimeBundle([.. wanted.Select(mime => new KeyValuePair<string, string>(mime, mime switch
        {
            MimeTypes.Html => HtmlRenderer.Render(node),
            Json => JsonSerializer.Serialize(value, JsonOptions),
            _ => PlainRenderer.Render(node),
        }))]);
    }
}
