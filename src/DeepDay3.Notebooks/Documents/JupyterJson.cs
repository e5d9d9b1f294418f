using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DeepDay3.Notebooks.Documents;

/// <summary>Writes JSON as Jupyter does: one space of indentation, non-ASCII as it is, a newline at the end.</summary>
/// <remarks>System.Text.Json escapes characters beyond the basic plane, so that every emoji would change on a round trip.</remarks>
public static class JupyterJson
{
    /// <summary>The text of <paramref name="node"/>, ending in a newline.</summary>
    public static string Write(JsonNode node)
    {
        return Write(node, JsonLayout.Jupyter, 0) + "\n";
    }

    /// <summary>The text of <paramref name="node"/> as it stands <paramref name="depth"/> levels deep in a text of some layout.</summary>
    public static string Write(JsonNode node, JsonLayout layout, int depth)
    {
        ArgumentNullException.ThrowIfNull(layout);
        var text = new StringBuilder();
        Write(text, node, layout, depth);
        return text.ToString();
    }

    static void Write(StringBuilder text, JsonNode? node, JsonLayout layout, int depth)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject properties:
                WriteItems(text, '{', '}', properties, layout, depth, property =>
                {
                    WriteString(text, property.Key);
                    text.Append(": ");
                    Write(text, property.Value, layout, depth + 1);
                });
                break;
            case JsonArray items:
                WriteItems(text, '[', ']', items, layout, depth, item => Write(text, item, layout, depth + 1));
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                WriteString(text, value.GetValue<string>());
                break;
            default:
                text.Append(node.ToJsonString());
                break;
        }
    }

    static void WriteItems<T>(StringBuilder text, char open, char close, ICollection<T> items, JsonLayout layout, int depth, Action<T> write)
    {
        text.Append(open);
        var first = true;
        foreach (var item in items)
        {
            if (!first) text.Append(layout.NewLine.Length > 0 ? "," : ", ");
            StartLine(text, layout, depth + 1);
            first = false;
            write(item);
        }

        if (!first) StartLine(text, layout, depth);
        text.Append(close);
    }

    static void StartLine(StringBuilder text, JsonLayout layout, int depth)
    {
        text.Append(layout.NewLine);
        for (var level = 0; level < depth; level++) text.Append(layout.Indent);
    }

    static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            switch (character)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                case '\b': text.Append("\\b"); break;
                case '\f': text.Append("\\f"); break;
                case < ' ': text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)); break;
                default: text.Append(character); break;
            }
        }

        text.Append('"');
    }
}
