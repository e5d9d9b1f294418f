namespace DeepDay3.Notebooks.Session;

/// <summary>What ended a cell.</summary>
/// <param name="Name">The exception's type, or CompilationError, DirectiveError.</param>
/// <param name="Message">The exception's message or the compiler's words.</param>
/// <param name="Line">The line in the cell, from 1, where that is known.</param>
/// <param name="Trace">Lines to show: the message, then the calls inside the notebook.</param>
public sealed record CellError(string Name, string Message, int? Line, IReadOnlyList<string> Trace);
