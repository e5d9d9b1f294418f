using DeepDay3.Notebooks.Documents;

namespace DeepDay3.Notebooks.Running;

/// <summary>The tag of a cell that holds the answer of an exercise: <c>exercise:ID</c>.</summary>
static class ExerciseTag
{
    const string Prefix = "exercise:";

    /// <summary>The exercise of a cell; null when it has none.</summary>
    /// <exception cref="UsageException">A cell has several, or is not a code cell.</exception>
    public static string? Of(NotebookCell cell, string notebook)
    {
        var ids = cell.Tags.Where(tag => tag.StartsWith(Prefix, StringComparison.Ordinal)).Select(tag => tag[Prefix.Length..]).ToList();
        if (ids.Count > 1) throw new UsageException($"{notebook}: a cell is tagged with the exercises {string.Join(" and ", ids)}; one was expected");
        if (ids.Count == 1 && cell.Kind != CellKind.Code) throw new UsageException($"{notebook}: a cell without code is tagged {Prefix}{ids[0]}");
        return ids.FirstOrDefault();
    }

    /// <summary>The code cells of a notebook that are tagged, by exercise.</summary>
    /// <exception cref="UsageException">An exercise has several cells, or a cell several exercises.</exception>
    public static IReadOnlyDictionary<string, NotebookCell> Find(NotebookDocument document, string notebook)
    {
        var cells = new Dictionary<string, NotebookCell>(StringComparer.Ordinal);
        foreach (var cell in document.Cells)
        {
            if (Of(cell, notebook) is { } id && !cells.TryAdd(id, cell)) throw new UsageException($"{notebook}: two cells are tagged {Prefix}{id}");
        }

        return cells;
    }
}
