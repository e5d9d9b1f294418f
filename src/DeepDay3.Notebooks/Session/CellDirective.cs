namespace DeepDay3.Notebooks.Session;

/// <summary>A directive line such as <c>#r "x.dll"</c>.</summary>
/// <param name="Name">The directive with its mark: <c>#r</c>, <c>#load</c>, <c>#!time</c>.</param>
/// <param name="Argument">What follows, without quotes.</param>
/// <param name="Line">The line in the cell, from 1.</param>
sealed record CellDirective(string Name, string Argument, int Line);
