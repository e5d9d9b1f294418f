namespace DeepDay3.Notebooks.Session;

/// <summary>How the execution of a cell ended.</summary>
public enum CellStatus
{
    /// <summary>Without an error.</summary>
    Succeeded,

    /// <summary>With a compile error, a directive that cannot be carried out, or an exception.</summary>
    Failed,

    /// <summary>Because it was asked to stop.</summary>
    Interrupted,
}
