namespace DeepDay3.Notebooks.Running;

/// <summary>What became of a notebook.</summary>
/// <param name="Notebook">Its name, as messages call it.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Seconds">Wall time, the start of the process included.</param>
/// <param name="PeakMemoryMb">The largest working set of its process, in MB (2^20 bytes).</param>
/// <param name="Cells">Its code cells.</param>
public sealed record NotebookReport(string Notebook, RunStatus Status, double Seconds, double PeakMemoryMb, IReadOnlyList<CellReport> Cells)
{
    /// <summary>Something else that the user should know, or null.</summary>
    public string? Warning { get; init; }

    /// <summary>The cell that ended the run, or null when all passed.</summary>
    public CellReport? Culprit => Cells.FirstOrDefault(cell => cell.Status is not (RunStatus.Passed or RunStatus.Skipped));
}
