using DeepDay3.Notebooks.Running;

namespace DeepDay3.Cli.Progress;

/// <summary>A line for each notebook that is done, for logs and pipes.</summary>
sealed class PlainProgress(TextWriter output) : IRunProgress
{
    readonly Lock gate = new();

    public void Started(NotebookTarget notebook, int cells)
    {
        // The line comes when there is something to tell.
    }

    public void CellStarted(NotebookTarget notebook, int cell)
    {
        // As above.
    }

    public void Finished(NotebookTarget notebook, NotebookReport report)
    {
        lock (gate)
        {
            foreach (var line in Describe(report)) output.WriteLine(line);
            output.Flush();
        }
    }

    /// <summary>The status line of a notebook and, where a cell ended it, the cell, its line and the message.</summary>
    public static IEnumerable<string> Describe(NotebookReport report)
    {
        var status = report.Status.ToString().ToLowerInvariant();
        yield return FormattableString.Invariant($"{status,-8} {report.Notebook}  {report.Seconds:0.0} s  {report.PeakMemoryMb:0} MB");
        if (report.Culprit is not { Error: { } error } cell) yield break;
        var line = error.Line is { } number ? $", line {number}" : "";
        yield return $"  {report.Notebook}, cell {cell.Index}{line}: {error.Name}: {error.Message.ReplaceLineEndings("\n    ")}";
    }
}
