namespace DeepDay3.Notebooks.Documents;

/// <summary>A notebook file that is not what nbformat 4 describes; the message is one sentence: file, where, what was expected.</summary>
public sealed class NotebookFormatException : Exception
{
    /// <summary>Creates the exception from the place and the expectation.</summary>
    /// <param name="file">The file, or null when the text does not come from a file.</param>
    /// <param name="where">The place: a line, or a cell by its position from 1.</param>
    /// <param name="problem">What was found and what was expected.</param>
    /// <param name="inner">The exception that brought the problem to light.</param>
    public NotebookFormatException(string? file, string where, string problem, Exception? inner = null)
        : base($"{file ?? "the notebook"}: {where}: {problem}.", inner)
    {
        File = file;
        Where = where;
    }

    /// <summary>The file, or null when the text does not come from a file.</summary>
    public string? File { get; }

    /// <summary>The place in the file.</summary>
    public string Where { get; }
}
