using System.Text.Json.Nodes;
using DeepDay3.Notebooks.Documents;

namespace DeepDay3.Notebooks.Running;

/// <summary>A notebook that is ready to run: read, without outputs, with the cell that sets parameters.</summary>
sealed class PreparedNotebook
{
    PreparedNotebook(NotebookTarget target, byte[] original, NotebookDocument document)
    {
        Target = target;
        Original = original;
        Document = document;
    }

    /// <summary>The bytes of the file as they were read.</summary>
    public byte[] Original { get; }

    public NotebookTarget Target { get; }

    /// <summary>The document that outputs are written into.</summary>
    public NotebookDocument Document { get; }

    /// <summary>True when a cell may end in an error without failing the run.</summary>
    public static bool MayFail(NotebookCell cell) => cell.Tags.Contains("raises-exception");

    /// <summary>The code cells in order with their numbers; the injected cell has the number of the parameters cell.</summary>
    public List<(NotebookCell Cell, int Number)> Steps { get; } = [];

    /// <summary>Reads notebooks and checks parameters, so that a mistake is found before anything runs.</summary>
    public static IReadOnlyList<PreparedNotebook> Prepare(IReadOnlyList<NotebookTarget> targets, RunOptions options)
    {
        var documents = targets.Select(target => (Target: target, Original: File.ReadAllBytes(target.Path))).Select(entry => (entry.Target, entry.Original, Document: NotebookReader.Read(entry.Original, entry.Target.Path))).ToList();
        var cells = documents.Select(entry => ParameterCell.Find(entry.Document, entry.Target.Name)).ToList();
        foreach (var (target, _, document) in documents) PutSolutions(target, document, options.Solutions);
        foreach (var (name, _) in options.Parameters)
        {
            if (cells.Any(cell => cell.Names.Contains(name))) continue;
            var known = cells.SelectMany(cell => cell.Names).Distinct().ToList();
            throw new UsageException($"-P {name}: no notebook of this run declares it in a cell tagged parameters" + (known.Count > 0 ? $" (declared: {string.Join(", ", known)})" : ""));
        }

        return [.. documents.Select((entry, index) => Prepare(entry.Target, entry.Original, entry.Document, cells[index], options))];
    }

    // Cells and solutions belong together one to one; without solutions only the tags are checked.
    static void PutSolutions(NotebookTarget target, NotebookDocument document, bool isWanted)
    {
        var cells = ExerciseTag.Find(document, target.Name);
        if (!isWanted) return;
        var file = SolutionFile.For(target.Path);
        if (cells.Keys.FirstOrDefault(id => file?.Sections.ContainsKey(id) != true) is { } unsolved)
            throw new UsageException($"{target.Name}: the exercise {unsolved} has no solution; a section \"// exercise: {unsolved}\" was expected in {file?.Path ?? "solutions/…/" + Path.GetFileNameWithoutExtension(target.Path) + ".csx"}");
        if (file?.Sections.Keys.FirstOrDefault(id => !cells.ContainsKey(id)) is { } stray)
            throw new UsageException($"{file.Path}: there is no cell tagged exercise:{stray} in {target.Name}");
        foreach (var (id, cell) in cells) cell.Source = file!.Sections[id];
    }

    static PreparedNotebook Prepare(NotebookTarget target, byte[] original, NotebookDocument document, ParameterCell parameters, RunOptions options)
    {
        var values = options.Parameters.Where(entry => parameters.Names.Contains(entry.Key)).ToList();
        if (options.Profile is { } profile && parameters.Names.Contains("profile") && values.All(entry => entry.Key != "profile"))
            values.Insert(0, new("profile", profile));
        var assignments = parameters.Assign(values);

        var anchor = parameters.Index < 0 ? null : document.Cells[parameters.Index];
        foreach (var old in document.Cells.Where(cell => cell.Tags.Contains(ParameterCell.InjectedTag)).ToList()) document.Cells.Remove(old);
        if (values.Count > 0)
        {
            var injected = NotebookCell.Create(CellKind.Code, assignments);
            injected.Metadata["tags"] = new JsonArray(ParameterCell.InjectedTag);
            document.Cells.Insert(document.Cells.IndexOf(anchor!) + 1, injected);
        }

        var prepared = new PreparedNotebook(target, original, document);
        var number = 0;
        foreach (var cell in document.Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            cell.ClearOutputs();
            if (!cell.Tags.Contains(ParameterCell.InjectedTag)) number++;
            prepared.Steps.Add((cell, number));
        }

        return prepared;
    }
}
