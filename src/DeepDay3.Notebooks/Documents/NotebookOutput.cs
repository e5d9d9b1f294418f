using System.Text.Json.Nodes;

namespace DeepDay3.Notebooks.Documents;

/// <summary>One output of a code cell: a stream, display data, a result or an error.</summary>
public sealed class NotebookOutput
{
    internal NotebookOutput(JsonObject json)
    {
        Json = json;
    }

    /// <summary>The output as it stands in the file.</summary>
    public JsonObject Json { get; }

    /// <summary>stream, display_data, execute_result or error.</summary>
    public string Type => Json["output_type"]!.GetValue<string>();

    /// <summary>The values of display_data and execute_result by mime type; null for the others.</summary>
    public JsonObject? Data => Json["data"] as JsonObject;

    /// <summary>The text of a stream; empty for the others.</summary>
    public string Text => MultilineText.Read(Json["text"]) ?? "";

    /// <summary>Text on standard output or standard error.</summary>
    public static NotebookOutput Stream(string name, string text) => new(new JsonObject
    {
        ["name"] = name,
        ["output_type"] = "stream",
        ["text"] = MultilineText.Write(text),
    });

    /// <summary>Something that a cell displayed.</summary>
    public static NotebookOutput DisplayData(JsonObject data) => new(new JsonObject
    {
        ["data"] = data,
        ["metadata"] = new JsonObject(),
        ["output_type"] = "display_data",
    });

    /// <summary>The value of a cell's last expression.</summary>
    public static NotebookOutput ExecuteResult(JsonObject data, int executionCount) => new(new JsonObject
    {
        ["data"] = data,
        ["execution_count"] = executionCount,
        ["metadata"] = new JsonObject(),
        ["output_type"] = "execute_result",
    });

    /// <summary>The exception or compile error that ended a cell.</summary>
    public static NotebookOutput Error(string name, string message, IEnumerable<string> trace) => new(new JsonObject
    {
        ["ename"] = name,
        ["evalue"] = message,
        ["output_type"] = "error",
        ["traceback"] = new JsonArray([.. trace.Select(line => (JsonNode)line)]),
    });
}
