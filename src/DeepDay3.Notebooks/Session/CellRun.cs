using DeepDay3.Notebooks.Display;

namespace DeepDay3.Notebooks.Session;

/// <summary>One execution of a cell.</summary>
/// <param name="Name">What errors call the text that is being executed: the cell, or a file that it loads.</param>
/// <param name="Scope">Where its output goes.</param>
/// <param name="Cancellation">Says when it is asked to stop.</param>
sealed record CellRun(string Name, OutputScope Scope, CancellationToken Cancellation);
