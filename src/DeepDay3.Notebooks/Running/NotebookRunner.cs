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
        var watch = Stopwatch.StartNew();
        var notebooks = PreparedNotebook.Prepare(targets, options);
        var reports = new NotebookReport[notebooks.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Jobs), CancellationToken = cancellation };
        await Parallel.ForAsync(0, notebooks.Count, parallel, async (index, token) =>
        {
            var notebook = notebooks[index];
            var report = await new NotebookProcess(notebook, options, progress).RunAsync(token);
            Write(notebook, report, options);
            reports[index] = report;
            progress.Finished(notebook.Target, report);
        });
        var run = new RunReport(reports, watch.Elapsed.TotalSeconds);
        AtomicFile.WriteAllText(Path.Combine(options.OutputFolder, "report.json"), run.ToJson());
        return run;
    }

    static void Write(PreparedNotebook notebook, NotebookReport report, RunOptions options)
    {
        var path = Path.Combine(options.OutputFolder, notebook.Target.OutputPath);
        notebook.Document.Save(path);
        var title = Path.GetFileNameWithoutExtension(path);
        AtomicFile.WriteAllText(Path.ChangeExtension(path, ".html"), NotebookPage.Render(notebook.Document, title));
        if (options.InPlace && report.Status == RunStatus.Passed) WriteBack(notebook);
    }

    // The cell that sets parameters belongs to the run, not to the notebook.
    static void WriteBack(PreparedNotebook notebook)
    {
        var document = notebook.Document.Clone();
        foreach (var injected in document.Cells.Where(cell => cell.Tags.Contains(ParameterCell.InjectedTag)).ToList()) document.Cells.Remove(injected);
        document.Save(notebook.Target.Path);
    }
}
