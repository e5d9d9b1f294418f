namespace DeepDay3.Notebooks.Documents;

/// <summary>What a cell holds.</summary>
public enum CellKind
{
    /// <summary>C# that is executed.</summary>
    Code,

    /// <summary>Prose.</summary>
    Markdown,

    /// <summary>Text that no host interprets.</summary>
    Raw,
}
