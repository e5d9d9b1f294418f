using System.Text.Json.Nodes;
using DeepDay3.Notebooks.Documents;

namespace DeepDay3.Notebooks.Running;

/// <summary>What became of all notebooks of a run.</summary>
/// <param name="Notebooks">The notebooks in the order of the run.</param>
/// <param name="Seconds">Wall time.</param>
public sealed record RunReport(IReadOnlyList<NotebookReport> Notebooks, double Seconds)
{
    /// <summary>Notebooks without an error.</summary>
    public int Passed => Notebooks.Count(notebook => notebook.Status == RunStatus.Passed);

    /// <summary>All others.</summary>
    public int Failed => Notebooks.Count - Passed;

    /// <summary>The text of report.json.</summary>
    public string ToJson() => JupyterJson.Write(new JsonObject
    {
        ["passed"] = Passed,
        ["failed"] = Failed,
        ["seconds"] = Math.Round(Seconds, 3),
        ["notebooks"] = new JsonArray([.. Notebooks.Select(Describe)]),
    });

    static JsonNode Describe(NotebookReport notebook) => new JsonObject
    {
        ["notebook"] = notebook.Notebook,
        ["status"] = Name(notebook.Status),
        ["seconds"] = Math.Round(notebook.Seconds, 3),
        ["peakMemoryMb"] = Math.Round(notebook.PeakMemoryMb, 1),
        ["warning"] = notebook.Warning,
        ["cells"] = new JsonArray([.. notebook.Cells.Select(Describe)]),
    };

    static JsonNode Describe(CellReport cell) => new JsonObject
    {
        ["index"] = cell.Index,
        ["status"] = Name(cell.Status),
        ["milliseconds"] = Math.Round(cell.Milliseconds, 1),
        ["error"] = cell.Error is { } error
            ? new JsonObject { ["name"] = error.Name, ["message"] = error.Message, ["line"] = error.Line }
            : null,
    };

    static string Name(RunStatus status) => status.ToString().ToLowerInvariant();
}
