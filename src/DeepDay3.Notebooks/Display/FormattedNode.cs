namespace DeepDay3.Notebooks.Display;

/// <summary>A value inside of another that has formatters of its own.</summary>
/// <param name="Plain">Its plain text.</param>
/// <param name="Html">Its HTML, or null.</param>
sealed record FormattedNode(string Plain, string? Html) : ValueNode;
