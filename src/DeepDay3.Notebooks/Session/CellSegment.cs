namespace DeepDay3.Notebooks.Session;

/// <summary>A stretch of a cell in one language.</summary>
/// <param name="Language">csharp, markdown, html or javascript.</param>
/// <param name="Code">The text; lines that belong elsewhere are blank, so that line numbers are the cell's.</param>
/// <param name="Directives">The directives that stood in it.</param>
sealed record CellSegment(string Language, string Code, IReadOnlyList<CellDirective> Directives);
