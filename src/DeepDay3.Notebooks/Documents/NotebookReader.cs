using System.Text.Json;
using System.Text.Json.Nodes;

namespace DeepDay3.Notebooks.Documents;

/// <summary>Reads nbformat 4 and says in one sentence what is wrong with a file that is not.</summary>
sealed class NotebookReader
{
    static readonly string[] CellTypes = ["code", "markdown", "raw"];
    static readonly string[] OutputTypes = ["stream", "display_data", "execute_result", "error"];

    readonly string? file;

    NotebookReader(string? file)
    {
        this.file = file;
    }

    public static NotebookDocument Read(ReadOnlySpan<byte> utf8, string? file)
    {
        if (utf8.StartsWith(new byte[] { 0xEF, 0xBB, 0xBF })) utf8 = utf8[3..];
        var options = new JsonDocumentOptions { AllowDuplicateProperties = false };
        try
        {
            var node = JsonNode.Parse(utf8, documentOptions: options);
            CheckStrings(node);
            return new NotebookReader(file).ReadRoot(node);
        }
        catch (JsonException e)
        {
            var line = e.LineNumber is { } number ? $"line {number + 1}" : "the text";
            throw new NotebookFormatException(file, line, "this is not valid JSON; a notebook is one JSON object", e);
        }
        catch (InvalidOperationException e)
        {
            throw new NotebookFormatException(file, "the text", "a string is not valid Unicode text; UTF-8 was expected", e);
        }
    }

    // Strings are decoded on first use; decoding all of them here keeps surprises out of everything that follows.
    static void CheckStrings(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject properties:
                foreach (var property in properties) CheckStrings(property.Value);
                break;
            case JsonArray items:
                foreach (var item in items) CheckStrings(item);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                value.GetValue<string>();
                break;
        }
    }

    NotebookDocument ReadRoot(JsonNode? node)
    {
        if (node is not JsonObject root) throw Wrong("the text", "a JSON object was expected");
        if (!IsInteger(root["nbformat"], out var major)) throw Wrong("\"nbformat\"", "the number 4 was expected");
        if (major != 4) throw Wrong("\"nbformat\"", $"this is version {major}; version 4 was expected (Jupyter's \"nbconvert --to notebook\" converts)");
        if (root["nbformat_minor"] is null) root["nbformat_minor"] = 0;
        if (!IsInteger(root["nbformat_minor"], out _)) throw Wrong("\"nbformat_minor\"", "a whole number was expected");
        RequireMetadata(root, "the notebook");
        if (root["cells"] is not JsonArray array) throw Wrong("\"cells\"", "a list of cells was expected");
        var cells = array.Select((cell, index) => ReadCell(cell, $"cell {index + 1}")).ToList();
        return new NotebookDocument(root, cells.Select(cell => new NotebookCell(cell)));
    }

    JsonObject ReadCell(JsonNode? node, string where)
    {
        if (node is not JsonObject cell) throw Wrong(where, "a JSON object was expected");
        var type = Text(cell["cell_type"]);
        if (type is null || !CellTypes.Contains(type)) throw Wrong(where, "\"cell_type\" code, markdown or raw was expected");
        if (cell.ContainsKey("id") && Text(cell["id"]) is not { Length: > 0 }) throw Wrong(where, "\"id\" as a string was expected");
        RequireMetadata(cell, where);
        if (MultilineText.Read(cell["source"]) is null) throw Wrong(where, "\"source\" as a string or a list of lines was expected");
        if (type == "code") ReadCode(cell, where);
        return cell;
    }

    void ReadCode(JsonObject cell, string where)
    {
        if (cell["execution_count"] is { } count && !IsInteger(count, out _))
            throw Wrong(where, "\"execution_count\" as a whole number or null was expected");
        if (!cell.ContainsKey("outputs")) cell["outputs"] = new JsonArray();
        if (cell["outputs"] is not JsonArray outputs) throw Wrong(where, "\"outputs\" as a list was expected");
        for (var index = 0; index < outputs.Count; index++) ReadOutput(outputs[index], $"{where}, output {index + 1}");
    }

    void ReadOutput(JsonNode? node, string where)
    {
        if (node is not JsonObject output) throw Wrong(where, "a JSON object was expected");
        var type = Text(output["output_type"]);
        if (type is null || !OutputTypes.Contains(type))
            throw Wrong(where, "\"output_type\" stream, display_data, execute_result or error was expected");
        if (type == "stream" && (MultilineText.Read(output["text"]) is null || Text(output["name"]) is null))
            throw Wrong(where, "a stream with \"name\" and \"text\" was expected");
        if (type is "display_data" or "execute_result" && output["data"] is not JsonObject)
            throw Wrong(where, "\"data\" as an object of mime types was expected");
        if (type == "error" && (Text(output["ename"]) is null || Text(output["evalue"]) is null || MultilineText.Read(output["traceback"]) is null))
            throw Wrong(where, "an error with \"ename\", \"evalue\" and \"traceback\" was expected");
    }

    void RequireMetadata(JsonObject owner, string where)
    {
        if (!owner.ContainsKey("metadata")) owner["metadata"] = new JsonObject();
        if (owner["metadata"] is not JsonObject) throw Wrong(where, "\"metadata\" as an object was expected");
    }

    static string? Text(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    static bool IsInteger(JsonNode? node, out int number)
    {
        number = 0;
        return node is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue(out number);
    }

    NotebookFormatException Wrong(string where, string problem) => new(file, where, problem);
}
