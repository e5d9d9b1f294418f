using DeepDay3.Notebooks.Display;

namespace DeepDay3.Notebooks.Session;

/// <summary>The outcome of a cell.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Value">The last expression, formatted; null when the cell does not end in one.</param>
/// <param name="Error">What ended it, unless it succeeded.</param>
/// <param name="Elapsed">Wall time, compilation included.</param>
public sealed record CellResult(CellStatus Status, MimeBundle? Value, CellError? Error, TimeSpan Elapsed);
