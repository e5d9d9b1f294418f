using DeepDay3.Notebooks.Running;

namespace DeepDay3.Cli.Progress;

/// <summary>A line for each notebook that starts and for each that is done, for logs and pipes.</summary>
sealed class PlainProgress(TextWriter output) : IRunProgress
{
    readonly Lock gate = new();

    public void Started(NotebookTarget notebook, int cells) => WriteLines([$"{"running",-8} {notebook.Name}  {cells} cells"]);

    public void CellStarted(NotebookTarget notebook, int cell)
    {
        // A line for each cell would bury the ones that matter.
    }

    public void Printed(NotebookTarget notebook, string line)
    {
        // The executed notebook has it.
    }

    public void Finished(NotebookTarget notebook, NotebookReport report) => WriteLines(Describe(report));

    void WriteLines(IEnumerable<string> lines)
    {
        lock (gate)
        {
            foreach (var line in lines) output.WriteLine(line);
            output.Flush();
        }
    }

    /// <summary>The status line of a notebook and, where a cell ended it, the cell, its line and the message.</summary>
    public static IEnumerable<string> Describe(NotebookReport report)
    {
        var status = report.Status.ToString().ToLowerInvariant();
        yield return FormattableString.Invariant($"{status,-8} {report.Notebook}  {report.Seconds:0.0} s  {report.PeakMemoryMb:0} MB");
        if (report.Warning is { } warning) yield return $"  {report.Notebook}: {warning}";
        if (report.Culprit is not { Error: { } error } cell) yield break;
        var line = error.Line is { } number ? $", line {number}" : "";
        yield return $"  {report.Notebook}, cell {cell.Index}{line}: {error.Name}: {error.Message.ReplaceLineEndings("\n    ")}";
    }
}
