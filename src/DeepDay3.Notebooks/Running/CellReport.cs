using DeepDay3.Notebooks.Session;

namespace DeepDay3.Notebooks.Running;

/// <summary>What became of a code cell.</summary>
/// <param name="Index">The number beside the cell: code cells count from 1.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Milliseconds">Wall time.</param>
/// <param name="Error">What ended it, unless it was skipped or passed; a cell tagged raises-exception passes with its error.</param>
public sealed record CellReport(int Index, RunStatus Status, double Milliseconds, CellError? Error);
