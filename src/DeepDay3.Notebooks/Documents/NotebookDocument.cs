using System.Text;
using System.Text.Json.Nodes;

namespace DeepDay3.Notebooks.Documents;

/// <summary>A notebook in nbformat 4. What this program does not know is kept, in the order of the file.</summary>
public sealed class NotebookDocument
{
    readonly JsonObject root;

    internal NotebookDocument(JsonObject root, IEnumerable<NotebookCell> cells)
    {
        this.root = root;
        Cells = [.. cells];
    }

    /// <summary>The cells from top to bottom.</summary>
    public IList<NotebookCell> Cells { get; }

    /// <summary>The notebook's metadata.</summary>
    public JsonObject Metadata => (JsonObject)root["metadata"]!;

    /// <summary>The minor version that the file had when it was read (writing makes it at least 5).</summary>
    public int MinorVersion => root["nbformat_minor"]!.GetValue<int>();

    /// <summary>An empty notebook with the metadata that every C# host opens.</summary>
    public static NotebookDocument Create(params IEnumerable<NotebookCell> cells) => new(
        new JsonObject
        {
            ["cells"] = new JsonArray(),
            ["metadata"] = new JsonObject
            {
                ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" },
                ["language_info"] = new JsonObject { ["name"] = "csharp" },
            },
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        },
        cells);

    /// <summary>Reads a notebook from JSON text.</summary>
    /// <exception cref="NotebookFormatException">The text is not a notebook.</exception>
    public static NotebookDocument Parse(string json, string? fileName = null) =>
        NotebookReader.Read(Encoding.UTF8.GetBytes(json), fileName);

    /// <summary>Reads a notebook file.</summary>
    /// <exception cref="NotebookFormatException">The file is not a notebook.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static NotebookDocument Load(string path) => NotebookReader.Read(File.ReadAllBytes(path), path);

    /// <summary>A copy that shares nothing with this document.</summary>
    public NotebookDocument Clone() => new(
        (JsonObject)root.DeepClone(),
        Cells.Select(cell => new NotebookCell((JsonObject)cell.Json.DeepClone())));

    /// <summary>The notebook as Jupyter would write it.</summary>
    public string ToJson()
    {
        var copy = (JsonObject)root.DeepClone();
        copy["nbformat_minor"] = Math.Max(5, MinorVersion);
        var cells = Cells.Select(cell => (JsonObject)cell.Json.DeepClone()).ToList();
        foreach (var cell in cells) NotebookCell.SplitLines(cell);
        CellIds.Complete(cells);
        copy["cells"] = new JsonArray([.. cells]);
        return JupyterJson.Write(copy);
    }

    /// <summary>Writes the notebook; a reader sees the old file or the new one, never half of it.</summary>
    public void Save(string path) => AtomicFile.WriteAllText(path, ToJson());
}
