using System.Text.Json.Nodes;
using DeepDay3.Notebooks.Documents;

namespace DeepDay3.Cli.Tests.Commands;

/// <summary>A temporary folder with notebooks made in code.</summary>
sealed class NotebookFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("deepday3-").FullName;

    public string Executed => System.IO.Path.Combine(Path, "artifacts", "executed");

    public NotebookFolder Add(string name, params string[] cells)
    {
        var document = NotebookDocument.Create();
        foreach (var code in cells)
        {
            var isParameters = code.StartsWith("// parameters", StringComparison.Ordinal);
            var cell = NotebookCell.Create(code.StartsWith('#') && !code.StartsWith("#!", StringComparison.Ordinal) ? CellKind.Markdown : CellKind.Code, code);
            if (code.StartsWith("// raises-exception", StringComparison.Ordinal)) cell.Metadata["tags"] = new JsonArray("raises-exception");
            if (isParameters) cell.Metadata["tags"] = new JsonArray("parameters");
            document.Cells.Add(cell);
        }

        document.Save(System.IO.Path.Combine(Path, name));
        return this;
    }

    public JsonNode Report() => JsonNode.Parse(File.ReadAllText(System.IO.Path.Combine(Executed, "report.json")))!;

    public NotebookDocument Document(string name) => NotebookDocument.Load(System.IO.Path.Combine(Executed, name));

    public void Dispose() => Directory.Delete(Path, true);
}
