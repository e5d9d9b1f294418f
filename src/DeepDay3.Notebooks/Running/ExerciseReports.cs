using System.Text.Json.Nodes;
using DeepDay3.Notebooks.Documents;
using DeepDay3.Notebooks.Session;

namespace DeepDay3.Notebooks.Running;

/// <summary>Judges what cells report about exercises: passed with the solutions, unsolved without them.</summary>
/// <remarks>A report is an output of the mime type <see cref="MimeTypes.Exercise"/>: an object with "id" and "status".</remarks>
/// <param name="withSolutions">Whether the tagged cells hold the solutions.</param>
sealed class ExerciseReports(bool withSolutions)
{
    const string Passed = "passed", Unsolved = "unsolved";

    /// <summary>What is wrong with a cell that has ended without an error; null when nothing is.</summary>
    /// <param name="cell">The cell with its outputs.</param>
    public CellError? Judge(NotebookCell cell)
    {
        var id = ExerciseTag.Of(cell, "");
        var reports = Read(cell);
        var expected = withSolutions ? Passed : Unsolved;
        if (reports.Keys.FirstOrDefault(other => other != id) is { } stray)
            return Error($"The cell checks the exercise {stray} and is not tagged exercise:{stray}.");
        if (id is null) return null;
        if (!reports.TryGetValue(id, out var report)) return Error($"The cell is tagged exercise:{id} and does not check it{(withSolutions ? "; the solution has to" : "")}.");
        if (report.Status == expected) return null;
        var reason = withSolutions ? "the solution has to pass" : "without --solutions an exercise has to be unsolved";
        return Error($"The exercise {id} reports {report.Status}: {reason}.{(report.Text.Length > 0 ? "\n" + report.Text : "")}");
    }

    static CellError Error(string message) => new("Exercise", message, null, [message]);

    static Dictionary<string, (string Status, string Text)> Read(NotebookCell cell)
    {
        var reports = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        foreach (var output in cell.Outputs)
        {
            if (output.Json["data"] is not JsonObject data || data[MimeTypes.Exercise] is not JsonObject report) continue;
            if (Text(report["id"]) is { } id && Text(report["status"]) is { } status) reports[id] = (status, MultilineText.Read(data[MimeTypes.Plain]) ?? "");
        }

        return reports;
    }

    static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
