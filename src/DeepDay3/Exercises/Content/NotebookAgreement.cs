using System.Text.Json;
using System.Text.RegularExpressions;

namespace DeepDay3.Exercises.Content;

/// <summary>Whether exercises agree with the notebooks that they belong to.</summary>
public static partial class NotebookAgreement
{
    /// <summary>What does not agree, a sentence each; nothing for a notebook that does not exist yet.</summary>
    /// <param name="catalog">The exercises.</param>
    /// <param name="exercise">One of them.</param>
    public static IEnumerable<string> Problems(ExerciseCatalog catalog, ExerciseDefinition exercise)
    {
        if (catalog.Folder is not { } folder || !File.Exists(Path.Combine(folder, exercise.Notebook + ".ipynb")))
            yield break;
        string name = $"notebooks/{exercise.Notebook}.ipynb";
        if (Cells(Path.Combine(folder, exercise.Notebook + ".ipynb")) is not { } cells)
        {
            yield return $"{name} is not a notebook.";
            yield break;
        }

        string id = exercise.Id;
        if (!cells.Where(cell => cell.IsMarkdown).SelectMany(cell => Heading().Matches(cell.Source)).Any(match => match.Groups[1].Value.Trim() == exercise.See))
            yield return $"{name}: {id} sends the reader to a heading that is not there: \"{exercise.See}\".";
        Cell[] tagged = [.. cells.Where(cell => cell.Tags.Contains($"exercise:{id}"))];
        if (tagged.Length != 1)
            yield return $"{name}: {tagged.Length} cells are tagged exercise:{id}, one was expected.";
        else if (!tagged[0].Source.Contains($"Exercise.Check(\"{id}\"", StringComparison.Ordinal))
            yield return $"{name}: the cell tagged exercise:{id} does not call Exercise.Check(\"{id}\", …).";
        if (!cells.Any(cell => cell.Source.Contains($"Exercise.Show(\"{id}\")", StringComparison.Ordinal)))
            yield return $"{name}: no cell shows the question: Exercise.Show(\"{id}\").";
        if (catalog.SolutionCode(exercise) is null)
            yield return $"notebooks/solutions/{exercise.Notebook}.csx has no section \"// exercise: {id}\".";
    }

    static List<Cell>? Cells(string file)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
            return [.. document.RootElement.GetProperty("cells").EnumerateArray().Select(Cell.Read)];
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [GeneratedRegex("^#+ (.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    sealed record Cell(bool IsMarkdown, string Source, IReadOnlyList<string?> Tags)
    {
        public static Cell Read(JsonElement cell) => new(
            cell.GetProperty("cell_type").GetString() == "markdown",
            Text(cell.GetProperty("source")),
            cell.GetProperty("metadata").TryGetProperty("tags", out JsonElement tags) ? [.. tags.EnumerateArray().Select(tag => tag.GetString())] : []);

        static string Text(JsonElement source) => source.ValueKind == JsonValueKind.String ? source.GetString()! : string.Concat(source.EnumerateArray().Select(line => line.GetString()));
    }
}
