using System.Text.Json;
using System.Text.Json.Nodes;
using DeepDay3.Notebooks.Documents;

namespace DeepDay3.Notebooks.Display;

/// <summary>One value in several mime types, best first.</summary>
/// <param name="Entries">Mime type and text; base64 for pictures.</param>
public sealed record MimeBundle(IReadOnlyList<KeyValuePair<string, string>> Entries)
{
    /// <summary>The text of a mime type, or null.</summary>
    public string? this[string mime] => Entries.FirstOrDefault(entry => entry.Key == mime).Value;

    /// <summary>A bundle of one mime type.</summary>
    public static MimeBundle Single(string mime, string value) => new([new(mime, value)]);

    /// <summary>The bundle as nbformat and the Jupyter protocol hold it: JSON types as JSON, the others as strings.</summary>
    public JsonObject ToJson()
    {
        var data = new JsonObject();
        foreach (var (mime, value) in Entries) data[mime] = MimeTypes.IsJson(mime) ? ParseOrText(value) : value;
        return data;
    }

    static JsonNode? ParseOrText(string value)
    {
        try
        {
            return JsonNode.Parse(value, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            return value;
        }
    }
}
