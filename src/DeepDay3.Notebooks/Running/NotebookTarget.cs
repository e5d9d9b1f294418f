namespace DeepDay3.Notebooks.Running;

/// <summary>A notebook to run.</summary>
/// <param name="Path">The file, absolute.</param>
/// <param name="Name">How messages and the report call it: the path from the current directory, with forward slashes.</param>
/// <param name="OutputPath">Where it goes below the output folder, such as day3/01_simple_rnn.ipynb.</param>
public sealed record NotebookTarget(string Path, string Name, string OutputPath);
