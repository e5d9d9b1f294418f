using DeepDay3.Notebooks.Documents;

namespace DeepDay3.Notebooks.Running;

/// <summary>How notebooks are run.</summary>
public sealed record RunOptions
{
    /// <summary>The folder that the executed notebooks, their pages and the report go to.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>The command, program first, that runs one notebook; the name of a pipe is appended to it.</summary>
    public required IReadOnlyList<string> ChildCommand { get; init; }

    /// <summary>fast or full: the value of the parameter "profile" where a notebook declares it; null leaves it alone.</summary>
    public string? Profile { get; init; }

    /// <summary>Values of parameters by name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; } = [];

    /// <summary>The time that one notebook may take; null for no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How many notebooks run at once; they share the processors evenly.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>True to write the outputs of notebooks that passed back into the notebooks themselves.</summary>
    public bool InPlace { get; init; }

    /// <summary>True to put solutions into the cells tagged exercise:ID of the executed copies; cannot be joined with <see cref="InPlace"/>.</summary>
    public bool Solutions { get; init; }

    /// <summary>Mime types that written notebooks leave out where there are others.</summary>
    public IReadOnlyCollection<string> DroppedMimeTypes { get; init; } = [MimeTypes.Plotly];
}
