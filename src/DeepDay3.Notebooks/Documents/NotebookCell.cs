using System.Text.Json.Nodes;

namespace DeepDay3.Notebooks.Documents;

/// <summary>A cell: a typed view of its JSON, so that what this program does not know survives a round trip.</summary>
public sealed class NotebookCell
{
    internal NotebookCell(JsonObject json)
    {
        Json = json;
    }

    /// <summary>The cell as it stands in the file.</summary>
    public JsonObject Json { get; }

    /// <summary>What the cell holds.</summary>
    public CellKind Kind => Json["cell_type"]!.GetValue<string>() switch
    {
        "code" => CellKind.Code,
        "markdown" => CellKind.Markdown,
        _ => CellKind.Raw,
    };

    /// <summary>The cell's id; null in files before nbformat 4.5 (one is made when the document is written).</summary>
    public string? Id => Json["id"]?.GetValue<string>();

    /// <summary>The text of the cell.</summary>
    public string Source
    {
        get => MultilineText.Read(Json["source"]) ?? "";
        set => Json["source"] = MultilineText.Write(value);
    }

    /// <summary>The cell's metadata.</summary>
    public JsonObject Metadata => (JsonObject)Json["metadata"]!;

    /// <summary>The tags in the metadata.</summary>
    public IReadOnlyList<string> Tags => Metadata["tags"] is JsonArray tags
        ? [.. tags.OfType<JsonValue>().Select(tag => tag.TryGetValue<string>(out var name) ? name : "").Where(name => name.Length > 0)]
        : [];

    /// <summary>The number beside an executed code cell, or null.</summary>
    public int? ExecutionCount
    {
        get => Json["execution_count"]?.GetValue<int>();
        set => Json["execution_count"] = value;
    }

    /// <summary>A code cell's outputs in nbformat's form; empty for other cells.</summary>
    public IReadOnlyList<NotebookOutput> Outputs => Json["outputs"] is JsonArray outputs
        ? [.. outputs.Select(output => new NotebookOutput((JsonObject)output!))]
        : [];

    /// <summary>A new cell with an empty metadata object.</summary>
    public static NotebookCell Create(CellKind kind, string source)
    {
        var json = new JsonObject { ["cell_type"] = kind.ToString().ToLowerInvariant() };
        if (kind == CellKind.Code) json["execution_count"] = null;
        json["metadata"] = kind == CellKind.Code
            ? new JsonObject
            {
                ["dotnet_interactive"] = new JsonObject { ["language"] = "csharp" },
                ["polyglot_notebook"] = new JsonObject { ["kernelName"] = "csharp" },
            }
            : new JsonObject();
        if (kind == CellKind.Code) json["outputs"] = new JsonArray();
        json["source"] = MultilineText.Write(source);
        return new NotebookCell(json);
    }

    /// <summary>Removes a code cell's outputs and its execution number.</summary>
    public void ClearOutputs()
    {
        if (Kind != CellKind.Code) return;
        Json["outputs"] = new JsonArray();
        ExecutionCount = null;
    }

    /// <summary>Removes a code cell's outputs and keeps its execution number.</summary>
    public void RemoveOutputs()
    {
        if (Kind == CellKind.Code) Json["outputs"] = new JsonArray();
    }

    /// <summary>Appends an output to a code cell.</summary>
    public void AddOutput(NotebookOutput output) => ((JsonArray)Json["outputs"]!).Add((JsonNode)output.Json);

    /// <summary>A copy of the JSON with lists of lines, as files have it.</summary>
    internal JsonObject JsonForFile()
    {
        var copy = (JsonObject)Json.DeepClone();
        SplitLines(copy);
        return copy;
    }

    /// <summary>Turns strings of a cell into lists of lines where Jupyter writes lists.</summary>
    internal static void SplitLines(JsonObject cell)
    {
        Split(cell, "source");
        if (cell["outputs"] is not JsonArray outputs) return;
        foreach (var output in outputs.OfType<JsonObject>())
        {
            Split(output, "text");
            if (output["data"] is not JsonObject data) continue;
            foreach (var mime in data.Select(entry => entry.Key).Where(MimeTypes.IsText).ToList()) Split(data, mime);
        }
    }

    static void Split(JsonObject owner, string key)
    {
        if (owner[key] is JsonValue value && MultilineText.Read(value) is { } text) owner[key] = MultilineText.Write(text);
    }
}
