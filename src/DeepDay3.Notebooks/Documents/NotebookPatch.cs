using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DeepDay3.Notebooks.Documents;

/// <summary>Puts outputs and execution counts into the text of a notebook and leaves every other byte alone, so that a diff shows results.</summary>
public static class NotebookPatch
{
    const string Outputs = "outputs";
    const string ExecutionCount = "execution_count";

    /// <summary>The text with the outputs of executed cells.</summary>
    /// <param name="original">The bytes of the file; a notebook that can be read.</param>
    /// <param name="executed">For each cell of the file in order the executed one, or null to leave the cell as it is.</param>
    public static byte[] Apply(byte[] original, IReadOnlyList<NotebookCell?> executed)
    {
        ArgumentNullException.ThrowIfNull(original);
        ArgumentNullException.ThrowIfNull(executed);
        var start = original.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var json = original.AsSpan(start);
        var layout = JsonLayout.Of(json);
        var edits = new List<(int Position, int Length, string Text)>();
        var cells = FindCells(json);
        for (var index = 0; index < Math.Min(cells.Count, executed.Count); index++)
        {
            if (executed[index] is not { Kind: CellKind.Code } cell) continue;
            Replace(json, cells[index], ExecutionCount, cell.Json[ExecutionCount], layout, edits);
            Replace(json, cells[index], Outputs, cell.JsonForFile()[Outputs], layout, edits);
        }

        var result = new MemoryStream(original.Length);
        result.Write(original.AsSpan(0, start));
        var copied = 0;
        foreach (var (position, length, text) in edits.OrderBy(edit => edit.Position))
        {
            result.Write(json[copied..position]);
            result.Write(Encoding.UTF8.GetBytes(text));
            copied = position + length;
        }

        result.Write(json[copied..]);
        return result.ToArray();
    }

    static void Replace(ReadOnlySpan<byte> json, Cell cell, string name, JsonNode? value, JsonLayout layout, List<(int Position, int Length, string Text)> edits)
    {
        const int Depth = 3;
        var text = value is null ? "null" : JupyterJson.Write(value, layout, Depth);
        if (!cell.Values.TryGetValue(name, out var span))
        {
            var lineStart = layout.NewLine + string.Concat(Enumerable.Repeat(layout.Indent, Depth));
            edits.Add((cell.Start + 1, 0, $"{lineStart}\"{name}\": {text},"));
        }
        else if (!JsonNode.DeepEquals(JsonNode.Parse(json[span.Start..span.End]), value))
        {
            edits.Add((span.Start, span.End - span.Start, text));
        }
    }

    static List<Cell> FindCells(ReadOnlySpan<byte> json)
    {
        var cells = new List<Cell>();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 64 });
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isCells = reader.ValueTextEquals("cells");
            reader.Read();
            if (!isCells)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject) cells.Add(ReadCell(ref reader));
        }

        return cells;
    }

    static Cell ReadCell(ref Utf8JsonReader reader)
    {
        var cell = new Cell((int)reader.TokenStartIndex, []);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            cell.Values[name] = (start, (int)reader.BytesConsumed);
        }

        return cell;
    }

    // Where a cell begins, and where the values of its properties stand.
    sealed record Cell(int Start, Dictionary<string, (int Start, int End)> Values);
}
