using System.Diagnostics;
using DeepDay3.Notebooks.Documents;
using DeepDay3.Notebooks.Pages;

namespace DeepDay3.Notebooks.Running;

/// <summary>Executes notebooks, each in a process of its own, and writes what came of it.</summary>
public static class NotebookRunner
{
    /// <summary>Runs notebooks and writes the executed notebooks, their pages and report.json to the output folder.</summary>
    /// <exception cref="UsageException">A parameter is unknown or has a value that does not fit; nothing has been run.</exception>
    /// <exception cref="NotebookFormatException">A file is not a notebook; nothing has been run.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled; notebooks that had finished are written.</exception>
    public static async Task<RunReport> RunAsync(
        IReadOnlyList<NotebookTarget> targets, RunOptions options, IRunProgress progress, CancellationToken cancellation = default)
    {
        if (options is { Solutions: true, InPlace: true }) throw new UsageException("solutions are put into executed copies only: --solutions and --in-place cannot be joined");
        var watch = Stopwatch.StartNew();
        var notebooks = PreparedNotebook.Prepare(targets, options);
        var reports = new NotebookReport[notebooks.Count];
        var jobs = Math.Clamp(options.Jobs, 1, Math.Max(1, notebooks.Count));
        var processors = Math.Max(1, Environment.ProcessorCount / jobs);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation };
        await Parallel.ForAsync(0, notebooks.Count, parallel, async (index, token) =>
        {
            var notebook = notebooks[index];
            var report = await new NotebookProcess(notebook, options, processors, progress).RunAsync(token);
            reports[index] = report = Write(notebook, report, options);
            progress.Finished(notebook.Target, report);
        });
        var run = new RunReport(reports, watch.Elapsed.TotalSeconds);
        AtomicFile.WriteAllText(Path.Combine(options.OutputFolder, "report.json"), run.ToJson());
        return run;
    }

    static NotebookReport Write(PreparedNotebook notebook, NotebookReport report, RunOptions options)
    {
        var path = Path.Combine(options.OutputFolder, notebook.Target.OutputPath);
        notebook.Document.Save(path);
        var title = Path.GetFileNameWithoutExtension(path);
        AtomicFile.WriteAllText(Path.ChangeExtension(path, ".html"), NotebookPage.Render(notebook.Document, title));
        return options.InPlace && report.Status == RunStatus.Passed && !WriteBack(notebook)
            ? report with { Warning = "the file was changed while the notebook ran and is left alone" }
            : report;
    }

    // The cell that sets parameters belongs to the run, not to the notebook.
    static bool WriteBack(PreparedNotebook notebook)
    {
        if (!File.ReadAllBytes(notebook.Target.Path).AsSpan().SequenceEqual(notebook.Original)) return false;
        var executed = new Queue<NotebookCell>(notebook.Document.Cells.Where(cell => !cell.Tags.Contains(ParameterCell.InjectedTag)));
        var cells = NotebookReader.Read(notebook.Original, notebook.Target.Path).Cells
            .Select(cell => cell.Tags.Contains(ParameterCell.InjectedTag) ? null : executed.Dequeue()).ToList();
        var changed = NotebookPatch.Apply(notebook.Original, cells);
        if (!changed.AsSpan().SequenceEqual(notebook.Original)) AtomicFile.WriteAllBytes(notebook.Target.Path, changed);
        return true;
    }
}
