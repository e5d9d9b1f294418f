using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DeepDay3.Notebooks.Documents;

/// <summary>nbformat's "multiline string": one string, or a list of lines that keep their line ends.</summary>
public static class MultilineText
{
    /// <summary>The joined text, or null when <paramref name="node"/> is neither a string nor a list of strings.</summary>
    public static string? Read(JsonNode? node)
    {
        switch (node)
        {
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                return value.GetValue<string>();
            case JsonArray lines:
                var text = new StringBuilder();
                foreach (var line in lines)
                {
                    if (line is not JsonValue item || item.GetValueKind() != JsonValueKind.String) return null;
                    text.Append(item.GetValue<string>());
                }

                return text.ToString();
            default:
                return null;
        }
    }

    /// <summary><paramref name="text"/> as a list of lines, each with its line feed.</summary>
    public static JsonArray Write(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }
}
